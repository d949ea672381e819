"""Equal debits of different things, and those of which nothing tells what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.refunds import given_back
from firstline.casework.findings.debit.spans import AT_ONCE, STATEMENT, TOGETHER
from firstline.casework.findings.debit.ties import ORDER, PLAN

Wanted = Callable[[Debit], bool]


def matters(ledger: Ledger, named: Wanted | None = None) -> list[Matter]:
    """The newest pair of each sum whose two debits lie near each other.

    `named`: the debits she speaks of. Of those, the newest two count however far they lie apart, and
    equal figures in two currencies too, for a statement may show both in her own.
    """
    if named is not None:
        newest = [debit for debit in ledger.debits if named(debit)][-2:]
        return list(filter(None, [_matter(ledger, *newest)])) if len(newest) == 2 else []
    found = []
    for equal in _by_sum(ledger.debits).values():
        newest_first = zip(reversed(equal[:-1]), reversed(equal[1:]), strict=True)
        made = (_matter(ledger, *two) for two in newest_first if _near(ledger, *two))
        found += filter(None, [next(filter(None, made), None)])
    return found


def _by_sum(debits: Iterable[Debit]) -> dict[Any, list[Debit]]:
    equal: dict[Any, list[Debit]] = {}
    for debit in debits:
        if debit.at is not None:
            equal.setdefault(debit.sum, []).append(debit)
    return equal


def _near(ledger: Ledger, first: Debit, then: Debit) -> bool:
    is_told = first.tie is not None and then.tie is not None
    near = then.at - first.at <= (TOGETHER if is_told else AT_ONCE)
    return near and ledger.now - then.at <= STATEMENT


def _matter(ledger: Ledger, first: Debit, then: Debit) -> Matter | None:
    """None where the debits are of one thing, which has been held against its price."""
    if (first.tie and first.tie == then.tie) or (first.plan and first.plan == then.plan):
        return None
    kinds = {first.tie.kind, then.tie.kind} if first.tie and then.tie else set()
    if kinds == {ORDER} and (first.sum == then.sum or first.amount != then.amount):
        return _two_orders(ledger, first, then)
    if PLAN in kinds and first.sum == then.sum:
        return _of_plan(ledger, first, then)
    return Matter("UNCLEAR", (first, then), why="undecided")


def _two_orders(ledger: Ledger, first: Debit, then: Debit) -> Matter:
    two = [ledger.orders.get(first.tie.key), ledger.orders.get(then.tie.key)]
    if all(order is not None and order.placed_at for order in two):
        two.sort(key=lambda order: order.placed_at)
    more = dict(zip(("order", "other_order"), two, strict=True))
    for debit in (then, first):
        if rows := given_back(ledger, debit):
            return Matter("REFUND_SENT", (first, then), (debit,), refunds=rows, **more)
    return Matter("TWO_ORDERS", (first, then), **more)


def _of_plan(ledger: Ledger, first: Debit, then: Debit) -> Matter:
    plans = {plan.subscription_id: plan for plan in ledger.snapshot.subscriptions}
    plan, other = plans.get(then.plan), plans.get(first.plan)
    return Matter("RENEWAL", (first, then), plan=plan or other, other_plan=other if plan else None)
