"""What the records say of an order, a parcel and money on its way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from firstline.casework.facts import Account, Day, Fact, Money, Plain, State, Tail, Term
from firstline.casework.finding import Proof
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot

KINDS: dict[str, type] = {
    "order_number": Account,
    "order_state": Term,
    "total": Money,
    "placed_on": Day,
    "promised_on": Day,
    "shipped_on": Day,
    "delivered_on": Day,
    "carrier": Plain,
    "tracking": Account,
    "amount": Money,
    "back_on": Day,
    "due_on": Day,
    "late_since": Day,
    "instrument": Term,
    "card_tail": Tail,
    "reason": Term,
    "count": Plain,
    "nothing": State,
}


def newest(rows: Sequence[Any], column: str) -> Any | None:
    """The row with the latest time in `column`; the first one when none has a time."""
    dated = [row for row in rows if getattr(row, column)]
    return max(dated, key=lambda row: getattr(row, column)) if dated else next(iter(rows), None)


def of_order(snapshot: Snapshot, order: Any) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"order_number": Account(order.order_number or order.order_id)}
    if order.status:
        facts["order_state"] = Term(f"order.{order.status}")
    if order.total is not None and order.currency:
        facts["total"] = Money(order.total, order.currency)
    _day(facts, snapshot, "placed_on", order.placed_at)
    shipments = [s for s in snapshot.shipments if s.order_id == order.order_id]
    facts |= of_shipment(snapshot, newest(shipments, "shipped_at"))
    if "delivered_on" not in facts:
        _day(facts, snapshot, "promised_on", order.promised_at)
    return facts


def of_shipment(snapshot: Snapshot, shipment: Any | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    if shipment is None:
        return facts
    _day(facts, snapshot, "shipped_on", shipment.shipped_at)
    _day(facts, snapshot, "delivered_on", shipment.delivered_at)
    if shipment.carrier:
        facts["carrier"] = Plain(shipment.carrier)
    if shipment.tracking_number:
        facts["tracking"] = Account(shipment.tracking_number)
    return facts


def money_back(snapshot: Snapshot) -> list:
    """Credits and refunds of charges, newest first."""
    refunds = [charge for charge in snapshot.charges if charge.kind == "refund"]
    dated = [(told, row) for row in [*snapshot.credits, *refunds] if (told := _told_at(row))]
    return [row for _, row in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def of_refund(snapshot: Snapshot, row: Any, now: datetime) -> dict[str, Fact]:
    is_charge = isinstance(row, Charge)
    instrument_id = row.instrument_id if is_charge else row.destination_instrument_id
    facts: dict[str, Fact] = {"reason": Term("refund" if is_charge else f"credit.{row.reason}")}
    if row.amount is not None and row.currency:
        facts["amount"] = Money(abs(row.amount), row.currency)
    posted = row.settled_at if is_charge else row.posted_at
    _day(facts, snapshot, "back_on", posted)
    if posted is None and not is_charge and row.due_at:
        _day(facts, snapshot, "late_since" if row.due_at < now else "due_on", row.due_at)
    for own in snapshot.instruments:
        if own.instrument_id == instrument_id and own.last4:
            facts |= {"instrument": Term(own.kind, own.network or ""), "card_tail": Tail(own.last4)}
    return facts


def order_row(snapshot: Snapshot, order: Any) -> Proof:
    return Proof("order_row", order.record, order.placed_at, of_order(snapshot, order))


def shipment_row(snapshot: Snapshot, shipment: Any) -> Proof:
    facts = of_shipment(snapshot, shipment)
    return Proof("shipment_row", shipment.record, shipment.shipped_at, facts)


def refund_row(snapshot: Snapshot, row: Any, now: datetime) -> Proof:
    return Proof("refund_row", row.record, _told_at(row), of_refund(snapshot, row, now))


def _told_at(row: Any) -> datetime | None:
    return row.created_at if isinstance(row, Charge) else row.approved_at or row.posted_at


def _day(facts: dict[str, Fact], snapshot: Snapshot, name: str, moment: datetime | None) -> None:
    if moment:
        facts[name] = Day(moment.astimezone(snapshot.company.timezone).date())
