"""Promises as rows: made, ended once, listed by what is due first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline.desk.keeping import promises, taking_over, unfinished
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.tables import promises as promised
from firstline.desk.tables import trail
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR


@pytest.fixture
def make(desk, about):
    def made(hours=1, owner="jo", kind="follow_up") -> str:
        with desk.begin() as connection:
            promise = NewPromise(kind, owner, "Ring her", NOW + hours * HOUR)
            return promises.make(connection, promise, about, NOW)

    return made


def test_a_promise_ends_once(desk, make, rows):
    promise_id = make()
    with desk.begin() as connection:
        assert promises.end(connection, promise_id, "kept", "jo", NOW + HOUR)
        assert not promises.end(connection, promise_id, "dropped", "lea", NOW + 2 * HOUR)
        assert not promises.make_good(connection, promise_id, "lea", NOW + 2 * HOUR)
        kept = promises.get(connection, promise_id)
    assert (kept.state, kept.ended_by, kept.ended_at) == ("kept", "jo", NOW + HOUR)
    (entry,) = rows(trail, subject=promise_id)
    assert (entry.agent, entry.action, entry.case_id) == ("jo", "kept_promise", kept.case_id)


def test_what_is_broken_is_made_good_once(desk, make):
    promise_id = make()
    with desk.begin() as connection:
        connection.execute(promised.update().values(state="broken", broken_at=NOW + HOUR))
        assert not promises.end(connection, promise_id, "kept", "jo", NOW + 2 * HOUR)
        assert promises.make_good(connection, promise_id, "jo", NOW + 2 * HOUR)
        assert not promises.make_good(connection, promise_id, "lea", NOW + 3 * HOUR)
        good = promises.get(connection, promise_id)
    assert (good.state, good.ended_by, good.ended_at) == ("broken", "jo", NOW + 2 * HOUR)


def test_there_are_two_ways_to_end(desk, make):
    with desk.begin() as connection, pytest.raises(ValueError, match="kept"):
        promises.end(connection, make(), "broken", "jo", NOW)


def test_an_unknown_kind_is_refused(make):
    with pytest.raises(ValueError, match="follow_up"):
        make(kind="wish")


def test_nobody_ends_a_promise_that_is_not_there(desk):
    with desk.begin() as connection:
        assert not promises.end(connection, "P-NOWHERE", "kept", "jo", NOW)
        assert promises.get(connection, "P-NOWHERE") is None


def test_the_open_ones_stand_by_when_they_are_due(desk, make, about):
    late, soon, hers = make(hours=5), make(hours=1), make(hours=3, owner="lea")
    done = make(hours=2)
    with desk.begin() as connection:
        promises.end(connection, done, "dropped", "jo", NOW)
        of_case = unfinished.open_of_case(connection, about.case_id)
    assert [one.promise_id for one in of_case] == [soon, hers, late]
    assert of_case[0].about == about


def test_whoever_takes_a_case_over_keeps_its_follow_ups_and_calls(desk, make, about, traced):
    done, still = make(), make()
    with desk.begin() as connection:
        handed = NewPromise("escalation", "payments team", "Look at it", NOW + HOUR)
        teams = promises.make(connection, handed, about, NOW)
        promises.end(connection, done, "kept", "jo", NOW)
        taking_over.take_over(connection, about.case_id, "lea", NOW)
        assert promises.get(connection, done).owner == "jo"
        assert promises.get(connection, still).owner == "lea"
        assert promises.get(connection, teams).owner == "payments team"
    entry = traced()[-1]
    assert (entry.action, entry.subject, entry.agent) == ("handed_over_promise", still, "lea")
    assert (entry.before, entry.after) == ({"owner": "jo"}, {"owner": "lea"})


def test_times_keep_their_moment(desk, about):
    due = NOW + timedelta(days=500, microseconds=1)
    with desk.begin() as connection:
        new = NewPromise("follow_up", "jo", "x", due.astimezone(), warn_at=due - HOUR)
        promise_id = promises.make(connection, new, about, NOW)
        kept = promises.get(connection, promise_id)
    assert (kept.due_at, kept.warn_at) == (due, due - HOUR)
