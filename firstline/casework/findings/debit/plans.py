"""The debits of one plan, held against its periods."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter, open_question
from firstline.casework.findings.debit.rhythm import NEXT, SAME, UNSURE, Rhythm
from firstline.casework.findings.debit.spans import STATEMENT
from firstline.casework.findings.debit.ties import ORDER

_MOST_UNDATED = 3


def matters(ledger: Ledger) -> list[Matter]:
    found = []
    for key in dict.fromkeys(debit.plan for debit in ledger.debits if debit.plan):
        plan = next((p for p in ledger.snapshot.subscriptions if p.subscription_id == key), None)
        debits = _once_an_order([debit for debit in ledger.debits if debit.plan == key])
        rhythm = Rhythm(ledger, plan, key, debits)
        by_sum: dict[tuple[Decimal, str], list[Debit]] = {}
        for debit in debits:
            by_sum.setdefault(debit.sum, []).append(debit)
        for equal in by_sum.values():
            found += _Run(ledger, rhythm, plan, equal).matters()
    return found


def _once_an_order(debits: Sequence[Debit]) -> list[Debit]:
    """Several debits of one order are the order's own matter."""
    kept: dict[Any, Debit] = {}
    for debit in debits:
        is_order = debit.tie is not None and debit.tie.kind == ORDER
        kept.setdefault(debit.tie if is_order else debit.row, debit)
    return list(kept.values())


class _Run:
    """Equal debits of one plan, by when they were due; those without a date apart."""

    def __init__(self, ledger: Ledger, rhythm: Rhythm, plan: Any, equal: Sequence[Debit]):
        self._ledger, self._rhythm, self._plan = ledger, rhythm, plan
        self._dated = sorted((debit for debit in equal if debit.due), key=lambda debit: debit.due)
        self._undated = [debit for debit in equal if not debit.due]

    def matters(self) -> list[Matter]:
        found = self._without_date()
        periods: list[list[Debit]] = []
        for debit in self._dated:
            verdict = self._rhythm.between(periods[-1][0], debit) if periods else NEXT
            if verdict == SAME:
                periods[-1].append(debit)
                continue
            if verdict == UNSURE:
                found.append(self._unclear((periods[-1][-1], debit), "undecided"))
            periods.append([debit])
        for before, period in zip([[], *periods], periods, strict=False):
            found += self._repeated(period, before)
        return found + self._in_turn([period[0] for period in periods])

    def _without_date(self) -> list[Matter]:
        if not self._undated or len(self._undated) + len(self._dated) < 2:
            return []
        newest = (*self._dated[-1:], *self._undated)[:_MOST_UNDATED]
        return [self._unclear(newest, "undated")]

    def _unclear(self, debits: Sequence[Debit], why: str) -> Matter:
        return Matter("UNCLEAR", tuple(debits), why=why, plan=self._plan)

    def _repeated(self, period: Sequence[Debit], before: Sequence[Debit]) -> list[Matter]:
        """A period before that was asked for and never settled may be what the second is for."""
        if len(period) < 2:
            return []
        if before and not any(debit.closed for debit in before):
            return [self._unclear(period, "undecided")]
        closed = tuple(debit for debit in period if debit.closed)
        if len(closed) < 2:
            return [open_question(self._ledger, period, plan=self._plan)]
        return [Matter("DUP_CAPTURE", closed, closed[1:], plan=self._plan)]

    def _in_turn(self, paid: Sequence[Debit]) -> list[Matter]:
        """One debit a period: the newest as a renewal, or a failed one that was tried again."""
        for debit in reversed(paid):
            failed = self._rhythm.failed_before(debit)
            if failed is not None and debit.at and self._ledger.now - debit.at <= STATEMENT:
                beside = sorted((d for d in paid if d.at), key=lambda d: abs(d.at - debit.at))[:2]
                debits = tuple(sorted(beside, key=lambda d: d.at))
                return [Matter("CATCH_UP", debits, plan=self._plan, failed=failed)]
        newest = paid[-1:]
        if len(paid) > 1 or (newest and self._rhythm.is_later_than_start(newest[0])):
            return [Matter("RENEWAL", tuple(paid[-2:]), plan=self._plan)]
        return []
