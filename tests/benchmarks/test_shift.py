"""Processes killed without warning during a shift: nothing is lost and nothing done twice."""

from __future__ import annotations

import pytest

from benchmarks.shift.setting_up import light_shift

MOMENTS = 25


@pytest.mark.timeout(600)
def test_a_shift_whose_processes_are_killed_loses_nothing_and_doubles_nothing(
    tmp_path, database_url
):
    home = tmp_path / "home"
    home.mkdir()
    played = light_shift(home, database_url, MOMENTS, seed=7).play(print)
    assert played.wrong == ()
    assert sum(played.kills.values()) == MOMENTS
    assert played.decisions > 0
