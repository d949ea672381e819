"""Parcels that did not come when they were promised, and those that will not come any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from firstline.casework.facts import Fact, Plain, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.order import facts
from firstline.casework.promises import DELIVERY, Promise, ledger
from firstline.casework.promises.clock import company_day
from firstline.casework.said import Said
from firstline.casework.said.model import NOT_RECEIVED
from firstline.records.snapshot import Snapshot


def parcels(snapshot: Snapshot, said: Said, order: Any | None, now: datetime) -> list[Finding]:
    """Every order that is overdue, the one asked about first, then the one overdue longest.

    `order`: the one that the message is about. A parcel that the carrier calls delivered and she
    says never came counts as lost, on her word.
    """
    late = [one for one in ledger(snapshot, now) if one.kind == DELIVERY and one.is_open]
    by_record = {row.record: row for row in snapshot.orders}
    found = [_overdue(snapshot, by_record[one.record], one, now) for one in late]
    if said.claimed(NOT_RECEIVED) and order is not None and _is_delivered(snapshot, order):
        found.append(_denied(snapshot, order))
    asked = order.record if order is not None else ""
    return sorted(found, key=lambda one: one.evidence[0].record != asked)


def _overdue(snapshot: Snapshot, order: Any, promise: Promise, now: datetime) -> Finding:
    sent = _sent(snapshot, order)
    known: dict[str, Fact] = facts.of_order(snapshot, order)
    late = company_day(snapshot, now) - company_day(snapshot, promise.due_at)
    known["days_late"] = Plain(str(max(late.days, 1)))
    if not sent:
        known["not_sent"] = State()
    lost = bool(sent) and promise.late_by(now) >= timedelta(
        days=snapshot.company.promises.parcel_lost_after_days
    )
    code = "PARCEL_LOST" if lost else "PARCEL_LATE"
    return Finding("order", code, "certain", known, _rows(snapshot, order, sent))


def _denied(snapshot: Snapshot, order: Any) -> Finding:
    known = facts.of_order(snapshot, order) | {"denied": State()}
    rows = _rows(snapshot, order, _sent(snapshot, order))
    return Finding("order", "PARCEL_LOST", "likely", known, rows)


def _sent(snapshot: Snapshot, order: Any) -> list[Any]:
    return [one for one in snapshot.shipments if one.order_id == order.order_id]


def _is_delivered(snapshot: Snapshot, order: Any) -> bool:
    sent = _sent(snapshot, order)
    return bool(sent) and all(parcel.delivered_at for parcel in sent)


def _rows(snapshot: Snapshot, order: Any, sent: Sequence[Any]) -> tuple[Proof, ...]:
    parcels = [facts.shipment_row(snapshot, parcel) for parcel in sent[: facts.MOST_ROWS]]
    return (facts.order_row(snapshot, order), *parcels)
