"""What is known of one matter, as the facts its wording may use."""

from __future__ import annotations

from typing import Any

from firstline.casework.facts import Account, Fact, Given, Moment, State, Term
from firstline.casework.findings.debit import called_off, money, rows, spans, waiting
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.records.cancellation import has_ended, is_off

Found = dict[str, Fact | None]


def facts(ledger: Ledger, sight: Sight, matter: Matter) -> dict[str, Fact]:
    found = {**_debits(ledger, matter), **_things(matter), **money.failed(ledger, matter)}
    found |= money.refunded(ledger, matter) | money.ended(ledger, matter)
    found |= waiting.hold(ledger, sight, matter)
    if (
        matter.code in ("DUP_CAPTURE", "DUP_PRIOR")
        or matter.code == called_off.CODE
        and matter.owed
    ):
        found |= money.owed(ledger, matter)
    if matter.code == "UNCLEAR":
        found |= waiting.unclear(ledger, sight, matter)
    found |= _asked(sight, matter)
    if matter.exposed:
        found["card_exposed"] = State()
    if sight.asks_of_an_end and matter.code == "NOT_OUR_DEBIT":
        found["asked_end"] = State()
    if not sight.sees_two:
        found["one_debit"] = State()
    if sight.withdrawn:
        found["withdrawn"] = State()
    if is_old(ledger):
        found["books_until"] = Moment(ledger.until)
    return {name: fact for name, fact in found.items() if fact is not None}


def is_old(ledger: Ledger) -> bool:
    """Whether our copy of the books is too old to know of a refund or a release since."""
    return ledger.now - ledger.until > spans.FRESH


def _asked(sight: Sight, matter: Matter) -> Found:
    """The sum she names that our books lack, and those of hers that they hold."""
    asked = matter.asked
    if asked is None and matter.code in ("NOT_OUR_DEBIT", "UNCLEAR"):
        asked = sight.amounts[0] if sight.amounts else None
    found: Found = {"asked_amount": Given(asked.written) if asked else None}
    if matter.explained:
        found["explained_amount"] = Given(" and ".join(one.written for one in matter.explained))
    return found


def _debits(ledger: Ledger, matter: Matter) -> Found:
    if not matter.debits:
        return {}
    pair = _pair(matter)
    first, then = pair[0], pair[-1]
    on, again_on = rows.day(ledger, first.at), rows.day(ledger, then.at)
    found: Found = {
        "amount": rows.money(first.amount, first.row.currency),
        **rows.account(ledger, then.row),
    }
    if then is first:
        return found | {"first_on": on}
    if then.sum != first.sum:
        found["then_amount"] = rows.money(then.amount, then.row.currency)
    if on == again_on:
        return found | {"both_on": on}
    return found | {"first_on": on, "second_on": again_on}


def _pair(matter: Matter) -> list[Debit]:
    """The two that she sees: one in excess and the first of its sum, else the newest two."""
    then = matter.extra[-1] if matter.extra else matter.debits[-1]
    others = [debit for debit in matter.debits if debit is not then]
    equal = [debit for debit in others if debit.sum == then.sum]
    return sorted([*(equal or others[-1:])[:1], then], key=matter.debits.index)


def _things(matter: Matter) -> Found:
    found: Found = {}
    for name, order in (("order_number", matter.order), ("other_order", matter.other_order)):
        if order is not None:
            found[name] = Account(order.order_number or order.order_id)
    if matter.other_order is not None:
        for name, order in (("first_at", matter.order), ("second_at", matter.other_order)):
            found[name] = Moment(order.placed_at) if order and order.placed_at else None
    if matter.disowned:
        found[matter.disowned] = State()
    if matter.code == "TWO_ORDERS":
        found |= _sums(matter)
    if matter.order is not None and is_off(matter.order):
        found["is_off"] = State()
    if matter.total is not None and matter.debits:
        found["total"] = rows.money(matter.total, matter.debits[0].row.currency)
    if len(matter.parcels) > 1:
        found["parcels"] = State()
    for name, plan in (("plan", matter.plan), ("other_plan", matter.other_plan)):
        if plan is not None:
            found[name] = Account(plan.plan or plan.subscription_id)
    return found | _plan(matter.plan)


def _sums(matter: Matter) -> Found:
    """What was taken for each of the two orders, whichever was debited first."""
    found: Found = {}
    for name, order in (("amount", matter.order), ("other_amount", matter.other_order)):
        own = [d for d in matter.debits if order and d.tie and d.tie.key == order.order_id]
        if own:
            found[name] = rows.money(own[-1].amount, own[-1].row.currency)
    return found


def _plan(plan: Any) -> Found:
    if plan is None:
        return {}
    period = spans.period_name(plan.period)
    found: Found = {"period": Term(f"period.{period}") if period else None}
    if has_ended(plan):
        found["plan_ended"] = State()
    return found
