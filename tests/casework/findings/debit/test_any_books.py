"""Whatever stands in the books, the search ends with findings that can be worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.debit import FAMILY, find
from firstline.casework.identity import Identity
from firstline.casework.said import Said
from firstline.casework.said.claim import CLAIMS, Claim
from firstline.casework.said.mention import Amount, Day
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.debit.books import TWICE, codes
from tests.casework.records import MASTERCARD, NOW, VISA, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
SUMS = st.sampled_from([None, *(Decimal(text) for text in ("0", "5", "10", "20.00", "-5", "1E+9"))])
TIMES = st.none() | st.datetimes(
    datetime(2025, 8, 1), datetime(2026, 12, 1), timezones=st.just(timezone.utc)
)
OWN = [None, "A", "B"]
CURRENCY = st.sampled_from([None, "USD", "EUR"])

CHARGES = st.builds(
    rows.Charge,
    charge_id=st.uuids().map(str) | st.sampled_from(["A", "B", "C"]),
    order_id=st.sampled_from(OWN),
    subscription_id=st.sampled_from(OWN),
    instrument_id=st.sampled_from([None, "PM-1", "PM-9"]),
    kind=st.sampled_from([None, "authorisation", "capture", "capture", "capture", "refund"]),
    amount=SUMS,
    currency=CURRENCY,
    created_at=TIMES,
    settled_at=TIMES,
    status=st.sampled_from([None, "pending", "settled", "settled", "voided", "failed"]),
    refunds_charge_id=st.sampled_from([None, "A", "B"]),
    retry_of_charge_id=st.sampled_from([None, None, "A", "B", "C"]),
    descriptor=st.none() | st.text(max_size=12),
    reference=st.sampled_from([None, "", "A", "R-1", "–"]),
)
ORDERS = st.builds(
    rows.Order,
    order_id=st.sampled_from(["A", "B"]),
    order_number=st.sampled_from([None, "A", "", "10447776"]),
    placed_at=TIMES,
    status=st.sampled_from([None, "cancelled", "paid"]),
    total=SUMS,
    currency=CURRENCY,
)
PLANS = st.builds(
    rows.Subscription,
    subscription_id=st.sampled_from(["A", "B"]),
    plan=st.none() | st.just("Box"),
    amount=SUMS,
    period=st.sampled_from([None, "", "week", "Monthly", "year", "day", "now and then"]),
    started_at=TIMES,
    renews_at=TIMES,
    status=st.sampled_from([None, "active", "cancelled"]),
)
PARCELS = st.builds(
    rows.Shipment,
    shipment_id=st.uuids().map(str),
    order_id=st.sampled_from(["A", "B"]),
    charge_id=st.sampled_from([None, "A", "B"]),
    shipped_at=TIMES,
)
CREDITS = st.builds(
    rows.Credit,
    credit_id=st.uuids().map(str),
    reason=st.sampled_from([None, "return", "adjustment", "goodwill"]),
    amount=SUMS,
    currency=CURRENCY,
    approved_at=TIMES,
    posted_at=TIMES,
    status=st.sampled_from([None, "approved", "posted", "failed"]),
    reference=st.sampled_from([None, "A", "R-1"]),
)
WORDS = st.builds(
    Said,
    text=st.sampled_from(["", "debited twice", "hello"]),
    amounts=st.lists(
        st.builds(Amount, SUMS.filter(bool), CURRENCY, st.just("$5"), st.just(0), st.just(2)),
        max_size=2,
    ).map(tuple),
    days=st.lists(
        st.dates(NOW.date() - timedelta(days=9), NOW.date()).map(lambda day: Day(day, "x", 0, 1)),
        max_size=2,
    ).map(tuple),
    claims=st.lists(
        st.sampled_from(CLAIMS).map(lambda kind: Claim(kind, "x", 0, 1)), max_size=2
    ).map(tuple),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(CHARGES, max_size=8, unique_by=lambda row: row.charge_id),
    st.lists(ORDERS, max_size=2, unique_by=lambda row: row.order_id),
    st.lists(PLANS, max_size=2, unique_by=lambda row: row.subscription_id),
    st.lists(PARCELS, max_size=3),
    st.lists(CREDITS, max_size=2),
    WORDS,
    TIMES,
)
def test_any_books_and_any_words_end_in_a_card(
    charges, orders, plans, parcels, credits, said, as_of
):
    held = snapshot(VISA, MASTERCARD, *charges, *orders, *plans, *parcels, *credits)
    if as_of:
        held = replace(held, as_of={**held.as_of, "charges": as_of})
    findings = find(held, said, NOW)

    for finding in findings:
        assert finding.code in FAMILY.codes
        for name, fact in finding.facts.items():
            assert isinstance(fact, FAMILY.facts[name])
    for level in (Level.CLAIMED, Level.VERIFIED):
        if findings:
            card = make_card(findings, held, Identity(level), BOOKS, Staff("Sam"), NOW)
            assert all(row["fact"] for row in card["evidence"])
            assert sum(len(line.split()) for line in card["say"]) <= 60


@settings(max_examples=20, deadline=None)
@given(st.permutations(TWICE))
def test_the_order_of_the_rows_changes_nothing(books):
    assert codes(*books) == ["DUP_CAPTURE"]


@pytest.mark.parametrize(
    "column", ["settled_at", "instrument_id", "descriptor", "currency", "reference"]
)
def test_a_column_that_the_company_does_not_have_hides_no_duplicate(column):
    bare = [replace(row, **{column: None}) if hasattr(row, column) else row for row in TWICE]
    assert codes(*bare) == ["DUP_CAPTURE"]


@pytest.mark.parametrize("column", ["created_at", "status", "amount", "kind"])
def test_without_the_columns_that_prove_it_nothing_is_called_a_duplicate(column):
    more = {"settled_at": None} if column in ("created_at", "status") else {}
    bare = [TWICE[0], *(replace(row, **{column: None}, **more) for row in TWICE[1:])]
    assert "DUP_CAPTURE" not in codes(*bare)
