"""Rows of a customer's books, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from firstline.casework.findings.debit import find
from firstline.records import rows
from tests.casework.records import NOW, VISA, said, snapshot

CLOSED_AT = NOW - timedelta(days=6)


def order(number="O-1", total="80.00", **more):
    made = rows.Order(
        order_id=number,
        customer_id="CU-1",
        order_number=number,
        placed_at=CLOSED_AT - timedelta(hours=3),
        status="delivered",
        total=Decimal(total) if total else None,
        currency="USD",
    )
    return replace(made, **more)


def capture(number, amount="80.00", at=CLOSED_AT, **more):
    made = rows.Charge(
        charge_id=number,
        customer_id="CU-1",
        order_id="O-1",
        instrument_id="PM-1",
        kind="capture",
        amount=Decimal(amount),
        currency="USD",
        created_at=at,
        settled_at=at and at + timedelta(hours=8),
        status="settled",
    )
    return replace(made, **more)


def refund(number, of, amount="80.00", at=NOW - timedelta(days=2), **more):
    return capture(number, amount, at, kind="refund", refunds_charge_id=of, **more)


def plan(number="S-1", amount="30.00", period="week", **more):
    made = rows.Subscription(
        subscription_id=number,
        customer_id="CU-1",
        plan="Fruit box",
        amount=Decimal(amount),
        currency="USD",
        period=period,
        started_at=NOW - timedelta(days=200),
        status="active",
    )
    return replace(made, **more)


def renewal(number, at, amount="30.00", **more):
    return capture(number, amount, at, order_id=None, subscription_id="S-1", **more)


def ago(days=0.0, **more) -> datetime:
    return NOW - timedelta(days=days, **more)


def found(*records, text="", now=NOW, as_of=NOW, zone=None):
    """What the family finds; `text` is what she says, `as_of` the age of our copy of the books."""
    records = records if VISA in records else (VISA, *records)
    held = snapshot(*records)
    company = replace(held.company, timezone=zone) if zone else held.company
    held = replace(held, company=company, as_of={**held.as_of, "charges": as_of})
    return find(held, said(*([text] if text else [])), now)


def codes(*records, **more):
    return [finding.code for finding in found(*records, **more)]


FIRST = capture("CH-1")
AGAIN = capture("CH-2", at=CLOSED_AT + timedelta(days=1))
TWICE = (order(), FIRST, AGAIN)
