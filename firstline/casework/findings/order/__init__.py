"""Everyday look-ups: what the records show of her orders, refunds and account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from firstline.casework.facts import Fact, Plain, State
from firstline.casework.finding import Family, Finding
from firstline.casework.findings.order import facts
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

CODES = ("ORDER_STATUS", "REFUND_STATUS", "ACCOUNT_SUMMARY")
MOST_ROWS = 4


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """The summary first, then the order she names or the newest, then the newest money back."""
    found = (summary(snapshot, now), order_status(snapshot, said), refund_status(snapshot, now))
    return tuple(finding for finding in found if finding)


def summary(snapshot: Snapshot, now: datetime) -> Finding:
    known: dict[str, Fact] = {"count": Plain(str(len(snapshot.orders)))}
    latest = facts.newest(snapshot.orders, "placed_at")
    known |= facts.of_order(snapshot, latest) if latest else {"nothing": State()}
    rows = [facts.order_row(snapshot, order) for order in snapshot.orders[:3]]
    rows += [facts.refund_row(snapshot, row, now) for row in facts.money_back(snapshot)[:3]]
    return Finding("order", "ACCOUNT_SUMMARY", "certain", known, tuple(rows))


def order_status(snapshot: Snapshot, said: Said) -> Finding | None:
    order = _named(snapshot.orders, said) or facts.newest(snapshot.orders, "placed_at")
    if order is None:
        return None
    parcels = [s for s in snapshot.shipments if s.order_id == order.order_id]
    rows = [facts.order_row(snapshot, order)]
    rows += [facts.shipment_row(snapshot, parcel) for parcel in parcels[:MOST_ROWS]]
    known = facts.of_order(snapshot, order)
    return Finding("order", "ORDER_STATUS", "certain", known, tuple(rows))


def refund_status(snapshot: Snapshot, now: datetime) -> Finding | None:
    rows = facts.money_back(snapshot)
    if not rows:
        return None
    proofs = tuple(facts.refund_row(snapshot, row, now) for row in rows[:MOST_ROWS])
    known = facts.of_refund(snapshot, rows[0], now)
    return Finding("order", "REFUND_STATUS", "certain", known, proofs)


def _named(orders: Sequence[Any], said: Said) -> Any | None:
    """The order whose number she gives in full, else the only one that ends in digits she gives."""
    named = {compact(mention.value) for mention in said.full}
    for order in orders:
        if {compact(order.order_id), compact(order.order_number or "")} & named:
            return order
    tails = tuple(compact(tail.value) for tail in said.tails)
    ending = [o for o in orders if tails and compact(o.order_number or "").endswith(tails)]
    return ending[0] if len(ending) == 1 else None


FAMILY = Family("order", CODES, facts.KINDS, find)
