"""One charge is one matter: it is told by one finding and goes back once."""

from __future__ import annotations

from pathlib import Path

from firstline.casework import playbook
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings import families
from firstline.casework.told_once import told_once, told_once_each
from firstline.workplace import PLAYBOOKS

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))


def finding(family, code, *records):
    rows = tuple(Proof("row", record) for record in records)
    return Finding(family, code, "certain", {}, rows)


RENEWAL = finding("debit", "RENEWAL", "contracts/K-1", "charges/CH-1")
LEFT = finding(
    "appointment", "CANCELLED_NO_CONTACT", "contracts/K-1", "appointments/A-1", "charges/CH-1"
)


def test_the_one_that_shows_more_tells_it():
    assert told_once((RENEWAL, LEFT), BOOKS) == (LEFT,)


def test_it_answers_in_the_place_of_the_other():
    found = told_once_each({"debit": (RENEWAL,), "appointment": (LEFT,)}, BOOKS)
    assert found == {"debit": (LEFT,), "appointment": (LEFT,)}


def test_another_charge_is_another_matter():
    other = finding("debit", "RENEWAL", "contracts/K-1", "charges/CH-2")
    assert told_once((other, LEFT), BOOKS) == (other, LEFT)


def test_what_pays_nothing_back_the_same_way_is_told_beside_it():
    hold = finding("debit", "AUTH_HOLD", "charges/CH-1")
    twice = finding("debit", "DUP_CAPTURE", "charges/CH-1")
    assert told_once((hold, twice, LEFT), BOOKS) == (hold, twice, LEFT)
