"""Which of the customer's own records end in the digits she asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from firstline.records.identifiers import Identifier, compact
from firstline.records.snapshot import Snapshot

Kind = Literal["order", "reference", "card", "device", "past_card", "balance", "other"]

_BALANCES = ("gift_card", "store_credit")
_SELDOM_PRINTED = ("tracking", "phone", "customer", "subscription", "appointment", "work_order")
_LEDGER = ("charge", "credit")


@dataclass(frozen=True)
class Match:
    """`row` is the record itself, None when it lies beyond the snapshot's bound."""

    kind: Kind
    record: str
    value: str
    row: Any = None
    label: str = ""
    at: datetime | None = None


def matches(snapshot: Snapshot, digits: str) -> tuple[Match, ...]:
    """Own records ending in `digits`, one a record.

    What is seldom printed (tracking, phone, the ledger's references) counts when nothing else
    matches; so an order number that the ledger repeats as its reference is one thing, not two.
    """
    wanted = compact(digits)
    found = _distinct(
        _match(snapshot, own)
        for own in snapshot.identifiers
        if compact(own.value or "").endswith(wanted)
    )
    told = tuple(match for match in found if match.kind != "other")
    return told or found


def _distinct(found: Iterable[Match | None]) -> tuple[Match, ...]:
    by_record: dict[str, Match] = {}
    for match in found:
        if match is not None:
            by_record.setdefault(match.record, match)
    return tuple(by_record.values())


def _match(snapshot: Snapshot, own: Identifier) -> Match | None:
    if own.kind in ("order_number", "order_id"):
        return _order(snapshot, own)
    if own.kind == "instrument":
        return _instrument(snapshot, own)
    written = own.written or own.value
    if own.kind == "reference" and own.detail not in _LEDGER:
        return Match(
            "reference", own.record, _reference(snapshot, own), label=own.detail or "other"
        )
    if own.kind == "reference":
        return Match("other", own.record, written, label=f"{own.detail}_reference")
    if own.kind in _SELDOM_PRINTED:
        return Match("other", own.record, written, label=own.kind)
    return None


def _reference(snapshot: Snapshot, own: Identifier) -> str:
    return next((r.value for r in snapshot.references if r.record == own.record), own.value)


def _order(snapshot: Snapshot, own: Identifier) -> Match:
    order = next((o for o in snapshot.orders if o.record == own.record), None)
    number = own.written or own.value
    if (
        order
        and own.kind == "order_id"
        and compact(order.order_number or "").endswith(compact(number))
    ):
        number = order.order_number
    return Match("order", own.record, number, order, at=order.placed_at if order else None)


def _instrument(snapshot: Snapshot, own: Identifier) -> Match | None:
    for row in snapshot.instruments:
        if row.record == own.record:
            return Match(_instrument_kind(row), own.record, row.last4 or own.value, row)
    return None


def _instrument_kind(instrument: Any) -> Kind:
    if instrument.kind == "wallet_device":
        return "device"
    if instrument.kind in _BALANCES:
        return "balance"
    return "past_card" if instrument.status == "replaced" else "card"
