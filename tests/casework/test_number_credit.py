"""Which credit the question is about, how far the ledger can tell, and where it was expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.casework.findings import number, order
from firstline.casework.findings.number import find
from firstline.casework.said import Said
from firstline.records import rows
from tests.casework.records import (
    CREDIT,
    MASTERCARD,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    PENDING,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

HOUR_LATE = replace(PENDING, due_at=NOW - timedelta(hours=1))
LOOSE = replace(CREDIT, reference=None)
GIFT = rows.Instrument("GC-1", "CU-1", "gift_card", None, "5555", "active")


def known_until(records, table, moment):
    return replace(records, as_of={**records.as_of, table: moment})


def first(*records, text="7776", **more):
    return find(snapshot(*records, **more), said(text), NOW)[0]


def old(credit, days):
    ago = timedelta(days=days)
    return replace(credit, approved_at=NOW - ago, due_at=NOW - ago, posted_at=NOW - ago)


# Late or not


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (NOW, "CREDIT_LATE"),
        (HOUR_LATE.due_at, "CREDIT_LATE"),
        (HOUR_LATE.due_at - timedelta(seconds=1), "CREDIT_PENDING"),
        (NOW - timedelta(days=3), "CREDIT_PENDING"),
    ],
)
def test_a_credit_is_late_only_when_the_ledger_reaches_past_its_due_time(as_of, code):
    records = known_until(snapshot(VISA, ORDER, PAID, HOUR_LATE), "credits", as_of)
    finding = find(records, said("7776"), NOW)[0]

    assert finding.code == code
    assert ("due_passed" in finding.facts) == (code == "CREDIT_PENDING")
    assert ("late_since" in finding.facts) == (code == "CREDIT_LATE")


def test_a_ledger_of_unknown_age_calls_nothing_late_but_a_failure():
    whole = snapshot(VISA, ORDER, PAID, HOUR_LATE)
    undated = replace(whole, as_of={})
    assert find(undated, said("7776"), NOW)[0].code == "CREDIT_PENDING"

    failed = replace(undated, credits=(replace(HOUR_LATE, status="failed"),))
    assert find(failed, said("7776"), NOW)[0].code == "CREDIT_LATE"


@pytest.mark.parametrize("status", [None, "", "approved", "posted"])
def test_a_credit_with_a_day_of_posting_is_posted_whatever_its_status(status):
    assert first(VISA, ORDER, PAID, replace(CREDIT, status=status)).code == "ORDER_TAIL"


def test_a_failed_credit_is_late_although_it_was_once_posted():
    assert first(VISA, ORDER, PAID, replace(CREDIT, status="failed")).code == "CREDIT_LATE"


def test_a_credit_is_looked_after_at_a_time_that_is_still_to_come():
    records = known_until(snapshot(VISA, ORDER, PAID, HOUR_LATE), "credits", NOW - timedelta(3))
    assert find(records, said("7776"), NOW)[0].facts["check_by"].at > NOW


def test_the_refund_look_up_calls_a_credit_late_by_the_same_rule():
    late = snapshot(VISA, ORDER, PAID, HOUR_LATE)
    stale = known_until(late, "credits", NOW - timedelta(days=3))

    assert "late_since" in order.refund_status(late, Said(), NOW).facts
    assert {"due_on", "due_passed"} <= order.refund_status(stale, Said(), NOW).facts.keys()
    assert "late_since" not in order.refund_status(stale, Said(), NOW).facts


# Which credit


def test_an_old_credit_that_nothing_ties_to_the_question_is_not_the_one():
    assert "amount" not in first(VISA, ORDER, PAID, old(LOOSE, 121)).facts
    assert "amount" in first(VISA, ORDER, PAID, old(LOOSE, 119)).facts


def test_an_old_credit_of_the_matched_order_is_the_one():
    assert "amount" in first(VISA, ORDER, PAID, old(CREDIT, 300)).facts


def test_an_old_credit_that_the_message_tells_of_is_the_one():
    assert "amount" in first(VISA, ORDER, PAID, old(LOOSE, 300), TEMPLATE, MESSAGE).facts


def test_of_several_recent_credits_the_one_that_went_to_somebody_else_is_told():
    other = replace(LOOSE, credit_id="CR-2")
    assert first(VISA, ORDER, PAID, LOOSE, other, foreign=("CR-2",)).code == "OTHER_OWNER"


def test_of_two_credits_that_went_to_others_none_is_guessed():
    other = replace(LOOSE, credit_id="CR-2")
    finding = first(VISA, ORDER, PAID, LOOSE, other, foreign=("CR-1", "CR-2"))
    assert "amount" not in finding.facts


def test_a_stray_credit_of_three_months_ago_is_not_put_before_two_recent_ones():
    stray = old(replace(LOOSE, credit_id="CR-2"), 90)
    third = replace(LOOSE, credit_id="CR-3")
    finding = first(VISA, ORDER, PAID, LOOSE, third, stray, foreign=("CR-2",))
    assert finding.code == "ORDER_TAIL"


# How sure


def test_a_late_credit_that_only_its_amount_singles_out_is_likely():
    late = replace(HOUR_LATE, reference=None)
    other = replace(late, credit_id="CR-2", amount=Decimal("30.00"))
    finding = first(VISA, ORDER, PAID, late, other, text="$30.00 to account ending 7776")
    assert (finding.code, finding.certainty) == ("CREDIT_LATE", "likely")


@pytest.mark.parametrize(
    "records", [(HOUR_LATE,), (replace(HOUR_LATE, reference=None),), (HOUR_LATE, old(LOOSE, 90))]
)
def test_a_late_credit_of_the_matched_order_or_the_only_recent_one_is_certain(records):
    credits = [replace(c, credit_id=f"CR-{n}") for n, c in enumerate(records)]
    finding = first(VISA, ORDER, PAID, *credits)
    assert (finding.code, finding.certainty) == ("CREDIT_LATE", "certain")


# Where it was expected


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("trade_in", "WRONG_DEST_OWN"),
        ("return", "WRONG_DEST_OWN"),
        (None, "WRONG_DEST_OWN"),
        ("goodwill", "ORDER_TAIL"),
        ("adjustment", "ORDER_TAIL"),
    ],
)
def test_only_what_gives_a_purchase_back_is_expected_on_the_one_card_she_pays_with(reason, code):
    moved = replace(LOOSE, reason=reason, destination_instrument_id="PM-2")
    assert first(VISA, MASTERCARD, ORDER, PAID, moved).code == code


def test_goodwill_for_an_order_given_as_a_gift_card_did_not_go_elsewhere():
    gift = replace(CREDIT, reason="goodwill", destination_instrument_id="GC-1")
    assert first(VISA, GIFT, ORDER, PAID, gift).code == "ORDER_TAIL"
    assert first(VISA, GIFT, ORDER, PAID, replace(gift, reason="return")).code == "WRONG_DEST_OWN"


def test_only_a_credit_on_an_account_of_hers_lets_us_say_that_nothing_is_wrong():
    own, lost = CREDIT, replace(CREDIT, destination_instrument_id="PM-UNKNOWN")
    assert "own_account" in first(VISA, ORDER, PAID, own, TEMPLATE, MESSAGE).facts
    assert "own_account" not in first(VISA, ORDER, PAID, lost, TEMPLATE, MESSAGE).facts
    assert number.CODES[0] == first(VISA, ORDER, PAID, lost, TEMPLATE, MESSAGE).code
