"""What is known of one matter, as the facts its wording may use."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework import calendar
from firstline.casework.facts import Account, Day, Deadline, Fact, Given, Moment, State, Term
from firstline.casework.findings.debit import rows, spans
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.refunds import back_at
from firstline.records.cancellation import has_ended, is_off

_REFUND_TAKES = 5  # business days, with most banks
_HOLD_TAKES = 7
_CALL_WITHIN = 2

Found = dict[str, Fact | None]


def facts(ledger: Ledger, sight: Sight, matter: Matter) -> dict[str, Fact]:
    found = {**_debits(ledger, matter), **_things(matter), **_failed(ledger, matter)}
    found |= _refunded(ledger, matter) | _hold(ledger, matter)
    if matter.code in ("DUP_CAPTURE", "DUP_PRIOR"):
        found |= _owed(ledger, matter)
    if matter.code == "UNCLEAR":
        found |= _unclear(ledger, sight, matter)
    if matter.code in ("NOT_OUR_DEBIT", "UNCLEAR") and sight.amounts:
        found["asked_amount"] = Given(sight.amounts[0].written)
    if is_old(ledger):
        found["books_until"] = Moment(ledger.until)
    return {name: fact for name, fact in found.items() if fact is not None}


def is_old(ledger: Ledger) -> bool:
    """Whether our copy of the books is too old to know of a refund or a release since."""
    return ledger.now - ledger.until > spans.FRESH


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
    if matter.order is not None and matter.other_order is not None:
        for name, order in (("first_at", matter.order), ("second_at", matter.other_order)):
            found[name] = Moment(order.placed_at) if order.placed_at else None
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


def _plan(plan: Any) -> Found:
    if plan is None:
        return {}
    period = spans.period_name(plan.period)
    found: Found = {"period": Term(f"period.{period}") if period else None}
    if has_ended(plan):
        found["plan_ended"] = State()
    return found


def _failed(ledger: Ledger, matter: Matter) -> Found:
    if matter.failed is None:
        return {}
    made_good = [d for d in matter.debits if d.retried is matter.failed] or matter.debits[:1]
    retried = made_good[0].at if made_good else None
    return {
        "failed_on": rows.day(ledger, moment(matter.failed)),
        "retried_on": rows.day(ledger, retried),
    }


def _refunded(ledger: Ledger, matter: Matter) -> Found:
    if not matter.refunds:
        return {}
    back = matter.refunds[-1] if matter.code == "REFUND_SENT" else matter.refunds[0]
    total = sum((abs(row.amount) for row in matter.refunds), Decimal(0))
    found: Found = {
        "back_amount": rows.money(total, back.currency),
        "back_on": rows.day(ledger, back_at(back)),
    }
    if getattr(back, "reference", None) and rows.is_charge(back):
        found["back_reference"] = Account(back.reference)
    if back.status in ("pending", "approved"):
        found["on_its_way"] = State()
    return found


def _owed(ledger: Ledger, matter: Matter) -> Found:
    currency = matter.debits[0].row.currency
    found: Found = {
        "owed": rows.money(matter.owed, currency),
        "arrives_by": _after(ledger, ledger.now, _REFUND_TAKES),
    }
    if matter.refunds:
        found["partly"] = State()
    if len(matter.extra) > 1:
        found["times"] = Account(str(len(matter.extra) + 1))
    if matter.prior:
        before = matter.prior[0]
        found["prior_on"] = rows.day(ledger, before.at)
        found["prior_amount"] = rows.money(before.owed, before.debits[0].row.currency)
        if {one.debits[0].row.currency for one in matter.prior} == {currency}:
            all_owed = matter.owed + sum((one.owed for one in matter.prior), Decimal(0))
            found["owed_in_all"] = rows.money(all_owed, currency)
    return found


def _hold(ledger: Ledger, matter: Matter) -> Found:
    if matter.hold is None:
        return {}
    dropped = calendar.business_day_after(matter.hold.created_at, _HOLD_TAKES, ledger.company)
    found: Found = {
        "hold_amount": rows.money(matter.hold.amount, matter.hold.currency),
        "hold_on": rows.day(ledger, matter.hold.created_at),
        "released_by": Deadline(dropped)
        if dropped > ledger.now
        else _after(ledger, ledger.now, _CALL_WITHIN),
        **rows.account(ledger, matter.hold),
    }
    if matter.other_hold is not None:
        found["two_holds"] = State()
    return found


def _unclear(ledger: Ledger, sight: Sight, matter: Matter) -> Found:
    found: Found = {matter.why or "undecided": State(), "call_by": _after(ledger, ledger.now, 1)}
    if matter.why in ("books_open", "unsettled"):
        closes = _closing(ledger, sight, matter)
        found["closes_at"] = Deadline(closes)
        found["call_by"] = Deadline(calendar.end_of_day(closes, ledger.company))
    if matter.why == "books_open" and not matter.debits and sight.open_day():
        found["asked_on"] = Day(sight.open_day())
    return found


def _closing(ledger: Ledger, sight: Sight, matter: Matter) -> datetime:
    """When the books that are needed are closed; our next copy when ours is from before that."""
    company, asked = ledger.company, sight.open_day()
    needed = [spans.books_close(debit.at, company) for debit in matter.debits if debit.at]
    needed += [spans.day_closes(asked, company)] if asked else []
    latest = max(needed, default=ledger.now)
    return latest if latest > ledger.now else spans.next_close(ledger.now, company)


def _after(ledger: Ledger, moment: datetime, days: int) -> Deadline:
    return Deadline(calendar.business_day_after(moment, days, ledger.company))
