"""Sums that the bank keeps back and that were never taken: pending authorisations."""

from __future__ import annotations

from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.spans import HOLD_LIVES, TOGETHER
from firstline.casework.findings.debit.ties import Tie


def matters(ledger: Ledger) -> list[Matter]:
    """The newest open hold of each payment beside what was taken for it, or beside another hold."""
    found: dict[Any, Matter] = {}
    live = [row for row in ledger.holds if _is_live(ledger, row)]
    for hold in sorted(live, key=lambda row: row.created_at.timestamp()):
        tie = ledger.ties.of(hold)
        taken = _taken(ledger, hold, tie)
        others = [row for row in live if row is not hold and _is_alike(row, hold)]
        same = [row for row in others if ledger.ties.of(row) == tie]
        if taken is not None or (tie and same):
            debits = (taken,) if taken is not None else ()
            other = same[-1] if taken is None else None
            key = ledger.ties.order_of(hold)
            order = next((o for o in ledger.snapshot.orders if o.order_id == key), None)
            found[tie or hold.charge_id] = Matter(
                "AUTH_HOLD", debits, hold=hold, other_hold=other, order=order
            )
    return list(found.values())


def _is_live(ledger: Ledger, hold: Any) -> bool:
    return hold.created_at is not None and ledger.now - hold.created_at <= HOLD_LIVES


def _taken(ledger: Ledger, hold: Any, tie: Tie | None) -> Debit | None:
    """The debit of the same thing, else one of the same sum on the same account near in time."""
    if tie is not None:
        same = [d for d in ledger.of(tie) if d.row.currency == hold.currency]
        equal = [debit for debit in same if debit.amount == hold.amount]
        return (equal or same or [None])[-1]
    near = [
        debit
        for debit in ledger.debits
        if debit.at
        and abs(debit.at - hold.created_at) <= TOGETHER
        and _is_alike(debit.row, hold)
        and debit.row.instrument_id == hold.instrument_id
    ]
    return near[-1] if near else None


def _is_alike(row: Any, hold: Any) -> bool:
    return (row.amount, row.currency) == (hold.amount, hold.currency) and moment(row) is not None
