"""The rows that prove what the debits are, and what they rule out."""

from __future__ import annotations

from typing import Any

from firstline.casework.facts import Account, Fact, Given, Moment, Term
from firstline.casework.finding import Proof
from firstline.casework.findings.debit import rows, spans
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.holds import is_open
from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import End, Matter
from firstline.casework.findings.debit.refunds import back_at

_MOST_DEBITS = 6
_MOST_PRIOR = 3


def evidence(ledger: Ledger, matter: Matter) -> tuple[Proof, ...]:
    shown = matter.debits or matter.beside
    found = [_debit(ledger, matter, debit) for debit in shown[-_MOST_DEBITS:]]
    for before in matter.prior[:_MOST_PRIOR]:
        found += [_debit(ledger, before, debit) for debit in before.debits[-_MOST_DEBITS:]]
    for phrase, row in (
        ("debit_failed", matter.failed),
        (_hold(ledger, matter.hold), matter.hold),
        ("hold_open", matter.other_hold),
    ):
        if row is not None:
            found.append(
                Proof(phrase, row.record, moment(row), rows.facts(ledger, row, moment(row)))
            )
    refunds = [*matter.refunds, *(row for before in matter.prior for row in before.refunds)]
    found += [
        Proof("money_back", row.record, back_at(row), rows.facts(ledger, row, back_at(row)))
        for row in refunds
    ]
    return tuple(found + _things(ledger, matter))


def ruled_out(ledger: Ledger, sight: Sight, matter: Matter) -> tuple[Proof, ...]:
    """Look-alikes that the records tell apart."""
    out = {
        "DUP_CAPTURE": ["no_refund" if not matter.refunds else "refund_too_small"],
        "DUP_PRIOR": ["no_refund" if not matter.refunds else "refund_too_small"],
        "CANCELLED_ORDER": ["no_refund"] if matter.owed else [],
        "AUTH_HOLD": ["no_second_debit"] if matter.debits or matter.other_hold else [],
        "SPLIT_SHIP": ["not_above_price"],
        "TWO_ORDERS": ["not_one_order"],
        "RENEWAL": ["not_one_period"] if len(matter.debits) > 1 else [],
        "CATCH_UP": ["nothing_taken"],
        "REFUND_SENT": ["nothing_owed"],
        "NOT_OUR_DEBIT": ["no_second_debit"],
    }.get(matter.code, [])
    if matter.code in ("DUP_CAPTURE", "DUP_PRIOR") and matter.total is not None:
        out.append("not_parts_of_price")
    known: dict[str, Fact] = {}
    if matter.total is not None and matter.debits:
        total = rows.money(matter.total, matter.debits[0].row.currency)
        known = {"total": total} if total else {}
    known["books_until"] = Moment(ledger.until)
    if matter.asked is not None and (matter.code != "NOT_OUR_DEBIT" or matter.explained):
        out = ["no_such_debit", *(one for one in out if one != "no_second_debit")]
        known["asked_amount"] = Given(matter.asked.written)
    return tuple(Proof(phrase, facts=known) for phrase in out)


def _debit(ledger: Ledger, matter: Matter, debit: Debit) -> Proof:
    phrase = "debit_taken" if debit.row.status == "settled" else "debit_pending"
    phrase = "debit_twice" if debit in matter.extra else phrase
    if matter.end is not None and matter.end.at is not None:
        phrase = "debit_after_end" if debit.at and debit.at > matter.end.at else phrase
    return Proof(phrase, debit.row.record, debit.at, rows.facts(ledger, debit.row, debit.at))


def _hold(ledger: Ledger, hold: Any | None) -> str:
    if hold is None or is_open(ledger, hold):
        return "hold_open"
    return "hold_paid" if hold.status == "settled" else "hold_gone"


def _things(ledger: Ledger, matter: Matter) -> list[Proof]:
    found: list[Proof] = []
    for order in (matter.order, matter.other_order):
        if order is not None:
            found.append(_order(ledger, order))
    found += [
        Proof("parcel_left", parcel.record, parcel.shipped_at, _left(ledger, parcel))
        for parcel in matter.parcels[:_MOST_PRIOR]
        if matter.code == "SPLIT_SHIP"
    ]
    for plan in (matter.plan, matter.other_plan):
        if plan is not None:
            found.append(_plan(ledger, plan))
    if matter.end is not None and matter.end.contract is not None:
        found.append(_contract(ledger, matter.end))
    return found


def _contract(ledger: Ledger, end: End) -> Proof:
    found = {"plan": Account(end.name), "on": rows.day(ledger, end.at)}
    return Proof("contract_over", end.contract.record, end.at, _known(found))


def _order(ledger: Ledger, order: Any) -> Proof:
    found: dict[str, Fact | None] = {
        "order_number": Account(order.order_number or order.order_id),
        "total": rows.money(order.total, order.currency),
        "on": rows.day(ledger, order.placed_at),
    }
    return Proof("order_placed", order.record, order.placed_at, _known(found))


def _left(ledger: Ledger, parcel: Any) -> dict[str, Fact]:
    found: dict[str, Fact | None] = {
        "on": rows.day(ledger, parcel.shipped_at),
        "tracking": Account(parcel.tracking_number) if parcel.tracking_number else None,
    }
    return _known(found)


def _plan(ledger: Ledger, plan: Any) -> Proof:
    period = spans.period_name(plan.period)
    found: dict[str, Fact | None] = {
        "plan": Account(plan.plan or plan.subscription_id),
        "amount": rows.money(plan.amount, plan.currency),
        "period": Term(f"period.{period}") if period else None,
        "on": rows.day(ledger, plan.renews_at),
    }
    return Proof("plan_runs", plan.record, plan.renews_at, _known(found))


def _known(found: dict[str, Fact | None]) -> dict[str, Fact]:
    return {name: fact for name, fact in found.items() if fact is not None}
