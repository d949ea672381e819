"""DEFECT: it broke within its guarantee, as she says."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from firstline.casework.facts import Day
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call import goods, known
from firstline.casework.promises.clock import company_day
from firstline.casework.said import Said
from firstline.casework.said.model import DEFECTIVE
from firstline.records.snapshot import Snapshot


def find(snapshot: Snapshot, said: Said, now: datetime) -> list[Finding]:
    """None for what is out of its guarantee; which thing it is, or its age, may be unknown."""
    if said.claimed(DEFECTIVE) is None:
        return []
    meant = goods.meant(snapshot, said, now)
    if meant is None:
        return [Finding("call", "DEFECT", "unknown", {})]
    received = goods.received_on(snapshot, meant.order, now)
    ends = _months_after(received, snapshot.company.guarantee_months) if received else None
    if ends and ends < company_day(snapshot, now):
        return []
    facts = known.kept(
        {
            **goods.of_order(snapshot, meant.order, meant.line, now),
            "guarantee_until": Day(ends) if ends else None,
        }
    )
    at = goods.delivered_at(snapshot, meant.order, now) or meant.order.placed_at
    rows = (Proof("order_meant", meant.order.record, at, facts),)
    rows += (Proof("in_guarantee", facts=facts),) if ends else ()
    return [Finding("call", "DEFECT", "likely" if ends else "unknown", facts, rows)]


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
