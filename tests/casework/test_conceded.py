"""What her own word takes back, and what it leaves."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal

import pytest

from firstline.casework.conceded import CONCESSIONS, money_came, months_back, stand
from firstline.casework.facts import Money
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings import families
from tests.casework.records import said


def finding(family, code, amount=None):
    facts = {"amount": Money(Decimal(amount), "USD")} if amount else {}
    return Finding(family, code, "certain", facts)


DROP, ITEM = finding("call", "DROP_PAST"), finding("call", "WRONG_ITEM")
LATE = finding("order", "PROMISE_BROKEN", "180.00")
PART, UNSAFE = finding("parts", "BACKORDER"), finding("parts", "SAFETY_FAULT")
STALE = finding("appointment", "COMPLAINT_STALE")
ALL = (DROP, ITEM, LATE, PART, UNSAFE, STALE)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("I hung up myself", DROP),
        ("cust hung up by mistake", DROP),
        ("colour is right after all", ITEM),
        ("the 180 arrived", LATE),
        ("My refund has arrived, thank you.", LATE),
        ("technician great, repair works", PART),
        ("I never complained", STALE),
    ],
)
def test_one_matter_is_taken_back_and_no_other(text, gone):
    assert stand(ALL, said(text)) == tuple(one for one in ALL if one is not gone)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "you hung up on me",
        "did the 180 arrive?",
        "still no 180",
        "the 95 arrived",
        "the colour is wrong",
        "when will it be repaired?",
        "I hung up myself, or rather I did not hang up, you did",
        "my neighbour says the technician fixed it",
    ],
)
def test_anything_else_takes_nothing_back(text):
    assert stand(ALL, said(text)) == ALL


def test_money_that_came_is_the_sum_she_names_or_any():
    assert money_came(said("the 180 arrived"), Decimal("180.00"))
    assert not money_came(said("the 180 arrived"), Decimal("95.00"))
    assert money_came(said("my refund arrived"), Decimal("95.00"))
    assert not money_came(said("my refund has not arrived"), Decimal("95.00"))


def test_each_concession_names_findings_that_exist():
    known = {family.name: set(family.codes) for family in families()}
    for one in CONCESSIONS:
        assert one.codes <= known[one.family]


TWICE = Finding(
    "debit",
    "DUP_CAPTURE",
    "certain",
    {"amount": Money(Decimal("49.90"), "USD")},
    (Proof("debit", "charges/CH-1", datetime(2026, 11, 4, tzinfo=timezone.utc)),),
)


@pytest.mark.parametrize(
    "text",
    ["I got the 49.90 back", "the second one was refunded", "49.90 has come back, thanks"],
)
def test_a_debit_that_came_back_is_no_more_owed(text):
    assert stand((TWICE,), said(text)) == ()


@pytest.mark.parametrize(
    "text",
    ["August was refunded", "the August one came back", "you gave me August back already"],
)
def test_of_a_month_that_was_paid_back_no_other_month_is_taken_back(text):
    assert months_back(said(text)) == {8}
    assert stand((TWICE,), said(text)) == (TWICE,)


def test_the_month_must_stand_beside_what_came_back():
    assert months_back(said("only November is open, the other one was refunded")) == frozenset()


def test_a_cancelled_order_is_paid_back_only_where_its_sum_is_named():
    off = finding("debit", "CANCELLED_ORDER", "46.50")
    assert stand((off,), said("the money has come")) == (off,)
    assert stand((off,), said("the 46.50 has come back")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "card 6650 was cancelled months ago why u still have it",
        "his washing machine repair did the part arrive",
        "Why do you still have it on file?",
    ],
)
def test_what_is_asked_of_us_has_not_come_to_her(text):
    assert said(text).conceded("received") is None
