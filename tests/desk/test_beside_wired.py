"""What an agent sees of a customer holds what the desk promised her."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline import database
from firstline.desk import cases
from firstline.desk.asked import Asked
from firstline.desk.greeting import greeting
from firstline.desk.journeys import journey_of
from firstline.desk.keeping import callbacks
from firstline.desk.keeping.about import About
from firstline.desk.keeping.callbacks import Booking
from firstline.desk.trail.reading import Reader
from firstline.desk.turn import take_turn
from tests.channels.site import NOW, demo_place, place

__all__ = ["demo_place", "place"]

HER = "CU-1001"
LATER = NOW + timedelta(hours=5)


@pytest.fixture
def missed(place) -> tuple[str, str]:
    """The case and the record of a callback that was promised to her and did not come."""
    with database.writing(place.desk) as desk:
        case_id = cases.open_case(desk, "demo", NOW, HER).case_id
        booking = Booking(NOW + timedelta(hours=2), 15, "UTC", "", "demo")
        callback_id = callbacks.book(desk, booking, About(case_id, HER), "demo", place.company, NOW)
    return case_id, f"callbacks/{callback_id}"


def test_before_hello_the_missed_callback_is_told(place, missed):
    hello = greeting(place, HER, LATER, Reader("demo", missed[0]))
    assert "CB_MISSED" in [one["finding"] for one in hello["broken"]]


def test_the_journey_shows_it_as_broken(place, missed):
    events = journey_of(place, HER, LATER, Reader("demo", missed[0]))["events"]
    assert {one["broken"] for one in events if one["record"] == missed[1]} == {"CB_MISSED"}


def test_a_turn_finds_it_and_proves_it_by_its_row(place, missed):
    case_id, record = missed
    reply = take_turn(place, Asked(case_id, "demo", "call_dropped"), LATER)
    assert reply.card["finding"] == "CB_MISSED"
    assert record in [proof["record"] for proof in reply.card["evidence"]]
