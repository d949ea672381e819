"""Who rings sees the number once the customer was verified in the case, and else how it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk import cases, opening
from firstline.desk.keeping import promises, ringing, unfinished
from firstline.desk.keeping.about import About
from firstline.desk.keeping.promises import NewPromise
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import done

__all__ = ["demo_place", "place"]


@pytest.fixture
def booked(place):
    """A case with a callback, and its promises."""
    case_id = opening.open_case(place, "demo", "CU-1002", NOW).case.case_id
    done(place, case_id, "", "callback", NOW)
    with place.desk.connect() as desk:
        return case_id, unfinished.open_of_case(desk, case_id)


def identify(place, case_id, level):
    with place.desk.begin() as desk:
        case = cases.get(desk, case_id)
        cases.save(desk, replace(case, identity=Identity(level)), NOW)


def rung(place, booked):
    (ring,) = ringing.of_case(place, *booked).values()
    return ring


def test_of_a_customer_who_was_not_verified_only_the_end_is_shown(place, booked):
    identify(place, booked[0], Level.CLAIMED)
    ring = rung(place, booked)
    assert ring.number == "" and ring.shown == ring.masked and ring.masked.startswith("***")
    assert ring.as_json()["id"] == "customers/CU-1002/phone"


def test_of_a_verified_customer_the_whole_number_is_shown_in_the_case_alone(place, booked):
    identify(place, booked[0], Level.VERIFIED)
    ring = rung(place, booked)
    assert ring.shown.startswith("+") and ring.shown.endswith(ring.masked.strip("*"))
    with place.desk.connect() as desk:
        (listed,) = ringing.of(desk, booked[1]).values()
    assert listed.number == ""


def test_a_promise_that_is_no_call_has_none(place):
    case_id = opening.open_case(place, "demo", "CU-1002", NOW).case.case_id
    with place.desk.begin() as desk:
        about = About(case_id, "CU-1002")
        promises.make(desk, NewPromise("follow_up", "demo", "Ring", NOW), about, NOW)
        found = unfinished.open_of_case(desk, case_id)
    assert ringing.of_case(place, case_id, found) == {}
