"""Processes killed without warning during a shift: nothing is lost and nothing done twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.shift.playing import Played
from benchmarks.shift.setting_up import shift

MOMENTS = 10


def play(home: Path, desk_url: str, moments: int, real: int = 0) -> Played:
    home.mkdir()
    return shift(home, desk_url, moments, seed=7, real=real).play(print)


@pytest.mark.timeout(900)
def test_a_shift_whose_processes_are_killed_loses_nothing_and_doubles_nothing(
    tmp_path, database_url
):
    played = play(tmp_path / "home", database_url, MOMENTS)
    assert played.wrong == ()
    assert sum(played.kills.values()) == MOMENTS
    assert len(played.kills) == 3 and min(played.kills.values()) > 0
    assert len(played.sums.done) >= MOMENTS


@pytest.mark.timeout(900)
def test_the_processes_of_the_product_itself_are_killed_in_the_midst_of_it_too(tmp_path):
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    played = play(tmp_path / "home", url, moments=4, real=4)
    assert played.wrong == ()
    assert played.kills == {"actions": 1, "rasa": 1, "work": 1, "work too": 1}
    assert played.sums.done
