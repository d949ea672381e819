"""`firstline training`: mint, accept, list."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from firstline import workplace
from firstline.cli import cli
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed, worked

__all__ = ["demo_place", "place"]


@pytest.fixture
def here(place, tmp_path, monkeypatch):
    """The commands work at this desk."""
    there = at_home(place, tmp_path)
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTLINE_NOW", NOW.isoformat())
    monkeypatch.setattr(workplace, "open_workplace", lambda: there)
    return there


def run(*arguments: str):
    return CliRunner().invoke(cli, ["training", *arguments])


def test_a_closed_case_is_minted_read_accepted_and_listed(here) -> None:
    case_id = closed(here, "CU-1001", "explain_number", "an account ending in 7776?")

    minted = run("mint", case_id, "--as", "ellen")
    assert minted.exit_code == 0, minted.output
    name = minted.output.split()[0]
    accepted = run("accept", name, "--as", "priya")
    listed = json.loads(run("list", "--json").output)

    assert accepted.exit_code == 0
    assert run("list").output == f"{name}\taccepted\tORDER_TAIL\t{case_id}\tellen\tpriya\n"
    assert [(one["scenario"], one["reviewer"]) for one in listed] == [(name, "priya")]


def test_an_open_case_is_told_in_one_line(here) -> None:
    case_id = worked(here, "CU-1001", "explain_number", "an account ending in 7776?")

    refused = run("mint", case_id)

    assert refused.exit_code == 1
    assert refused.output == f"Error: case {case_id} is still open; wrap it up first\n"


def test_nothing_is_listed_before_anything_is_minted(here) -> None:
    assert run("list").output == ""
