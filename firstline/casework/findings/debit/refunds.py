"""What of the duplicates has gone back already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.records.identifiers import compact
from firstline.records.rows import Charge

Linked = dict[str, tuple[Any, ...]]


def settled(ledger: Ledger, duplicates: Sequence[Matter]) -> list[Matter]:
    """Each with what is still owed, REFUND_SENT where that is nothing; given newest first.

    A refund that names no debit gives back one duplicate, not several.
    """
    used: set[str] = set()
    return [_settled(ledger, matter, used) for matter in duplicates]


def given_back(ledger: Ledger, debit: Debit) -> tuple[Any, ...]:
    """The refunds that gave back all of one debit; none when it was not all of it."""
    rows = _linked(ledger, debit)
    return rows if rows and _sum(rows) >= debit.amount else ()


def back_at(row: Any) -> datetime | None:
    """When the money left us."""
    return moment(row) if isinstance(row, Charge) else row.posted_at or row.approved_at


def _settled(ledger: Ledger, matter: Matter, used: set[str]) -> Matter:
    """A refund in full of any of the equal debits counts; one in part only of a debit in excess, for
    of the one she owes it gives back something else."""
    linked = {debit.row.charge_id: _linked(ledger, debit) for debit in matter.debits}
    chosen: list[Debit] = []
    for amount in dict.fromkeys(debit.amount for debit in matter.extra):
        equal = [debit for debit in matter.debits if debit.amount == amount]
        wanted = sum(debit.amount == amount for debit in matter.extra)
        chosen += _first_back(equal, linked)[:wanted]
    rows = tuple(row for debit in chosen for row in linked[debit.row.charge_id])
    owed = sum((_left(debit, linked) for debit in chosen), Decimal(0))
    loose = _loose(ledger, matter, owed, used) if owed > 0 else ()
    used |= {row.record for row in loose}
    owed = max(owed - _sum(loose), Decimal(0))
    taken = {debit.row.charge_id for debit in chosen}
    return replace(
        matter,
        code="DUP_CAPTURE" if owed > 0 else "REFUND_SENT",
        extra=tuple(debit for debit in matter.debits if debit.row.charge_id in taken),
        owed=owed,
        refunds=rows + loose,
        tied=all(map(_names_something, loose)),
    )


def _first_back(equal: list[Debit], linked: Linked) -> list[Debit]:
    """Those given back in full first, then the newest."""
    newest = equal[::-1]
    return sorted(newest, key=lambda debit: _left(debit, linked) > 0)


def _left(debit: Debit, linked: Linked) -> Decimal:
    return max(debit.amount - _sum(linked[debit.row.charge_id]), Decimal(0))


def _sum(rows: Sequence[Any]) -> Decimal:
    return sum((abs(row.amount) for row in rows), Decimal(0))


def _linked(ledger: Ledger, debit: Debit) -> tuple[Any, ...]:
    own, name = debit.row.charge_id or "", compact(debit.row.charge_id or "")
    refunds = [row for row in ledger.back_by_charge.get(own, ()) if isinstance(row, Charge)]
    credits = [row for row in ledger.back_by_charge.get(name, ()) if not isinstance(row, Charge)]
    return tuple(row for row in (*refunds, *credits) if row.currency == debit.row.currency)


def _loose(ledger: Ledger, matter: Matter, owed: Decimal, used: set[str]) -> tuple[Any, ...]:
    """Money back that names the order or the plan but no debit, or names nothing at all, for a whole
    debit or all that is owed."""
    sums = {owed, *(debit.amount for debit in matter.extra)}
    keys = {debit.tie.key for debit in matter.debits if debit.tie}
    keys |= {debit.plan for debit in matter.debits}
    found = [
        row
        for row in ledger.given_back
        if abs(row.amount) in sums
        and row.currency == matter.debits[0].row.currency
        and row.record not in used
        and _may_be_for(ledger, matter, row, keys)
    ]
    named = [row for row in found if _names_something(row)]
    kept: list[Any] = []
    for row in named or found:
        if abs(row.amount) <= owed:
            kept.append(row)
            owed -= abs(row.amount)
    return tuple(kept)


def _may_be_for(ledger: Ledger, matter: Matter, row: Any, keys: set[str]) -> bool:
    if isinstance(row, Charge) and row.refunds_charge_id in ledger.ties.known:
        return False
    about = _about(ledger, row)
    if about and about not in keys:
        return False
    at, first = back_at(row), next((debit.at for debit in matter.debits if debit.at), None)
    return at is None or first is None or at >= first


def _about(ledger: Ledger, row: Any) -> str:
    """The order, the plan or anything else that the row names."""
    if isinstance(row, Charge):
        return ledger.ties.order_of(row) or ledger.ties.plan_of(row)
    reference = compact(row.reference or "")
    return ledger.ties.order_numbered(reference) or reference


def _names_something(row: Any) -> bool:
    if isinstance(row, Charge):
        return bool(row.order_id or row.subscription_id)
    return bool(row.reference)
