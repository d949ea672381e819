"""WRONG_ITEM: what was sent is not what was ordered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.call import goods, known
from firstline.casework.findings.call.goods import Bought, Goods
from firstline.casework.promises.model import until
from firstline.casework.said import Said
from firstline.casework.said.claim import WRONG_ITEM
from firstline.casework.wishes import keeps_it
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

UNASKED = timedelta(days=90)  # how far back it is told without being asked for
MOST_SHOWN = 4


def find(said: Said, bought: Bought) -> list[Finding]:
    """What the packing records show is certain; what she says alone is likely."""
    if said.claimed(WRONG_ITEM) is None:
        packed = _still_wrong(bought, _packed_wrong(bought))
        return [_finding(bought, packed, False)] if packed else []
    meant = bought.meant(said)
    packed = _spoken_of(said, bought, meant) if meant else []
    found = _finding(bought, packed, True) if packed else _claimed(bought, meant)
    kept = {"keeps": known.HEARD} if keeps_it(said.text) else {}
    return [replace(found, facts={**found.facts, **kept})]


def _spoken_of(said: Said, bought: Bought, meant: Goods) -> list[Goods]:
    """Wrongly packed lines of the order whose number she gives; else those that she describes, those
    of the order that is meant, or any: a description alone is no reason to overlook a record."""
    packed = _packed_wrong(bought)
    alike = bought.described(said, bought.lines())
    described = [one for one in packed if any(one.line is line for line in alike)]
    about = [one for one in packed if one.order is meant.order]
    if bought.named(said):
        return about
    if described or about:
        return described or about
    return _still_wrong(bought, packed) if meant.singled_out else packed


def _packed_wrong(bought: Bought) -> list[Goods]:
    """The newest first."""
    return [Goods(bought.orders[line.order_id], line) for line in bought.lines() if _differs(line)]


def _still_wrong(bought: Bought, packed: list[Goods]) -> list[Goods]:
    """Not made good yet and not long ago."""
    return [
        one for one in packed if _is_recent(bought, one.order) and not _is_made_good(bought, one)
    ]


def _differs(line: Any) -> bool:
    ordered, sent = compact(line.sku or ""), compact(line.sent_sku or "")
    return bool(ordered and sent) and ordered != sent


def _is_recent(bought: Bought, order: Any) -> bool:
    at = bought.delivered_at(order) or until(order.placed_at, bought.now)
    return at is None or bought.now - at <= UNASKED


def _is_made_good(bought: Bought, one: Goods) -> bool:
    """It went back, its price did, or another parcel has left since it arrived."""
    if (one.order.status or "").casefold() == "returned":
        return True
    parcels = bought.parcels.get(one.order.order_id, ())
    came = [at for each in parcels if (at := until(each.delivered_at, bought.now))]
    left = [at for each in parcels if (at := until(each.shipped_at, bought.now))]
    if came and left and max(left) > min(came):
        return True
    return _is_paid_back(bought.snapshot, one)


def _is_paid_back(snapshot: Snapshot, one: Goods) -> bool:
    """What she paid for the order, less what went back, no longer covers the wrong line: a refund
    of a second debit gives back nothing of its price."""
    order, price = one.order, goods.price(one.order, one.line)
    back = sum((abs(row.amount) for row in _money_back(snapshot, order) if row.amount), Decimal(0))
    paid = sum(
        row.amount
        for row in snapshot.charges
        if (row.order_id, row.kind) == (order.order_id, "capture")
        and row.status in ("pending", "settled")
        and row.amount
    )
    if not back or not paid:
        return bool(back)
    if price is None or order.total is None:
        return paid <= back
    return paid - back + price.amount <= order.total


def _money_back(snapshot: Snapshot, order: Any) -> Iterator[Any]:
    numbers = {compact(order.order_id), compact(order.order_number or "")} - {""}
    for row in snapshot.charges:
        is_back = row.kind == "refund" and row.status in ("pending", "settled")
        if row.order_id == order.order_id and is_back:
            yield row
    for row in snapshot.credits:
        is_back = row.reason in ("return", "adjustment") and row.status != "failed"
        if is_back and compact(row.reference or "") in numbers:
            yield row


def _finding(bought: Bought, wrong: list[Goods], is_claimed: bool) -> Finding:
    rows = tuple(_sent_other(bought, one) for one in wrong[:MOST_SHOWN])
    facts = {**_told(bought, wrong[0]), "claimed": known.HEARD if is_claimed else None}
    order = wrong[0].order
    rows += (Proof("order_meant", order.record, order.placed_at, rows[0].facts),)
    out = () if is_claimed else (Proof("not_made_good"),)
    return Finding("call", "WRONG_ITEM", "certain", known.kept(facts), rows, out)


def _sent_other(bought: Bought, one: Goods) -> Proof:
    facts = known.kept(_told(bought, one))
    return Proof("sent_other", one.line.record, bought.delivered_at(one.order), facts)


def _claimed(bought: Bought, meant: Goods | None) -> Finding:
    """By her word alone, of the order that is meant, if she has any."""
    facts: known.Found = {"claimed": known.HEARD}
    rows: tuple[Proof, ...] = ()
    if meant:
        facts |= bought.told(meant)
        at = bought.delivered_at(meant.order)
        rows = (Proof("order_meant", meant.order.record, at, known.kept(bought.told(meant))),)
    return Finding("call", "WRONG_ITEM", "likely", known.kept(facts), rows)


def _told(bought: Bought, one: Goods) -> known.Found:
    sent = one.line.sent_description or one.line.sent_sku
    return {**bought.told(one), "sent_item": known.account(sent)}
