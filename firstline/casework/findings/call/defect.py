"""DEFECT: it broke within its guarantee, as she says."""

from __future__ import annotations

from firstline.casework.arrival import was_harmed
from firstline.casework.calendar import months_after
from firstline.casework.facts import Day
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call import known
from firstline.casework.findings.call.goods import Bought, Goods
from firstline.casework.findings.call.likeness import names_a_thing
from firstline.casework.promises.clock import company_day
from firstline.casework.said import Said
from firstline.casework.said.claim import DEFECTIVE, RECEIVED


def find(said: Said, bought: Bought) -> list[Finding]:
    """None for what is out of its guarantee; which thing it is, or its age, may be unknown."""
    if said.claimed(DEFECTIVE) is None:
        return []
    meant, company = _meant(said, bought), bought.snapshot.company
    if meant is None:
        return [Finding("call", "DEFECT", "unknown", {})]
    received = bought.received_on(meant.order)
    ends = months_after(received, company.guarantee_months) if received else None
    if ends and ends < company_day(bought.snapshot, bought.now):
        return []
    at = bought.delivered_at(meant.order) or meant.order.placed_at
    if not meant.singled_out and _may_be_another(bought, meant):
        told = known.kept({**bought.told(meant), "guessed": known.HEARD, "amount": None})
        row = Proof("order_meant", meant.order.record, at, told)
        return [Finding("call", "DEFECT", "unknown", told, (row,))]
    told = {**bought.told(meant), "inferred": known.HEARD if is_inferred(said) else None}
    facts = known.kept({**told, "guarantee_until": Day(ends) if ends else None})
    rows = (Proof("order_meant", meant.order.record, at, facts),)
    rows += (Proof("in_guarantee", facts=facts),) if ends else ()
    return [Finding("call", "DEFECT", "likely" if ends else "unknown", facts, rows)]


def is_inferred(said: Said) -> bool:
    """That something is wrong with a thing was understood, and not what."""
    claim = said.claimed(DEFECTIVE)
    return claim is not None and not claim.written


def _meant(said: Said, bought: Bought) -> Goods | None:
    """What came broken and is not named is the parcel that was still on its way, if only one was;
    none where she names a thing that she did not buy."""
    meant = bought.meant(said)
    if meant is None or bought.described(said, bought.lines()):
        return meant
    if meant.singled_out and (said.full or not names_a_thing(said.text)):
        return meant
    if names_a_thing(said.text):
        return None
    came = was_harmed(said.text) or said.conceded(RECEIVED)
    under_way = bought.under_way() if came else []
    return bought.whole(under_way[0]) if len(under_way) == 1 else meant


def _may_be_another(bought: Bought, meant: Goods) -> bool:
    """She bought something else as well, and said nothing that tells which of them it is."""
    sold = {line.description or line.sku for line in bought.lines([meant.order])}
    every = {line.description or line.sku for line in bought.lines()}
    return bool(every - sold)
