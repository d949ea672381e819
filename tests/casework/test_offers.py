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
from firstline.casework.offers import Giver, consent_for, given_already, offer
from firstline.casework.playbook.model import BANDS, Offer, Sentence
from firstline.casework.words import Words
from firstline.company.authority import ROLES
from firstline.records.decided import Decided
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


def decided(amount, state="done", case="C-1", record=ORDER.record, step="goodwill", currency="USD"):
    return Decided(
        step, frozenset({record}), "D-1", state, NOW, "jo", case, Decimal(amount), currency
    )


def offered_after(*before, role="agent", band="small"):
    records = replace(snapshot(ORDER, PAID), decided=before)
    giver = Giver(role, Decimal(0), "C-1")
    made = offer(ABOUT_ORDER, Offer((), band), {}, WORDS, records, giver, NOW)["goodwill"]
    return made, records, giver


@pytest.mark.parametrize("state", ["done", "waiting"])
@pytest.mark.parametrize("other", [{"case": "C-2"}, {"record": "orders/other"}])
def test_what_was_given_or_waits_for_the_same_is_taken_off(state, other):
    made, *_ = offered_after(decided("10.00", state, **other))
    assert (made["suggested"], made["limit"], made["left"]) == ("5.00", "15.00", "15.00")


@pytest.mark.parametrize(
    "other",
    [
        {"case": "C-2", "record": "orders/other"},
        {"step": "refund_duplicate"},
        {"currency": "EUR"},
    ],
)
def test_what_was_given_for_something_else_is_not_taken_off(other):
    made, *_ = offered_after(decided("10.00", **other))
    assert (made["suggested"], made["limit"], made["left"]) == ("15.00", "25.00", "25.00")


def test_nothing_is_left_once_more_was_given_than_the_role_may():
    made, *_ = offered_after(decided("15.00"), decided("40.00"))
    assert (made["suggested"], made["limit"], made["left"]) == ("0.00", "0.00", "0.00")


@pytest.mark.parametrize(
    ("before", "amount", "consent"),
    [
        ("10.00", "5.00", ""),
        ("10.00", "5.01", "lead"),
        ("60.00", "40.00", "lead"),
        ("60.00", "40.01", "manager"),
        ("499.99", "0.01", "manager"),
        ("499.99", "0.02", None),
    ],
)
def test_consent_is_for_all_that_was_given_on_the_case(before, amount, consent):
    made, records, giver = offered_after(decided(before))
    already = given_already(ABOUT_ORDER, records, giver)
    needed = consent_for(made, Decimal(amount), already, Offer((), "small"), records, giver.role)
    assert needed == consent


@pytest.mark.parametrize(("spent", "consent"), [("4990.00", ""), ("4990.01", None)])
def test_a_manager_whose_period_is_used_up_gives_nothing_more(spent, consent):
    made = goodwill(role="manager", given=spent)
    worded, records = Offer((), "small"), snapshot(ORDER, PAID)
    found = consent_for(made, Decimal("10.00"), Decimal(0), worded, records, "manager")
    assert found == consent


@pytest.mark.parametrize(("finding", "given"), [("CB_MISSED", "15.00"), ("CB_WRONG", "0")])
def test_what_rests_on_no_rows_is_the_same_harm_in_another_case(finding, given):
    rows = frozenset({"cases/C-1"})
    before = Decided(
        "goodwill",
        rows,
        "D-1",
        "done",
        NOW,
        "Jo",
        "C-1",
        Decimal("15.00"),
        "USD",
        for_finding=finding,
    )
    harmed = Finding("call", "CB_MISSED", "certain", {}, ())
    records = replace(snapshot(ORDER), decided=(before,))
    assert given_already(harmed, records, Giver(case_id="C-2")) == Decimal(given)
