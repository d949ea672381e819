"""A promise that somebody ends by hand: whatever it is the clock of ends with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline.desk.keeping import callbacks, complaints, ending, escalations, promises, unfinished
from firstline.desk.keeping.callbacks import Booking
from firstline.desk.keeping.complaints import NewComplaint
from firstline.desk.keeping.ending import CannotEnd
from firstline.desk.keeping.escalations import Escalation
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.tables import promises as table
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR


@pytest.fixture
def make(desk, about):
    def made(kind="follow_up", hours=1) -> str:
        with desk.begin() as connection:
            promise = NewPromise(kind, "jo", "Ring her", NOW + hours * HOUR)
            return promises.make(connection, promise, about, NOW)

    return made


def still(desk, about):
    with desk.connect() as connection:
        return unfinished.of_case(connection, about.case_id)


def test_ended_twice_alike_it_stays_as_it_is_and_otherwise_it_is_refused(place, make):
    one = make()
    first = ending.end(place, one, "kept", "jo", NOW)
    assert ending.end(place, one, "kept", "jo", NOW + HOUR) == first
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, one, "dropped", "jo", NOW)
    assert refused.value.code == ending.ENDED


def test_there_is_no_such_promise(place):
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, "P-NONE", "kept", "jo", NOW)
    assert refused.value.code == ending.NOT_FOUND


def test_what_waits_for_consent_is_not_ended_by_hand(place, make):
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, make("approval"), "kept", "jo", NOW)
    assert refused.value.code == ending.NOT_TO_END


def test_a_broken_promise_stays_on_the_list_until_it_is_made_good(place, desk, about, make):
    one = make(hours=-1)
    with desk.begin() as connection:
        connection.execute(table.update().values(state="broken", broken_at=NOW))
    (listed,) = still(desk, about)
    assert ending.ends(listed) == ("kept",)
    with pytest.raises(CannotEnd):
        ending.end(place, one, "dropped", "jo", NOW)
    assert ending.end(place, one, "kept", "jo", NOW).ended_by == "jo"
    assert still(desk, about) == ()


@pytest.mark.parametrize(("state", "becomes"), [("kept", "placed"), ("dropped", "cancelled")])
def test_a_callback_is_placed_or_cancelled_with_its_promise(place, desk, about, state, becomes):
    booking = Booking(NOW + HOUR, 15, "America/New_York", "+1", "jo")
    with desk.begin() as connection:
        booked = callbacks.book(connection, booking, about, "jo", COMPANY, NOW)
    (promise,) = still(desk, about)
    ending.end(place, promise.promise_id, state, "jo", NOW)
    with desk.connect() as connection:
        assert callbacks.get(connection, booked).state == becomes
    assert still(desk, about) == ()


def test_an_escalation_that_was_looked_at_is_closed(place, desk, about):
    handed = Escalation("payments team", 2, "Twice", NOW + HOUR, {})
    with desk.begin() as connection:
        escalations.raise_(connection, handed, about, "jo", NOW)
    (promise,) = still(desk, about)
    ending.end(place, promise.promise_id, "kept", "lea", NOW)
    with desk.connect() as connection:
        assert escalations.open_of_case(connection, about.case_id) == ()


@pytest.mark.parametrize(
    ("kind", "state", "left"),
    [("acknowledgement", "kept", True), ("answer", "kept", False), ("answer", "dropped", False)],
)
def test_a_complaint_that_is_acknowledged_runs_on_and_one_that_is_answered_does_not(
    place, desk, about, kind, state, left
):
    new = NewComplaint(NOW - timedelta(hours=2), "Nobody came", "jo")
    with desk.begin() as connection:
        complaints.log(connection, new, about, "jo", COMPANY, NOW)
    promise = next(one for one in still(desk, about) if one.kind == kind)
    ending.end(place, promise.promise_id, state, "jo", NOW)
    assert bool(still(desk, about)) is left


def test_the_owners_list_holds_what_is_theirs_the_next_first(desk, about, make):
    later, sooner = make(hours=5), make(hours=1)
    with desk.connect() as connection:
        mine = unfinished.of_owners(connection, {"jo", "lead"})
        assert [one.promise_id for one in mine] == [sooner, later]
        assert unfinished.of_owners(connection, {"lea"}) == ()
