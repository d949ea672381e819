"""A check of who the customer is that is answered a second time counts once, and for itself."""

from __future__ import annotations

import pytest

from channels import caseview, checking, opening
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from tests.channels.site import demo_place, place

__all__ = ["demo_place", "place"]


@pytest.fixture
def case_id(place):
    return opening.open_case(place, "demo", "CU-1018").case.case_id


def identity(place, case_id):
    return caseview.find(place, case_id).identity


@pytest.mark.parametrize(("value", "failures"), [("10960", 0), ("99999", 1)])
def test_what_was_counted_is_told_again_and_not_counted_again(place, case_id, value, failures):
    before = identity(place, case_id)
    given = place, case_id, "demo", "postcode", value
    first = checking.check(*given)
    assert checking.check(*given, before) == first
    assert identity(place, case_id).failures == failures


def test_what_somebody_else_checked_meanwhile_is_not_taken_for_it(place, case_id):
    """A process ended before its check; the customer's postcode was checked in the panel."""
    before = identity(place, case_id)
    checking.check(place, case_id, "lead", "postcode", "10960")
    came = checking.check(place, case_id, "demo", "order_number", "10451950", before)
    assert came.told == "Verified." and identity(place, case_id).level == Level.VERIFIED


def test_a_failure_of_somebody_else_does_not_hide_that_this_matched(place, case_id):
    before = identity(place, case_id)
    checking.check(place, case_id, "demo", "postcode", "10960")
    checking.check(place, case_id, "lead", "order_number", "99999999")
    came = checking.check(place, case_id, "demo", "postcode", "10960", before)
    assert came.told.startswith("That matches.")


def test_the_last_failure_says_what_it_means(place, case_id):
    told = [checking.check(place, case_id, "demo", "postcode", "99999").told for _ in range(3)]
    assert "2 tries left" in told[0] and "1 try left" in told[1] and "cannot be" in told[2]


@pytest.mark.parametrize("level", list(Level))
def test_how_well_she_was_known_is_read_as_it_was_kept(level):
    known = Identity(level, frozenset({"postcode", "order_number"}), 2)
    assert checking.from_json(checking.as_json(known)) == known
