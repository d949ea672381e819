"""Promised times of appointments: kept, broken by us, or given back by her."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from firstline.casework.promises.replay import visits
from firstline.records import rows
from tests.casework.promises.cases import NEW_YORK, SLOT, appointment, event, known, promises
from tests.casework.promises.cases import states as states_of
from tests.casework.records import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = SLOT + 7 * DAY


def outcomes(*given, now=NOW):
    return [visit.outcome for visit in visits(known(*given), now)]


def moved(by="company", at=SLOT - DAY, old=SLOT, new=LATER, **more):
    return event("moved", by, at, old_starts_at=old, new_starts_at=new, **more)


def test_a_missed_visit_recorded_as_a_status_and_as_an_event_is_one_failure():
    missed = event("missed", old_starts_at=SLOT)
    assert outcomes(appointment("missed"), missed) == ["missed"]
    assert outcomes(appointment("missed")) == ["missed"]
    assert outcomes(appointment("booked"), missed) == ["missed"]
    assert outcomes(appointment("missed"), missed, event("missed", at=SLOT + 3 * HOUR)) == [
        "missed"
    ]


def test_a_move_by_us_breaks_the_old_time_and_promises_the_new_one():
    assert outcomes(appointment(starts_at=LATER), moved()) == ["moved", "open"]
    assert states_of(appointment(starts_at=LATER), moved()) == ["broken", "due"]


def test_what_she_moved_or_called_off_herself_is_no_promise_of_ours():
    assert states_of(appointment(starts_at=LATER), moved("customer")) == ["due"]
    assert states_of(appointment("cancelled"), event("cancelled", "customer", SLOT - DAY)) == []


def test_a_new_time_for_a_missed_visit_is_no_second_failure_whoever_chose_it():
    missed = event("missed", old_starts_at=SLOT)
    for by in ("company", "customer", None):
        rebooked = moved(by, at=SLOT + DAY)
        assert outcomes(appointment(starts_at=LATER), missed, rebooked) == ["missed", "open"]


def test_the_same_move_recorded_twice_is_one_failure():
    again = moved(at=SLOT - DAY + HOUR, event_id="EV-again")
    assert outcomes(appointment(starts_at=LATER), moved(), again) == ["moved", "open"]


def test_a_move_to_the_same_time_breaks_nothing():
    assert outcomes(appointment(), moved(new=SLOT)) == ["open"]


def test_a_time_moved_away_and_back_was_broken_once_and_stands_again():
    other = SLOT + DAY
    back = moved(at=SLOT - DAY + HOUR, old=other, new=SLOT)
    assert outcomes(appointment(), moved(new=other), back) == ["moved", "moved", "open"]


def test_nobody_at_home_goes_by_the_event_whatever_the_status():
    for status in ("missed", "booked", "done", None):
        given = appointment(status), event("no_access", "customer")
        assert outcomes(*given) == ["no_access"]
        assert states_of(*given) == ["kept"]
    both = event("missed"), event("no_access", at=SLOT + HOUR)
    assert outcomes(appointment("missed"), *both) == ["no_access"]


def test_who_moved_or_called_it_off_without_a_name_nobody_can_tell():
    assert states_of(appointment(starts_at=LATER), moved(None)) == ["unknown", "due"]
    assert states_of(appointment("cancelled"), event("cancelled", None)) == ["unknown"]
    assert states_of(appointment("cancelled")) == ["unknown"]


def test_a_time_that_changed_without_an_event_is_nobodys_failure():
    assert outcomes(appointment(starts_at=LATER)) == ["unsure", "open"]


def test_a_visit_called_off_after_she_left_is_no_failure():
    left = rows.Contract("K-1", "CU-1", ended_at=SLOT - 2 * DAY)
    still_here = rows.Contract("K-2", "CU-1")
    called_off = appointment("cancelled"), event("cancelled", at=SLOT - DAY)
    assert outcomes(*called_off, left) == ["released"]
    assert outcomes(*called_off, left, still_here) == ["cancelled"]
    assert outcomes(*called_off) == ["cancelled"]


def test_an_engineer_who_came_in_the_window_kept_it_and_one_who_came_later_did_not():
    (kept,) = promises(appointment("done"), event("attended", at=SLOT + HOUR))
    assert (kept.state, kept.kept_at) == ("kept", SLOT + HOUR)
    (late,) = promises(appointment("done"), event("attended", at=SLOT + 5 * HOUR))
    assert (late.state, late.late_by(NOW)) == ("broken", 3 * HOUR)


def test_work_that_took_longer_than_the_window_is_not_late():
    assert states_of(appointment("done"), event("done", at=SLOT + 5 * HOUR)) == ["kept"]


def test_a_failure_is_made_good_when_somebody_comes():
    came = event("attended", at=LATER + HOUR)
    broken, kept = promises(appointment("done", LATER), moved(), came, now=LATER + DAY)
    assert (broken.state, broken.kept_at, kept.state) == ("broken", LATER + HOUR, "kept")


def test_what_happens_tomorrow_is_not_known_today():
    tomorrow = event("missed", at=NOW + DAY)
    assert outcomes(appointment(starts_at=NOW + DAY, promised_at=NOW + DAY), tomorrow) == ["open"]


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (SLOT + 12 * HOUR, "broken"),
        (SLOT + 10 * HOUR, "unknown"),
        (SLOT - DAY, "unknown"),
    ],
)
def test_a_visit_of_which_nothing_is_recorded_is_broken_once_that_days_books_are_over(until, state):
    assert states_of(appointment(), until=until) == [state]


def test_without_a_window_the_whole_working_day_counts():
    (promise,) = promises(appointment(window_minutes=None))
    assert promise.due_at == datetime(2026, 11, 5, 17, tzinfo=NEW_YORK)


def test_a_visit_moved_across_the_change_of_the_clocks_keeps_its_wall_time():
    before = datetime(2026, 10, 30, 10, tzinfo=NEW_YORK)
    after = datetime(2026, 11, 2, 10, tzinfo=NEW_YORK)
    given = (
        appointment(starts_at=after, promised_at=before),
        moved(at=before - DAY, old=before, new=after),
    )
    first, second = promises(*given)
    assert second.due_at - first.due_at == 3 * DAY + HOUR
    assert second.due_at.astimezone(NEW_YORK).hour == 12


def test_an_appointment_without_any_time_promises_nothing():
    bare = rows.Appointment("AP-1", "CU-1")
    assert promises(bare, event("missed", None, None), event("moved", None, None)) == ()


def test_the_owner_is_the_engineer_and_what_the_kind_of_visit():
    (promise,) = promises(appointment("missed"))
    assert (promise.owner, promise.what, promise.record) == ("Carl", "repair", "appointments/AP-1")
