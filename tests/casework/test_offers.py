"""What may be offered: the due first, goodwill within authority, never more than the harm warrants."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.facts import Money
from firstline.casework.finding import Finding, Proof
from firstline.casework.formats import formats
from firstline.casework.offers import Giver, offer
from firstline.casework.playbook.model import BANDS, Offer, Sentence
from firstline.casework.words import Words
from firstline.company.authority import ROLES
from tests.casework.records import COMPANY, CREDIT, NOW, ORDER, PAID, snapshot

WORDS = Words(formats(COMPANY, "en_US", None), {})
DUE = (Sentence("{amount} goes back in full.", frozenset({"amount"})),)
ABOUT_ORDER = Finding("debit", "DUP_CAPTURE", "certain", {}, (Proof("row", ORDER.record),))


def offered(band="small", role="agent", given=0, rows=(), finding=ABOUT_ORDER, repeats=False):
    worded = Offer((DUE,), band, repeats)
    facts = {"amount": Money(Decimal("36.50"), "USD")}
    giver = Giver(role, Decimal(given))
    return offer(finding, worded, facts, WORDS, snapshot(ORDER, PAID, *rows), giver, NOW)


def goodwill(**about):
    return offered(**about)["goodwill"]


def gifts(count):
    return tuple(
        replace(
            CREDIT,
            credit_id=f"CR-G{number}",
            reason="goodwill",
            approved_at=NOW - timedelta(days=number),
        )
        for number in range(count)
    )


def test_what_is_due_stands_apart_from_goodwill():
    assert offered()["statutory"] == ["$36.50 goes back in full."]
    assert offered()["goodwill"]["suggested"] == "15.00"


def test_a_due_sentence_without_its_amount_is_not_offered():
    worded = Offer((DUE,), "none")
    made = offer(ABOUT_ORDER, worded, {}, WORDS, snapshot(ORDER), Giver(), NOW)
    assert made == {"statutory": [], "goodwill": None}


def test_goodwill_is_never_more_than_the_finding_warrants():
    assert goodwill(role="manager")["suggested"] == "15.00"
    assert goodwill(role="manager")["limit"] == "500.00"


def test_an_agent_gives_no_more_than_a_tenth_of_the_order():
    small_order = replace(ORDER, total=Decimal("49.99"))
    found = offer(ABOUT_ORDER, Offer((), "small"), {}, WORDS, snapshot(small_order), Giver(), NOW)
    assert found["goodwill"]["limit"] == "4.99"
    assert found["goodwill"]["suggested"] == "4.99"


def test_an_order_in_another_currency_sets_no_limit():
    foreign = replace(ORDER, currency="EUR", total=Decimal("10.00"))
    found = offer(ABOUT_ORDER, Offer((), "small"), {}, WORDS, snapshot(foreign), Giver(), NOW)
    assert found["goodwill"]["limit"] == "25.00"


def test_the_order_of_a_charge_that_proves_the_finding_counts():
    by_charge = replace(ABOUT_ORDER, evidence=(Proof("row", PAID.record),))
    small_order = replace(ORDER, total=Decimal("100.00"))
    found = offer(
        by_charge, Offer((), "small"), {}, WORDS, snapshot(small_order, PAID), Giver(), NOW
    )
    assert found["goodwill"]["limit"] == "10.00"


def test_what_was_given_this_period_is_taken_off():
    assert goodwill(given="240.00")["left"] == "10.00"
    assert goodwill(given="240.00")["suggested"] == "10.00"
    assert goodwill(given="900.00")["left"] == "0.00"


def test_a_repeated_failure_is_decided_one_role_higher():
    found = goodwill(band="medium", repeats=True)
    assert (found["ask"], found["limit"], found["suggested"]) == ("lead", "100.00", "40.00")


@pytest.mark.parametrize("role", ["lead", "manager"])
def test_a_lead_and_a_manager_need_to_ask_nobody_for_a_repeated_failure(role):
    assert goodwill(role=role, repeats=True)["ask"] is None


def test_a_customer_who_is_often_given_something_is_flagged_and_decided_higher():
    assert goodwill(rows=gifts(3))["often"] is False
    found = goodwill(rows=gifts(4))
    assert (found["often"], found["before"], found["ask"]) == (True, 4, "lead")


def test_goodwill_of_long_ago_and_goodwill_that_failed_do_not_count():
    old = tuple(replace(one, approved_at=NOW - timedelta(days=91)) for one in gifts(9))
    failed = tuple(replace(one, status="failed") for one in gifts(9))
    assert goodwill(rows=old)["before"] == 0
    assert goodwill(rows=failed)["before"] == 0


@given(
    band=st.sampled_from(BANDS),
    role=st.sampled_from(ROLES),
    spent=st.decimals(0, 20_000, places=2),
    total=st.one_of(st.none(), st.decimals(0, 5_000, places=2)),
    repeats=st.booleans(),
)
def test_what_is_suggested_is_within_every_limit(band, role, spent, total, repeats):
    order = replace(ORDER, total=total)
    worded = Offer((), band, repeats)
    made = offer(ABOUT_ORDER, worded, {}, WORDS, snapshot(order), Giver(role, spent), NOW)
    found = made["goodwill"]
    if band == "none":
        assert found is None
        return
    suggested, left, limit = (Decimal(found[part]) for part in ("suggested", "left", "limit"))
    assert 0 <= suggested <= left <= limit
    assert suggested <= COMPANY.authority.bands[band]
