"""Debits without an order or a plan that share a payment: its reference, or the try before them."""

from __future__ import annotations

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter, open_question
from firstline.casework.findings.debit.spans import TRIED_AGAIN
from firstline.casework.findings.debit.ties import PAYMENT


def matters(ledger: Ledger) -> list[Matter]:
    found = []
    for tie, debits in ledger.by_tie.items():
        if tie.kind == PAYMENT and len(debits) > 1:
            found += _of_payment(ledger, debits)
    return found


def _of_payment(ledger: Ledger, debits: list[Debit]) -> list[Matter]:
    alike = {(*debit.sum, debit.row.instrument_id) for debit in debits}
    times = [debit.at for debit in debits]
    near = None not in times and max(times) - min(times) <= TRIED_AGAIN
    if len(alike) > 1 or not near or _was_asked_for(ledger, debits):
        why = "undated" if None in times else "undecided"
        return [Matter("UNCLEAR", tuple(debits), why=why)]
    closed = tuple(debit for debit in debits if debit.closed)
    if len(closed) < 2:
        return [open_question(ledger, debits)]
    return [Matter("DUP_CAPTURE", closed, closed[1:])]


def _was_asked_for(ledger: Ledger, debits: list[Debit]) -> bool:
    """Whether one authorisation under their reference covers them all."""
    references = {debit.row.reference for debit in debits if debit.row.reference}
    asked = [
        row.amount
        for row in ledger.snapshot.charges
        if row.kind == "authorisation" and row.status not in ("failed", "voided") and row.amount
        if row.reference in references
    ]
    return max(asked, default=0) >= sum(debit.amount for debit in debits)
