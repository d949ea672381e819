"""What was taken for an order that was cancelled."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.refunds import settled
from firstline.casework.findings.debit.ties import ORDER, Tie
from firstline.records.cancellation import is_cancelled

CODE = "CANCELLED_ORDER"


def matters(ledger: Ledger, *, asked: bool) -> list[Matter]:
    """One for each cancelled order with one debit that has not gone back; several debits of an order
    are held against its price elsewhere. `asked`: she speaks of it, so one that did go back counts."""
    found = []
    for order in ledger.snapshot.orders:
        debits = [debit for debit in ledger.of(Tie(ORDER, order.order_id)) if debit.closed]
        if not is_cancelled(order) or len(debits) != 1:
            continue
        matter = _matter(ledger, order, debits[0])
        if matter.owed or asked:
            found.append(matter)
    return found


def _matter(ledger: Ledger, order, debit: Debit) -> Matter:
    taken = Matter("DUP_CAPTURE", (debit,), (debit,), order=order)
    return replace(settled(ledger, [taken])[0], code=CODE, extra=())
