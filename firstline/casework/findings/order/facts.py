"""What the records say of an order, a parcel and money on its way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from firstline.casework.credits import newest_time, state_of
from firstline.casework.facts import Account, Day, Fact, Moment, Money, Plain, State, Tail, Term
from firstline.casework.finding import Proof
from firstline.records.identifiers import compact
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot

_UNDATED = datetime.min.replace(tzinfo=timezone.utc)

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
    "due_passed": State,
    "late_since": Day,
    "failed": State,
    "sent": State,
    "instrument": Term,
    "card_tail": Tail,
    "reason": Term,
    "count": Plain,
    "nothing": State,
    "days_late": Plain,
    "not_sent": State,
    "denied": State,
    "empty": State,
    "to_call_off": State,
    "to_pause": State,
    "to_return": State,
    "charged": Money,
    "charged_on": Day,
    "guarantee_until": Day,
    "says_it_came": State,
    "says_money_came": State,
    "says_not_come": State,
    "has_left": State,
    "renews_on": Day,
    "renewal_passed": State,
    "renewal_amount": Money,
    "plan": Account,
    "period": Term,
    "promise": Term,
    "promised_for": Moment,
    "promised_amount": Money,
    "promised_by": Account,
    "promised_words": Account,
}
MOST_ROWS = 4


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
    """Credits and refunds of charges, newest first, those without a date last."""
    refunds = [c for c in snapshot.charges if c.kind == "refund" and c.status != "voided"]
    rows = [*snapshot.credits, *refunds]
    return sorted(rows, key=lambda row: _told_at(row) or _UNDATED, reverse=True)


def about_order(snapshot: Snapshot, row: Any) -> str:
    """The record of the order that this money goes back for; "" when none of hers is known."""
    told = compact((row.order_id if isinstance(row, Charge) else row.reference) or "")
    for order in snapshot.orders:
        if told and told in (compact(order.order_id), compact(order.order_number or "")):
            return order.record
    return ""


def of_refund(snapshot: Snapshot, row: Any, now: datetime) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"reason": Term(_reason(row))}
    if row.amount is not None and row.currency:
        facts["amount"] = Money(abs(row.amount), row.currency)
    if row.status == "failed":
        facts["failed"] = State()
    if isinstance(row, Charge):
        _day(facts, snapshot, "back_on", row.settled_at if row.status != "failed" else None)
        instrument_id = row.instrument_id
    else:
        facts |= _of_credit(snapshot, row, now)
        instrument_id = row.destination_instrument_id
    for own in snapshot.instruments:
        if own.instrument_id == instrument_id and own.last4:
            facts["instrument"] = Term(own.kind or "account", own.network or "")
            facts["card_tail"] = Tail(own.last4)
    return facts


def _of_credit(snapshot: Snapshot, credit: Any, now: datetime) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    state = state_of(snapshot, credit)
    if state == "posted":
        facts["sent"] = State()
        _day(facts, snapshot, "back_on", credit.posted_at)
    elif credit.due_at:
        _day(facts, snapshot, "late_since" if state == "late" else "due_on", credit.due_at)
        if state == "pending" and credit.due_at <= now:
            facts["due_passed"] = State()
    return facts


def _reason(row: Any) -> str:
    if isinstance(row, Charge):
        return "refund"
    return f"credit.{row.reason}" if row.reason else "credit"


def order_row(snapshot: Snapshot, order: Any) -> Proof:
    return Proof("order_row", order.record, order.placed_at, of_order(snapshot, order))


def shipment_row(snapshot: Snapshot, shipment: Any) -> Proof:
    facts = of_shipment(snapshot, shipment)
    return Proof("shipment_row", shipment.record, shipment.shipped_at, facts)


def refund_row(snapshot: Snapshot, row: Any, now: datetime) -> Proof:
    return Proof("refund_row", row.record, _told_at(row), of_refund(snapshot, row, now))


def _told_at(row: Any) -> datetime | None:
    return row.created_at if isinstance(row, Charge) else row.approved_at or newest_time(row)


def _day(facts: dict[str, Fact], snapshot: Snapshot, name: str, moment: datetime | None) -> None:
    if moment:
        facts[name] = Day(moment.astimezone(snapshot.company.timezone).date())
