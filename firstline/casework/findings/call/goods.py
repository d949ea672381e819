"""Which of the things she bought she speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from firstline.casework.facts import Day, Money
from firstline.casework.findings.call import known
from firstline.casework.findings.call.likeness import most_like
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, until
from firstline.casework.said import Said
from firstline.records.cancellation import is_cancelled
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

_UNDATED = datetime.min.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Goods:
    """An order of hers and the one line of it that is meant, when one is; `singled_out`: she names
    its number or the thing itself."""

    order: Any
    line: Any | None = None
    singled_out: bool = False


class Bought:
    """Her orders, newest first, with their lines and parcels."""

    def __init__(self, snapshot: Snapshot, now: datetime) -> None:
        self.snapshot, self.now = snapshot, now
        self.orders = {
            order.order_id: order for order in snapshot.orders if not is_cancelled(order)
        }
        self.parcels = _by_order(snapshot.shipments)
        self._lines = _by_order(snapshot.order_lines)

    def lines(self, orders: Iterable[Any] | None = None) -> list[Any]:
        """Of these orders, in their order; of all of them when none are named."""
        given = self.orders.values() if orders is None else orders
        return [line for order in given for line in self._lines.get(order.order_id, ())]

    def meant(self, said: Said) -> Goods | None:
        """The order whose number she gives, else the thing she names, else what came last. Of several
        things that she names alike the newest, which is then not singled out. Digits that only end
        an order's number go after a thing of another order."""
        lines = self.described(said, self.lines())
        named = self.named(said)
        if named and not _in_full([named], said) and lines:
            named = named if any(one.order_id == named.order_id for one in lines) else None
        if named:
            lines = self.lines([named])
            return Goods(named, next(iter(self.described(said, lines)), _only(lines)), True)
        if lines:
            return Goods(self.orders[lines[0].order_id], lines[0], len(lines) == 1)
        newest = max(self.orders.values(), key=self._rank, default=None)
        return self.whole(newest) if newest else None

    def whole(self, order: Any) -> Goods:
        """The order, and its line when it has only one."""
        return Goods(order, _only(self.lines([order])))

    def under_way(self) -> list[Any]:
        """Orders that left us and are not delivered."""
        sent = [order for order in self.orders.values() if self.parcels.get(order.order_id)]
        return [order for order in sent if not self.delivered_at(order)]

    def named(self, said: Said) -> Any | None:
        """The order whose number she gives."""
        return _named(list(self.orders.values()), said)

    def described(self, said: Said, lines: Sequence[Any]) -> list[Any]:
        """The lines most of whose words she uses, in their order: what the thing is, or two words."""
        told = [line.description or "" for line in lines]
        return [lines[at] for at in most_like(told, said.text, self.snapshot.company.name)]

    def delivered_at(self, order: Any) -> datetime | None:
        parcels = self.parcels.get(order.order_id, ())
        came = (until(one.delivered_at, self.now) for one in parcels)
        return max(filter(None, came), default=None)

    def received_on(self, order: Any) -> date | None:
        """The day on which the guarantee begins: of its delivery, as far as that is known."""
        at = self.delivered_at(order)
        if at is None:
            parcels = self.parcels.get(order.order_id, ())
            left = (until(one.shipped_at, self.now) for one in parcels)
            at = max(filter(None, left), default=until(order.placed_at, self.now))
        return company_day(self.snapshot, at) if at else None

    def told(self, goods: Goods) -> known.Found:
        """What is known of it, as facts."""
        order, line = goods.order, goods.line
        at = self.delivered_at(order)
        return {
            "order_number": known.account(order.order_number or order.order_id),
            "delivered_on": Day(company_day(self.snapshot, at)) if at else None,
            "item": known.account(line.description or line.sku) if line else None,
            "amount": price(order, line),
        }

    def _rank(self, order: Any) -> tuple:
        at = self.delivered_at(order)
        return at is not None, order.status == "delivered", at or dated(order.placed_at) or _UNDATED


def price(order: Any, line: Any | None) -> Money | None:
    """Of the whole line; none of an order of which no line is singled out."""
    if line is None or not order.currency or line.unit_price is None or line.unit_price < 0:
        return None
    return Money(line.unit_price * max(line.quantity or 1, 1), order.currency)


def _by_order(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.order_id, []).append(row)
    return found


def _in_full(orders: Sequence[Any], said: Said) -> Any | None:
    full = {compact(mention.value) for mention in said.full}
    for order in orders:
        if {compact(order.order_id), compact(order.order_number or "")} & full:
            return order
    return None


def _named(orders: Sequence[Any], said: Said) -> Any | None:
    if order := _in_full(orders, said):
        return order
    ends = tuple(map(compact, said.endings))
    return _only([o for o in orders if ends and compact(o.order_number or "").endswith(ends)])


def _only(found: Sequence[Any]) -> Any | None:
    return found[0] if len(found) == 1 else None
