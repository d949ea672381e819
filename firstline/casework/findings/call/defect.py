"""DEFECT: it broke within its guarantee, as she says."""

from __future__ import annotations

from firstline.casework.calendar import months_after
from firstline.casework.facts import Day
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call import known
from firstline.casework.findings.call.goods import Bought
from firstline.casework.promises.clock import company_day
from firstline.casework.said import Said
from firstline.casework.said.model import DEFECTIVE


def find(said: Said, bought: Bought) -> list[Finding]:
    """None for what is out of its guarantee; which thing it is, or its age, may be unknown."""
    if said.claimed(DEFECTIVE) is None:
        return []
    meant, company = bought.meant(said), bought.snapshot.company
    if meant is None:
        return [Finding("call", "DEFECT", "unknown", {})]
    received = bought.received_on(meant.order)
    ends = months_after(received, company.guarantee_months) if received else None
    if ends and ends < company_day(bought.snapshot, bought.now):
        return []
    facts = known.kept({**bought.told(meant), "guarantee_until": Day(ends) if ends else None})
    at = bought.delivered_at(meant.order) or meant.order.placed_at
    rows = (Proof("order_meant", meant.order.record, at, facts),)
    rows += (Proof("in_guarantee", facts=facts),) if ends else ()
    return [Finding("call", "DEFECT", "likely" if ends else "unknown", facts, rows)]
