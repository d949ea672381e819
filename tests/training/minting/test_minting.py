"""A closed case becomes a scenario in which nobody can be recognised and the finding is the same."""

from __future__ import annotations

from random import Random

import pytest

from firstline.desk import cases
from firstline.training import minting
from firstline.training.minting import CannotMint
from firstline.training.minting.proving import found, played
from firstline.training.minting.shelf import Shelf
from firstline.training.scenarios import load
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed, worked

__all__ = ["demo_place", "place"]

CASES = [
    ("ORDER_TAIL", "CU-1001", "explain_number", "credited to an account ending in 7776?"),
    ("OTHER_OWNER", "CU-1011", "explain_number", "credit went to an account ending 3946"),
    ("DUP_PRIOR", "CU-1017", "debited_twice", "two debits of 49.90"),
    ("AUTH_HOLD", "CU-1019", "debited_twice", "219 taken twice"),
    ("UNAUTHORISED", "CU-1021", "debited_twice", "79.95 twice, and I made neither of them"),
    ("MISS_N", "CU-1025", "appointment_missed", "nobody came for the dryer, again"),
    ("COMPLAINT_STALE", "CU-1025", "complaint_unanswered", "no answer to my complaint"),
    ("REPEAT_DROP", "CU-1023", "call_dropped", "cut off again"),
    ("DEFECT", "CU-1029", "item_wrong", "the blender is faulty, the lid does not lock"),
    ("NOT_ORDERED_LOCAL", "CU-1030", "parts_missing", "no part for my washer"),
    ("SAFETY_FAULT", "CU-1003", "parts_missing", "where is my part"),
]


@pytest.fixture
def here(place, tmp_path):
    return at_home(place, tmp_path)


@pytest.mark.parametrize(("finding", "customer", "intent", "text"), CASES)
def test_a_minted_scenario_leads_to_the_same_finding(here, finding, customer, intent, text) -> None:
    case_id = closed(here, customer, intent, text)

    made = minting.mint(here, case_id, "ellen", NOW, Random(7))

    assert made.finding == finding
    (scenario,) = load((Shelf(here.settings.home).file(made).parent,))
    said = [scenario.values(NOW) and scenario.speech.restate[0].format(**scenario.values(NOW))]
    with played(here, scenario, NOW) as there:
        _, lead = found(there, scenario.customer_id, said, (intent,), NOW)
    assert lead.code == finding
