"""`firstline trail`: what is told, and with which exit code."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from firstline.cli import cli
from firstline.desk.trail.sealing import seal
from firstline.desk.trail.verifying import verify
from tests.desk.conftest import NOW
from tests.desk.trail.chained import fill, tamper


@pytest.fixture
def firstline(desk, desk_url, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_DESK_URL", desk_url)
    return lambda *given: CliRunner().invoke(cli, ["trail", *given])


@pytest.fixture
def sealed(desk):
    fill(desk, 4)
    seal(desk, NOW)
    return desk


def test_a_whole_trail_tells_its_head_and_exits_with_0(firstline, sealed):
    fill(sealed, 1)
    told = firstline("verify")
    assert told.exit_code == 0
    assert "4 entries sealed, 1 wait" in told.output
    assert f"Head: {verify(sealed).head}" in told.output


def test_a_head_noted_earlier_is_looked_for(firstline, sealed):
    noted = verify(sealed).head
    assert firstline("verify", "--head", noted.upper()).exit_code == 0
    gone = firstline("verify", "--head", "0" * 63 + "1")
    assert (gone.exit_code, "is not in it" in gone.output) == (1, True)
    assert firstline("verify", "--head", "abc").exit_code == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE trail SET agent = 'ann' WHERE entry_id = 2", "place 2: entry 2 is not what"),
        ("DELETE FROM trail WHERE entry_id = 3", "place 3: entry 3 is missing"),
        ("DELETE FROM trail_seals WHERE place = 2", "place 2 is missing"),
        ("UPDATE trail_seals SET hash = 'x' WHERE place = 1", "the seal of entry 1 was changed"),
    ],
)
def test_the_first_wrong_place_is_told_and_the_exit_code_is_1(firstline, sealed, change, told):
    tamper(sealed, change)
    answer = firstline("verify")
    assert answer.exit_code == 1
    assert told in answer.output


def test_who_looked_at_a_customer_is_listed(firstline, sealed):
    (line,) = firstline("list", "--customer", "CU-3").output.splitlines()
    assert line.split("\t")[1:5] == ["jo", "looked_up", "C-1", "CU-3"]
    assert len(firstline("list", "--case", "C-1", "--agent", "jo").output.splitlines()) == 4
    assert firstline("list", "--agent", "ann").output == ""


def test_entries_from_a_time_on_are_listed_as_json(firstline, sealed):
    since = "2026-11-10T15:00:03Z"
    found = [
        json.loads(line)
        for line in firstline("list", "--since", since, "--json").output.splitlines()
    ]
    assert [one["entry"] for one in found] == [3, 4]
    assert found[0]["after"] == {"identity": "claimed", "findings": ["ORDER_TAIL"]}
    assert firstline("list", "--since", "yesterday").exit_code == 2
