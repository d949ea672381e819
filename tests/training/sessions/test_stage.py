"""The scenarios that are offered: the shipped ones and those of the home."""

from __future__ import annotations

from pathlib import Path

import pytest

from firstline.training import sessions
from firstline.training.scenarios import FOLDER


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    folder = tmp_path / "scenarios" / "accepted"
    folder.mkdir(parents=True)
    return folder


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(tmp_path, accepted):
    (accepted / "bad.yml").write_text("title: [")
    (accepted / "debit_easy.yml").write_text("title: A name that is taken")
    (accepted / "gone.yml").symlink_to(accepted / "nowhere.yml")
    (accepted / "own.yml").write_text((FOLDER / "debit_easy.yml").read_text())

    stage = sessions.stage(tmp_path)

    assert stage.scenario("own") and stage.scenario("debit_easy").title != "A name that is taken"
    assert [one.split(", line")[0].rsplit("/", 1)[1] for one in stage.wrong] == [
        *("bad.yml", "debit_easy.yml", "gone.yml"),
    ]


def test_a_file_that_was_mended_is_offered(tmp_path, accepted):
    (accepted / "own.yml").write_text("title: [")
    assert sessions.stage(tmp_path).scenario("own") is None
    (accepted / "own.yml").write_text((FOLDER / "debit_easy.yml").read_text())
    assert sessions.stage(tmp_path).scenario("own")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("debited twice, hard", ["debit_hard"]),
        ("the missed visit please", ["appointment_easy"]),
        ("Two debits for one machine", ["debit_hard"]),
        ("call_normal", ["call_normal"]),
        ("double charge", ["debit_easy", "debit_normal", "debit_hard"]),
        ("was debited twice for one order", []),
        ("debit", []),
        ("call back", []),
        ("", []),
    ],
)
def test_a_scenario_is_named_by_its_whole_name_alone(tmp_path, wanted, found):
    assert [one.id for one in sessions.stage(tmp_path).named(wanted)] == found
