"""`firstline outbox`: listed without payloads, replayed and dropped with a trace."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from firstline import database
from firstline.cli import cli
from firstline.desk.outbox import queue
from firstline.desk.tables import trail
from tests.desk.conftest import NOW


@pytest.fixture
def command(desk, desk_url, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_DESK_URL", desk_url)

    def command_(*arguments):
        return CliRunner().invoke(cli, ["outbox", *arguments])

    return command_


@pytest.fixture
def dead(desk, put) -> str:
    outbox_id = put(to="Maria Lopez")
    with database.writing(desk) as connection:
        (claimed,) = queue.claim(connection, "a", NOW, 1, timedelta(minutes=1))
        queue.failed(connection, claimed, NOW, "refused for good: 410", for_good=True)
    return outbox_id


def test_the_list_as_json_is_one_array_without_what_the_orders_hold(command, dead, put):
    waiting = put("item.ship", NOW + timedelta(hours=1))
    answer = command("list", "--json")
    assert answer.exit_code == 0
    shown = json.loads(answer.stdout)
    assert [order["id"] for order in shown] == [waiting, dead]
    assert shown[1] == {
        "id": dead,
        "at": "2026-11-10T15:00:00+00:00",
        "topic": "payment.refund",
        "state": "dead",
        "attempts": 1,
        "next_at": "2026-11-10T15:00:00+00:00",
        "ended_at": "2026-11-10T15:00:00+00:00",
        "problem": "refused for good: 410",
        "case": None,
        "decision": None,
    }
    assert json.loads(command("list", "--json", "--state", "delivered").stdout) == []


def test_the_list_is_one_line_an_order(command, dead):
    told = command("list", "--state", "dead").stdout
    at = "2026-11-10T15:00:00+00:00"
    assert told == f"{dead}\tdead\tpayment.refund\t1\t{at}\trefused for good: 410\n"
    assert command("list", "--state", "waiting").stdout == ""
    assert command("list", "--state", "lost").exit_code == 2


def test_orders_are_replayed_by_id_or_all_that_are_dead(command, dead, row):
    assert command("replay", dead).stdout == "1 to be delivered again.\n"
    assert row(dead).state == "waiting"
    assert command("replay", "--dead").stdout == "0 to be delivered again.\n"


def test_all_dead_orders_are_replayed(command, dead, row):
    assert command("replay", "--dead").stdout == "1 to be delivered again.\n"
    assert row(dead).state == "waiting"


def test_replay_wants_ids_or_dead_and_not_both(command, dead, row):
    assert command("replay").exit_code == 2
    assert command("replay", dead, "--dead").exit_code == 2
    assert row(dead).state == "dead"


def test_an_order_is_dropped_with_a_reason_that_stands_in_the_trail(desk, command, dead, row):
    assert command("drop", dead).exit_code == 2
    answer = command("drop", dead, "--reason", "done by telephone")
    assert answer.stdout == f"{dead} is dropped.\n"
    assert row(dead).state == "dropped"
    with desk.connect() as connection:
        entry = connection.execute(select(trail).order_by(trail.c.entry_id.desc())).first()
    assert (entry.agent, entry.action) == ("command line", "dropped_order")
    assert (entry.subject, entry.why) == (dead, "done by telephone")
    assert entry.after["account"]


def test_what_cannot_be_changed_is_told_in_one_line(command, dead):
    unknown = command("replay", "O-NONE")
    assert (unknown.exit_code, unknown.stderr) == (1, "Error: there is no O-NONE in the outbox\n")
    command("drop", dead, "--reason", "twice")
    again = command("drop", dead, "--reason", "twice")
    assert (again.exit_code, again.stderr) == (1, f"Error: {dead} is dropped already\n")


def test_why_an_order_is_replayed_is_in_the_trail(command, desk, dead):
    assert command("replay", dead, "--reason", "paid by hand").exit_code == 0
    with desk.connect() as connection:
        assert (
            connection.execute(select(trail.c.why).order_by(trail.c.entry_id)).scalars().all()[-1]
            == "paid by hand"
        )
