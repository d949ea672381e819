"""Everyday look-ups: what the records show of her orders, refunds, plans and account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.conceded import money_came
from firstline.casework.facts import Fact, Level, Plain, State
from firstline.casework.figures import figures
from firstline.casework.finding import Family, Finding
from firstline.casework.findings.call.goods import Bought
from firstline.casework.findings.order import asked, facts
from firstline.casework.findings.order.asked import charged
from firstline.casework.findings.order.parcels import came, parcels
from firstline.casework.findings.order.promised import promised
from firstline.casework.findings.order.subscriptions import renewals
from firstline.casework.said import Said
from firstline.casework.said.claim import MONEY_CAME, RECEIVED
from firstline.casework.wishes import asks_what_for, calls_off
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

CODES = (
    "ORDER_STATUS",
    "PARCEL_LATE",
    "PARCEL_LOST",
    "REFUND_STATUS",
    "RENEWAL_NOTICE",
    "ACCOUNT_SUMMARY",
    "CHANGE_GUARDED",
    "PROMISE_BROKEN",
    "PROMISE_DUE",
)
CHECKS = ("PARCEL_LATE", "PARCEL_LOST", "PROMISE_BROKEN", "PROMISE_DUE")


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """The summary first, then the order she names or the newest, money back, plans and promises."""
    named = _in_full(snapshot.orders, said) or _described(snapshot, said, now)
    named = named or _ending(snapshot.orders, said)
    named = named or _charged(snapshot, said)
    here = came(snapshot, said, named, now)
    order = named or next(iter(here), None) or facts.newest(snapshot.orders, "placed_at")
    wrong = parcels(snapshot, said, order, here, now)
    found = [
        summary(snapshot, now),
        *_orders(order_status(snapshot, order, said, now), said, named, wrong),
        refund_status(snapshot, said, now),
        *renewals(snapshot, now, said),
        change(snapshot, order, said),
        *promised(snapshot, now),
    ]
    return tuple(one for one in found if one)


def _orders(
    status: Finding | None, said: Said, named: Any | None, wrong: list[Finding]
) -> list[Finding | None]:
    """What is wrong with parcels, before the order; another order than the named one comes after it."""
    if named is None:
        return [status, *wrong] if said.conceded(RECEIVED) else [*wrong, status]
    others = [one for one in wrong if one.evidence[0].record != named.record]
    return [*(one for one in wrong if one not in others), status, *others]


def summary(snapshot: Snapshot, now: datetime) -> Finding:
    known: dict[str, Fact] = {"count": Plain(str(len(snapshot.orders)))}
    latest = facts.newest(snapshot.orders, "placed_at")
    known |= facts.of_order(snapshot, latest) if latest else {"nothing": State()}
    rows = [facts.order_row(snapshot, order) for order in snapshot.orders[:3]]
    rows += [facts.refund_row(snapshot, row, now) for row in facts.money_back(snapshot)[:3]]
    return Finding("order", "ACCOUNT_SUMMARY", "certain", known, tuple(rows))


def order_status(
    snapshot: Snapshot, order: Any | None, said: Said, now: datetime
) -> Finding | None:
    if order is None:
        return None
    parcels = [s for s in snapshot.shipments if s.order_id == order.order_id]
    rows = [facts.order_row(snapshot, order)]
    rows += [facts.shipment_row(snapshot, parcel) for parcel in parcels[: facts.MOST_ROWS]]
    known = facts.of_order(snapshot, order)
    known |= asked.facts(snapshot, said, order, Bought(snapshot, now))
    if said.conceded(RECEIVED):
        known["says_it_came"] = State(Level.ANONYMOUS)
    return Finding("order", "ORDER_STATUS", "certain", known, tuple(rows))


def refund_status(snapshot: Snapshot, said: Said, now: datetime) -> Finding | None:
    """Of money on its way back the sum that she names, else the newest."""
    named = figures(said.text)
    rows = sorted(facts.money_back(snapshot), key=lambda row: _sum(row) not in named)
    if not rows:
        return None
    proofs = tuple(facts.refund_row(snapshot, row, now) for row in rows[: facts.MOST_ROWS])
    known = facts.of_refund(snapshot, rows[0], now)
    if money_came(said, _sum(rows[0])):
        known["says_money_came"] = State(Level.ANONYMOUS)
    elif "sent" in known and said.disclaimed(MONEY_CAME):
        known["says_not_come"] = State(Level.ANONYMOUS)
    return Finding("order", "REFUND_STATUS", "certain", known, proofs)


def _sum(row: Any) -> Decimal | None:
    return None if row.amount is None else abs(row.amount)


def change(snapshot: Snapshot, order: Any | None, said: Said) -> Finding:
    """A change of address or payment is never made on a say-so; what it would touch is shown."""
    known = facts.of_order(snapshot, order) if order is not None else {}
    if "shipped_on" in known or "delivered_on" in known:
        known["has_left"] = State()
    if calls_off(said.text):
        known["to_call_off"] = State(Level.ANONYMOUS)
    rows = (facts.order_row(snapshot, order),) if order is not None else ()
    return Finding("order", "CHANGE_GUARDED", "certain", known, rows)


def _in_full(orders: Sequence[Any], said: Said) -> Any | None:
    """The order whose number she gives."""
    named = {compact(mention.value) for mention in said.full}
    numbers = ({compact(o.order_id), compact(o.order_number or "")} for o in orders)
    return next((o for o, own in zip(orders, numbers, strict=True) if own & named), None)


def _ending(orders: Sequence[Any], said: Said) -> Any | None:
    """The only order that ends in digits she gives."""
    tails = tuple(compact(tail.value) for tail in said.tails)
    ending = [o for o in orders if tails and compact(o.order_number or "").endswith(tails)]
    return ending[0] if len(ending) == 1 else None


def _charged(snapshot: Snapshot, said: Said) -> Any | None:
    """The order of the debit that she asks about by its sum."""
    row = charged(snapshot, said) if asks_what_for(said.text) else None
    return next((o for o in snapshot.orders if row and o.order_id == row.order_id), None)


def _described(snapshot: Snapshot, said: Said, now: datetime) -> Any | None:
    """The only order that holds the thing she speaks of."""
    bought = Bought(snapshot, now)
    orders = {line.order_id for line in bought.described(said, bought.lines())}
    return bought.orders[orders.pop()] if len(orders) == 1 else None


FAMILY = Family("order", CODES, facts.KINDS, find, checks=CHECKS)
