"""What one row of the books says, as facts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.facts import Account, Day, Fact, Money, Tail, Term
from firstline.casework.findings.debit.ledger import Ledger
from firstline.records.rows import Charge


def money(amount: Decimal | None, currency: str | None) -> Money | None:
    return Money(amount, currency) if amount is not None and currency else None


def day(ledger: Ledger, at: datetime | None) -> Day | None:
    return Day(at.astimezone(ledger.company.timezone).date()) if at else None


def account(ledger: Ledger, row: Any) -> dict[str, Fact | None]:
    for own in ledger.snapshot.instruments:
        if own.instrument_id == row.instrument_id and own.last4:
            term = Term(own.kind or "account", own.network or "")
            return {"instrument": term, "card_tail": Tail(own.last4)}
    return {}


def is_charge(row: Any) -> bool:
    return isinstance(row, Charge)


def facts(ledger: Ledger, row: Any, at: datetime | None) -> dict[str, Fact]:
    """Its amount, day and reference, and what it is for."""
    order = ledger.ties.order_of(row) if is_charge(row) else ""
    orders = {one.order_id: one.order_number for one in ledger.snapshot.orders}
    found: dict[str, Fact | None] = {
        "amount": money(abs(row.amount), row.currency),
        "on": day(ledger, at),
        "reference": Account(row.reference or (row.charge_id if is_charge(row) else "")),
        "order_number": Account(orders.get(order) or order) if order else None,
    }
    if is_charge(row):
        found |= account(ledger, row)
    return {name: fact for name, fact in found.items() if fact is not None}
