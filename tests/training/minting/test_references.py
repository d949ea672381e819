"""A row that another names is named by its number in disguise, and no number of before is left."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from random import Random

import pytest

from firstline import company
from firstline.records.tables import FILES
from firstline.training import minting
from firstline.training.minting.drawing import draw
from firstline.training.minting.shelf import Shelf
from firstline.training.minting.source import source
from firstline.training.minting.surviving import originals
from firstline.training.scenarios import load
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed

__all__ = ["demo_place", "place"]

CASES = [
    ("CU-1001", "explain_number", "credited to an account ending in 7776?"),
    ("CU-1017", "debited_twice", "two debits of 49.90"),
    ("CU-1025", "appointment_missed", "nobody came for the dryer, again"),
]
_NAMED = re.compile(r"\b[a-z_]+:([A-Za-z0-9][\w-]*)")
_COMPANYS = ("templates", "teams", "slots")
_OF_GOODS = ("template_id", "line", "kind")


def is_id(column) -> bool:
    named = column.primary_key or "refers" in column.info or column.name == "reference"
    return named and column.name not in _OF_GOODS


def ids(records) -> set[str]:
    """Of every column that holds them, and of every "kind:number" wherever it stands."""
    known = set()
    for table, rows in records.items():
        for row in rows if table not in _COMPANYS else ():
            for column, cell in row.items():
                if cell and is_id(FILES[table].columns[column]):
                    known.add(str(cell))
                elif isinstance(cell, str | dict):
                    known.update(_NAMED.findall(json.dumps(cell) if cell != str(cell) else cell))
    return known


@pytest.fixture
def here(place, tmp_path):
    return at_home(place, tmp_path)


@pytest.mark.parametrize(("customer", "intent", "text"), CASES)
def test_no_number_of_a_row_is_left(here, customer, intent, text) -> None:
    case_id = closed(here, customer, intent, text)
    before = ids(source(here, case_id).records)

    made = minting.mint(here, case_id, "ellen", NOW, Random(7))

    file = Shelf(here.settings.home).file(made)
    left = set(re.findall(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", file.read_text()))
    assert len(before) > 5
    assert before & left == set()


@pytest.mark.parametrize(("customer", "intent", "text"), CASES)
def test_what_a_message_is_about_is_a_row_of_the_scenario(here, customer, intent, text) -> None:
    made = minting.mint(here, closed(here, customer, intent, text), "ellen", NOW, Random(7))

    (scenario,) = load((Shelf(here.settings.home).file(made).parent,))
    records = scenario.records(NOW)
    about = [row["about"].split(":") for row in records["messages"] if row.get("about")]
    for kind, number in about:
        assert number in {row.get(f"{kind}_id") for row in records[f"{kind}s"]}


@pytest.mark.parametrize(
    "note", ["About CR-91 again.", "asks for cr-91", "(CR 91)", "credit:CR-91"]
)
def test_a_short_number_in_a_note_becomes_that_of_its_row(note: str) -> None:
    now = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
    owner = {"customer_id": "CU-88314"}
    held = {
        "customers": [{**owner, "name": "Ada Brook"}],
        "credits": [{**owner, "credit_id": "CR-91"}],
        "calls": [{**owner, "call_id": "CL-7", "note": note, "started_at": now}],
    }

    rows = draw(held, now, company.load(), originals(held), Random(5)).rows

    assert rows["credits"][0]["credit_id"] in rows["calls"][0]["note"]


def test_counts_and_codes_of_anybody_are_no_numbers_of_hers() -> None:
    hidden = originals({"credits": [{"credit_id": "CR-91", "customer_id": "7"}]})

    assert hidden.left_in("credit:CR-91") and hidden.left_in("as in cr91, twice")
    assert not hidden.left_in("91 days, 7 visits, CR-912")
