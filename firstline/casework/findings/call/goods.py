"""Which of the things she bought she speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from firstline.casework.facts import Day, Money
from firstline.casework.findings.call import known
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, until
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

OVER = ("cancelled", "canceled")
_UNDATED = datetime.min.replace(tzinfo=timezone.utc)
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words of descriptions that say nothing of what the thing is.
_NO_NAME = frozenset(
    (
        "the",
        "and",
        "for",
        "with",
        "from",
        "two",
        "three",
        "four",
        "five",
        "six",
        "one",
        "all",
        "set",
    )
    + ("box", "pack", "pair", "piece", "item", "model", "part", "kit", "new", "plan", "not", "our")
    + ("large", "small", "slim", "big", "your", "you")
)


@dataclass(frozen=True)
class Goods:
    """An order of hers and the one line of it that is meant, when one is; `singled_out`: she names
    its number or the thing itself."""

    order: Any
    line: Any | None = None
    singled_out: bool = False


def meant(snapshot: Snapshot, said: Said, now: datetime) -> Goods | None:
    """The order whose number she gives, else the thing she names, else what came last."""
    orders = [o for o in snapshot.orders if (o.status or "").casefold() not in OVER]
    if named := _named(orders, said):
        lines = _lines(snapshot, [named])
        return Goods(named, _described(snapshot, lines, said) or _only(lines), True)
    if line := _described(snapshot, _lines(snapshot, orders), said):
        order = next(order for order in orders if order.order_id == line.order_id)
        return Goods(order, line, True)
    newest = max(orders, key=lambda order: _rank(snapshot, order, now), default=None)
    return Goods(newest, _only(_lines(snapshot, [newest]))) if newest else None


def received_on(snapshot: Snapshot, order: Any, now: datetime) -> date | None:
    """The day on which the guarantee begins: of its delivery, as far as that is known."""
    at = delivered_at(snapshot, order, now)
    if at is None:
        left = (until(one.shipped_at, now) for one in _parcels(snapshot, order))
        at = max(filter(None, left), default=until(order.placed_at, now))
    return company_day(snapshot, at) if at else None


def delivered_at(snapshot: Snapshot, order: Any, now: datetime) -> datetime | None:
    came = (until(one.delivered_at, now) for one in _parcels(snapshot, order))
    return max(filter(None, came), default=None)


def of_order(snapshot: Snapshot, order: Any, line: Any | None, now: datetime) -> known.Found:
    at = delivered_at(snapshot, order, now)
    return {
        "order_number": known.account(order.order_number or order.order_id),
        "delivered_on": Day(company_day(snapshot, at)) if at else None,
        "item": known.account(line.description or line.sku) if line else None,
        "amount": price(order, line),
    }


def price(order: Any, line: Any | None) -> Money | None:
    """Of the whole line; none of an order of which no line is singled out."""
    if line is None or not order.currency or line.unit_price is None or line.unit_price < 0:
        return None
    times = max(line.quantity or 1, 1)
    return Money(line.unit_price * times, order.currency)


def _named(orders: Sequence[Any], said: Said) -> Any | None:
    full = {compact(mention.value) for mention in said.full}
    for order in orders:
        if {compact(order.order_id), compact(order.order_number or "")} & full:
            return order
    ends = tuple(map(compact, said.endings))
    return _only([o for o in orders if ends and compact(o.order_number or "").endswith(ends)])


def _described(snapshot: Snapshot, lines: Sequence[Any], said: Said) -> Any | None:
    """The line most of whose words she uses; of equal ones the first, which is the newest."""
    nameless = _NO_NAME | _stems(snapshot.company.name)
    spoken = _stems(said.text) - nameless
    counts = [len(_stems(line.description or "") & spoken) for line in lines]
    most = max(counts, default=0)
    return lines[counts.index(most)] if most else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _WORD.findall(text.casefold())))


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 4 else word


def _lines(snapshot: Snapshot, orders: Sequence[Any]) -> list[Any]:
    ids = {order.order_id: place for place, order in enumerate(orders)}
    lines = [line for line in snapshot.order_lines if line.order_id in ids]
    return sorted(lines, key=lambda line: ids[line.order_id])


def _only(found: Sequence[Any]) -> Any | None:
    return found[0] if len(found) == 1 else None


def _parcels(snapshot: Snapshot, order: Any) -> list[Any]:
    return [one for one in snapshot.shipments if one.order_id == order.order_id]


def _rank(snapshot: Snapshot, order: Any, now: datetime) -> tuple:
    at = delivered_at(snapshot, order, now)
    return at is not None, order.status == "delivered", at or dated(order.placed_at) or _UNDATED
