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
    first = ending.end(place, one, "kept", "jo", "agent", NOW)
    assert ending.end(place, one, "kept", "jo", "agent", NOW + HOUR) == first
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, one, "dropped", "jo", "agent", NOW)
    assert refused.value.code == ending.ENDED


def test_there_is_no_such_promise(place):
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, "P-NONE", "kept", "jo", "agent", NOW)
    assert refused.value.code == ending.NOT_FOUND


def test_what_waits_for_consent_is_not_ended_by_hand(place, make):
    with pytest.raises(CannotEnd) as refused:
        ending.end(place, make("approval"), "kept", "jo", "agent", NOW)
    assert refused.value.code == ending.NOT_TO_END


def test_a_broken_promise_stays_on_the_list_until_it_is_made_good(place, desk, about, make):
    one = make(hours=-1)
    with desk.begin() as connection:
        connection.execute(table.update().values(state="broken", broken_at=NOW))
    (listed,) = still(desk, about)
    assert ending.ends(listed) == ("kept",)
    with pytest.raises(CannotEnd):
        ending.end(place, one, "dropped", "jo", "agent", NOW)
    assert ending.end(place, one, "kept", "jo", "agent", NOW).ended_by == "jo"
    assert still(desk, about) == ()


@pytest.mark.parametrize(("state", "becomes"), [("kept", "placed"), ("dropped", "cancelled")])
def test_a_callback_is_placed_or_cancelled_with_its_promise(place, desk, about, state, becomes):
    booking = Booking(NOW + HOUR, 15, "America/New_York", "+1", "jo")
    with desk.begin() as connection:
        booked = callbacks.book(connection, booking, about, "jo", COMPANY, NOW)
    (promise,) = still(desk, about)
    ending.end(place, promise.promise_id, state, "jo", "agent", NOW)
    with desk.connect() as connection:
        assert callbacks.get(connection, booked).state == becomes
    assert still(desk, about) == ()


@pytest.mark.parametrize("state", ["kept", "dropped"])
def test_an_escalation_that_was_looked_at_or_is_not_needed_is_closed(place, desk, about, state):
    handed = Escalation("payments team", 2, "Twice", NOW + HOUR, {})
    with desk.begin() as connection:
        escalations.raise_(connection, handed, about, "jo", NOW)
    (promise,) = still(desk, about)
    ending.end(place, promise.promise_id, state, "lea", "lead", NOW)
    with desk.connect() as connection:
        assert escalations.open_of_case(connection, about.case_id) == ()


@pytest.fixture
def complaint(desk, about):
    new = NewComplaint(NOW - timedelta(hours=2), "Nobody came", "jo")
    with desk.begin() as connection:
        return complaints.log(connection, new, about, "jo", COMPANY, NOW)


def clock_of(desk, about, kind):
    return next(one for one in still(desk, about) if one.kind == kind).promise_id


@pytest.mark.parametrize(("kind", "left"), [("acknowledgement", True), ("answer", False)])
def test_a_complaint_that_is_acknowledged_runs_on_and_one_that_is_answered_does_not(
    place, desk, about, complaint, kind, left
):
    ending.end(place, clock_of(desk, about, kind), "kept", "jo", "agent", NOW)
    assert bool(still(desk, about)) is left


def test_a_clock_that_is_not_needed_ends_alone_and_the_complaint_stays(
    place, desk, about, complaint
):
    others = {one.promise_id for one in still(desk, about)}
    dropped = clock_of(desk, about, "acknowledgement")
    ending.end(place, dropped, "dropped", "lea", "lead", NOW)
    assert {one.promise_id for one in still(desk, about)} == others - {dropped}
    with desk.connect() as connection:
        assert complaints.get(connection, complaint).closed_at is None


def test_no_agent_says_that_a_complaint_needs_no_answer_not_even_its_owner(
    place, desk, about, complaint
):
    with pytest.raises(CannotEnd, match=ending.NOT_YOURS):
        ending.end(place, clock_of(desk, about, "answer"), "dropped", "jo", "agent", NOW)


@pytest.mark.parametrize(
    ("kind", "who", "role", "may"),
    [
        ("follow_up", "kim", "agent", True),
        ("escalation", "kim", "agent", False),
        ("escalation", "jo", "agent", True),
        ("escalation", "lea", "lead", True),
        ("answer", "kim", "agent", False),
    ],
)
def test_what_is_not_everybodys_is_its_owners_or_a_leads_to_end(desk, make, kind, who, role, may):
    made = make(kind)
    with desk.connect() as connection:
        promise = promises.get(connection, made)
    assert ending.may_end(promise, "kept", who, role) is may


def test_the_owners_list_holds_what_is_theirs_the_next_first(desk, about, make):
    later, sooner = make(hours=5), make(hours=1)
    with desk.connect() as connection:
        mine = unfinished.of_owners(connection, {"jo", "lead"})
        assert [one.promise_id for one in mine] == [sooner, later]
        assert unfinished.of_owners(connection, {"lea"}) == ()
