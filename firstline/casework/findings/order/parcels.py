"""Parcels that did not come when they were promised, and those that will not come any more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from firstline.casework.arrival import was_empty
from firstline.casework.facts import Fact, Level, Plain, State
from firstline.casework.figures import figures
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call.goods import Bought
from firstline.casework.findings.order import facts
from firstline.casework.promises import DELIVERY, Promise, ledger
from firstline.casework.promises.clock import company_day
from firstline.casework.said import Said
from firstline.casework.said.claim import NOT_RECEIVED, RECEIVED
from firstline.records.snapshot import Snapshot

_VANISHES = re.compile(r"\b(?:disappear|vanish|gone)", re.IGNORECASE)


def parcels(
    snapshot: Snapshot, said: Said, order: Any | None, here: Sequence[Any], now: datetime
) -> list[Finding]:
    """Every order that is overdue, the one asked about first, then the one overdue longest.

    `order`: the one that the message is about; `here`: those that she says have come. A parcel that
    the carrier calls delivered and she says never came counts as lost, on her word; so does one
    that came with nothing in it.
    """
    is_missing = order is not None and _is_missed(snapshot, said, now)
    empty = order if is_missing and was_empty(said.text) else None
    late = [one for one in overdue(snapshot, now) if one[0] not in here and one[0] is not empty]
    found = [_overdue(snapshot, row, one, now) for row, one in late]
    if empty is not None or (is_missing and _is_delivered(snapshot, order)):
        found.append(_denied(snapshot, order, "denied" if empty is None else "empty"))
    asked = order.record if order is not None else ""
    return sorted(found, key=lambda one: one.evidence[0].record != asked)


def _is_missed(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """She says so of goods: a sum that is late or gone is money of hers, where no thing is named."""
    claim = said.claimed(NOT_RECEIVED)
    if claim is None:
        return False
    bought = Bought(snapshot, now)
    if bought.described(said, bought.lines()):
        return True
    sums = {row.amount for row in snapshot.credits}
    if _VANISHES.search(claim.written):
        sums |= {row.amount for row in snapshot.charges}
    return not figures(said.text) & sums


def came(snapshot: Snapshot, said: Said, named: Any | None, now: datetime) -> list[Any]:
    """The overdue orders that she says have come, of which one that never left us is the last to be
    meant; only the one she names, when she names one."""
    if said.conceded(RECEIVED) is None:
        return []
    late = [row for row, _ in overdue(snapshot, now)]
    if named is not None:
        return [named] if named in late else []
    return [row for row in late if _sent(snapshot, row)] or late


def overdue(snapshot: Snapshot, now: datetime) -> list[tuple[Any, Promise]]:
    """Each order that should have come by now, and the promise that it broke."""
    by_record = {row.record: row for row in snapshot.orders}
    promises = (one for one in ledger(snapshot, now) if one.kind == DELIVERY and one.is_open)
    return [(by_record[one.record], one) for one in promises]


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


def _denied(snapshot: Snapshot, order: Any, why: str) -> Finding:
    known = facts.of_order(snapshot, order) | {why: State(Level.ANONYMOUS)}
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
