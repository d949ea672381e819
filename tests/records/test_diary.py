from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from firstline.records import diary

NINE = datetime(2026, 11, 10, 14, 0, tzinfo=timezone.utc)
FIVE = NINE + timedelta(hours=8)


def callback(number, status="booked", due_at=NINE, owner="Jo"):
    due = due_at.isoformat()
    key = f"CB-{number}"
    return {
        "callback_id": key,
        "customer_id": "C1",
        "due_at": due,
        "status": status,
        "owner": owner,
    }


def slot(number, kind="callback", starts_at=NINE, taken_by=""):
    when = starts_at.isoformat()
    return {
        "slot_id": f"SL-{number}",
        "kind": kind,
        "starts_at": when,
        "minutes": "20",
        "taken_by": taken_by,
    }


@pytest.fixture
def booked(folder, bring_in, connection):
    folder.write("customers", {"customer_id": "C1", "name": "Maria Lopez"})
    folder.write(
        "callbacks",
        callback(1, due_at=FIVE - timedelta(minutes=1)),
        callback(2, due_at=NINE),
        callback(3, due_at=FIVE),
        callback(4, due_at=NINE - timedelta(seconds=1)),
        callback(5, status="cancelled"),
        callback(6, status="kept"),
    )
    folder.write(
        "slots",
        slot(1, starts_at=NINE + timedelta(hours=1)),
        slot(2),
        slot(3, kind="loaner"),
        slot(4, taken_by="CU-1"),
        slot(5, starts_at=FIVE),
    )
    bring_in()
    return connection


def test_callbacks_are_those_booked_within_the_time(booked):
    found = diary.callbacks_between(booked, NINE, FIVE)
    assert [one.callback_id for one in found] == ["CB-2", "CB-1"]
    assert found[0].owner == "Jo"


def test_slots_are_those_of_the_kind_that_nobody_has(booked):
    found = diary.open_slots(booked, "callback", NINE, FIVE)
    assert [one.slot_id for one in found] == ["SL-2", "SL-1"]
