"""Calls promised to a customer: booked, placed, cancelled."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from firstline import database
from firstline.desk.keeping import callbacks, placing, promises, taking_over, unfinished
from firstline.desk.keeping.callbacks import Booking, SlotTaken
from firstline.desk.tables import callbacks as booked
from firstline.desk.tables import promises as promised
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR

AT = NOW + 2 * HOUR
BOOKING = Booking(AT, 15, "America/Los_Angeles", "+12125550101", "jo", "Ring her about the part")


@pytest.fixture
def book(desk, about):
    def make(booking=BOOKING, now=NOW) -> str:
        with database.writing(desk) as connection:
            return callbacks.book(connection, booking, about, "jo", COMPANY, now)

    return make


def test_a_booked_call_is_a_promise_with_its_grace(book, about, rows, traced):
    callback_id = book()
    (row,) = rows(booked)
    assert (row.callback_id, row.state, row.starts_at) == (callback_id, "booked", AT)
    assert (row.timezone, row.contact) == ("America/Los_Angeles", "+12125550101")
    (promise,) = rows(promised)
    assert (promise.kind, promise.subject, promise.owner) == ("callback", callback_id, "jo")
    assert promise.due_at == AT + timedelta(minutes=15)
    assert promise.warn_at == AT - timedelta(minutes=10)
    assert promise.what == "Ring her about the part"
    (entry,) = traced()
    assert (entry.action, entry.subject) == ("booked_callback", callback_id)


def test_whoever_takes_the_case_over_rings_her(book, desk, about, rows):
    book()
    with desk.begin() as connection:
        taking_over.take_over(connection, about.case_id, "lea", NOW)
    assert [row.owner for row in rows(booked)] == ["lea"]


def test_what_somebody_leaves_behind_is_handed_over_whole(book, desk, about, rows, traced):
    for later in range(unfinished.MOST + 5):
        book(replace(BOOKING, starts_at=AT + later * HOUR))
    with desk.begin() as connection:
        taken = taking_over.take_all(connection, "jo", "lea", NOW)
    assert taken == unfinished.MOST + 5
    assert {row.owner for row in (*rows(booked), *rows(promised))} == {"lea"}
    assert traced()[-1].action == "handed_over_promise"


def test_a_complaint_s_clock_stays_where_it_is_when_somebody_leaves(desk, about, rows):
    theirs = promises.NewPromise(promises.ESCALATION, "jo", "Look at it", AT, "E-1")
    with desk.begin() as connection:
        promises.make(connection, theirs, about, NOW)
        assert taking_over.take_all(connection, "jo", "lea", NOW) == 0
    assert rows(promised)[0].owner == "jo"


def test_what_is_handed_over_to_oneself_stays_as_it_is(book, desk, rows, traced):
    book()
    with desk.begin() as connection:
        assert taking_over.take_all(connection, "jo", "jo", NOW) == 0
    assert [row.owner for row in rows(booked)] == ["jo"]
    assert len(traced()) == 1


def test_a_call_within_minutes_is_called_to_mind_at_once(book, rows):
    book(replace(BOOKING, starts_at=NOW + timedelta(minutes=4)))
    assert rows(promised)[0].warn_at == NOW


def test_two_calls_of_one_owner_do_not_overlap(book):
    book()
    with pytest.raises(SlotTaken):
        book(replace(BOOKING, starts_at=AT + timedelta(minutes=14)))
    with pytest.raises(SlotTaken):
        book(replace(BOOKING, starts_at=AT - timedelta(minutes=30), minutes=31))
    book(replace(BOOKING, starts_at=AT + timedelta(minutes=15)))
    book(replace(BOOKING, owner="lea"))


def test_a_team_rings_as_many_as_it_has_people(book):
    team = replace(BOOKING, owner="Payments", people=2)
    book(team), book(team)
    with pytest.raises(SlotTaken):
        book(team)


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_a_call_has_a_length(book, minutes):
    with pytest.raises(ValueError, match="240"):
        book(replace(BOOKING, minutes=minutes))


def test_a_call_that_was_placed_keeps_its_promise(desk, book, rows, traced):
    callback_id = book()
    with desk.begin() as connection:
        assert placing.placed(connection, callback_id, "jo", AT)
        assert not placing.placed(connection, callback_id, "jo", AT)
        assert not placing.cancel(connection, callback_id, "jo", AT)
        assert callbacks.get(connection, callback_id).placed_at == AT
    assert rows(promised)[0].state == "kept"
    actions = [row.action for row in traced()]
    assert actions == ["booked_callback", "kept_promise", "placed_callback"]


def test_a_call_that_is_not_wanted_any_more_is_dropped_and_its_time_free(desk, book, rows):
    callback_id = book()
    with desk.begin() as connection:
        assert placing.cancel(connection, callback_id, "jo", NOW)
        assert not placing.placed(connection, callback_id, "jo", AT)
        assert not placing.miss(connection, callback_id)
    assert rows(promised)[0].state == "dropped"
    book()


def test_a_call_placed_late_makes_the_promise_good_but_not_unbroken(desk, book, about, rows):
    callback_id = book()
    with desk.begin() as connection:
        connection.execute(promised.update().values(state="broken", broken_at=AT + HOUR))
        assert placing.miss(connection, callback_id)
        assert placing.placed(connection, callback_id, "jo", AT + 2 * HOUR)
    (promise,) = rows(promised)
    assert (promise.state, promise.ended_at) == ("broken", AT + 2 * HOUR)


def test_of_several_who_book_the_same_time_at_once_one_gets_it(desk, book, rows):
    start, taken = threading.Barrier(4), []

    def race() -> None:
        start.wait()
        try:
            book()
        except SlotTaken:
            taken.append(1)

    racers = [threading.Thread(target=race) for _ in range(4)]
    [one.start() for one in racers], [one.join() for one in racers]
    assert (len(rows(booked)), len(taken)) == (1, 3)
    assert len(rows(promised, kind=promises.CALLBACK)) == 1
