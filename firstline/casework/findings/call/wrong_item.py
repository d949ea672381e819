"""WRONG_ITEM: what was sent is not what was ordered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.call import goods, known
from firstline.casework.findings.call.goods import OVER, Goods
from firstline.casework.promises.model import until
from firstline.casework.said import Said
from firstline.casework.said.model import WRONG_ITEM
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

UNASKED = timedelta(days=90)  # how far back it is told without being asked for
MOST_SHOWN = 4


def find(snapshot: Snapshot, said: Said, now: datetime) -> list[Finding]:
    """What the packing records show is certain; what she says alone is likely."""
    is_claimed = said.claimed(WRONG_ITEM) is not None
    packed = _packed_wrong(snapshot, now, is_claimed)
    meant = goods.meant(snapshot, said, now) if is_claimed else None
    if meant:
        about = [one for one in packed if one.order is meant.order]
        packed = about or ([] if meant.singled_out else packed)
    if packed:
        return [_finding(snapshot, now, packed, "certain", is_claimed)]
    if is_claimed:
        return [_finding(snapshot, now, [meant] if meant else [], "likely", True)]
    return []


def _packed_wrong(snapshot: Snapshot, now: datetime, is_claimed: bool) -> list[Goods]:
    """The newest first. Unasked, only what is not made good yet and not long ago."""
    orders = {order.order_id: order for order in snapshot.orders}
    wrong = [
        Goods(orders[line.order_id], line)
        for line in snapshot.order_lines
        if line.order_id in orders and _differs(line)
    ]
    wrong = [one for one in wrong if (one.order.status or "").casefold() not in OVER]
    if not is_claimed:
        wrong = [one for one in wrong if _is_recent(snapshot, one.order, now)]
        wrong = [one for one in wrong if not _is_made_good(snapshot, one, now)]
    places = {order_id: place for place, order_id in enumerate(orders)}
    return sorted(wrong, key=lambda one: (places[one.order.order_id], one.line.line or ""))


def _differs(line: Any) -> bool:
    ordered, sent = compact(line.sku or ""), compact(line.sent_sku or "")
    return bool(ordered and sent) and ordered != sent


def _is_recent(snapshot: Snapshot, order: Any, now: datetime) -> bool:
    at = goods.delivered_at(snapshot, order, now) or until(order.placed_at, now)
    return at is None or now - at <= UNASKED


def _is_made_good(snapshot: Snapshot, one: Goods, now: datetime) -> bool:
    """It went back, its price did, or another parcel has left since it arrived."""
    if (one.order.status or "").casefold() == "returned" or _is_paid_back(snapshot, one):
        return True
    parcels = [parcel for parcel in snapshot.shipments if parcel.order_id == one.order.order_id]
    came = min((at for each in parcels if (at := until(each.delivered_at, now))), default=None)
    return came is not None and any(_left_after(each, came, now) for each in parcels)


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


def _left_after(parcel: Any, came: datetime, now: datetime) -> bool:
    left = until(parcel.shipped_at, now)
    return left is not None and left > came


def _finding(
    snapshot: Snapshot,
    now: datetime,
    wrong: list[Goods],
    certainty: Certainty,
    is_claimed: bool,
) -> Finding:
    facts: known.Found = {"claimed": known.HEARD if is_claimed else None}
    if wrong:
        facts |= _of(snapshot, wrong[0], now)
    rows = tuple(
        Proof(
            "sent_other" if certainty == "certain" else "order_meant",
            one.line.record if certainty == "certain" else one.order.record,
            goods.delivered_at(snapshot, one.order, now),
            known.kept(_of(snapshot, one, now)),
        )
        for one in wrong[:MOST_SHOWN]
    )
    if certainty == "certain" and wrong:
        order = wrong[0].order
        known_order = known.kept(_of(snapshot, wrong[0], now))
        rows += (Proof("order_meant", order.record, order.placed_at, known_order),)
    out = () if is_claimed else (Proof("not_made_good"),)
    return Finding("call", "WRONG_ITEM", certainty, known.kept(facts), rows, out)


def _of(snapshot: Snapshot, one: Goods, now: datetime) -> known.Found:
    found = goods.of_order(snapshot, one.order, one.line, now)
    if one.line and _differs(one.line):
        found["sent_item"] = known.account(one.line.sent_description or one.line.sent_sku)
    return found
