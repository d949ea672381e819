"""Whether two debits of a plan are for one period or for two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from firstline.casework.findings.debit import spans
from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.ties import ORDER

Verdict = Literal["same", "next", "unsure"]
SAME, NEXT, UNSURE = "same", "next", "unsure"

# Renewals come up to a quarter of a period early, around a holiday or at the end of a short month.
_NEXT = 0.75
_SAME = 0.4
_LATEST_CATCH_UP = 2.2
_UNKNOWN_NEXT = timedelta(days=6)
# Within a day nobody moves a plan to another day.
_MOVED = timedelta(days=1)


class Rhythm:
    """`debits`: all that the plan has debited, oldest first."""

    def __init__(self, ledger: Ledger, plan: Any, key: str, debits: Sequence[Debit]):
        self._ledger, self._plan = ledger, plan
        self._dated = [debit for debit in debits if debit.due]
        self._period = spans.period_name(plan.period) if plan is not None else ""
        self._unpaid = _unpaid(ledger, key)
        self._made_good: dict[str, Any] = {}
        self._has_one_sum = len({debit.amount for debit in self._dated}) < 2

    def between(self, first: Debit, then: Debit) -> Verdict:
        """Of two equal debits, `first` due before `then`."""
        if _is_of_other_order(first, then):
            return NEXT
        gap = then.due - first.due
        if not self._period:
            return NEXT if gap >= _UNKNOWN_NEXT else UNSURE
        if gap >= self._length(_NEXT):
            return NEXT
        if self._catches_up(first, then):
            return NEXT
        if gap > spans.TRIED_AGAIN or not self._is_its_price(first):
            return UNSURE
        goes_on = self._goes_on_from(first, then)
        if goes_on is None or gap <= _MOVED:
            return SAME if gap <= self._length(_SAME) else UNSURE
        return SAME if goes_on is first else UNSURE

    def is_later_than_start(self, debit: Debit) -> bool:
        """Whether a period had gone by since the plan began."""
        started = self._plan.started_at if self._plan is not None else None
        return bool(started and self._period) and debit.due - started >= self._length(_NEXT)

    def failed_before(self, debit: Debit) -> Any | None:
        """The failed try that `debit` makes good."""
        if debit.retried is not None:
            return debit.retried
        return self._made_good.get(debit.row.charge_id)

    def _length(self, share: float) -> timedelta:
        return spans.length(self._period) * share

    def _catches_up(self, first: Debit, then: Debit) -> bool:
        """Whether a period before them was left unpaid, so that one of the two makes it good."""
        earliest = then.due - self._length(_LATEST_CATCH_UP)
        latest = min(then.due - self._length(_NEXT), first.due)
        for failed, start in self._unpaid.items():
            if not earliest <= start <= latest or failed in self._made_good.values():
                continue
            same = (failed.amount, failed.currency or "") == first.sum
            if same and not any(start <= debit.due < first.due for debit in self._dated):
                self._made_good[first.row.charge_id] = failed
                return True
        return False

    def _is_its_price(self, debit: Debit) -> bool:
        """What the plan costs, or all that it took in that period; never one extra among others."""
        price = self._plan.amount
        if price is None or price == debit.amount or self._has_one_sum:
            return True
        near = self._length(0.5)
        return not any(
            other.amount != debit.amount and abs(other.due - debit.due) < near
            for other in self._dated
        )

    def _goes_on_from(self, first: Debit, then: Debit) -> Debit | None:
        """From which of them the plan goes on in its rhythm; None when that does not show."""
        earliest = first.due + self._length(_NEXT)
        after = (debit.due for debit in self._dated)
        later = [due for due in after if then.due < due and due >= earliest][:1]
        renews_at = self._plan.renews_at
        later += [renews_at] if renews_at and renews_at > then.due else []
        on = [
            debit
            for debit in (first, then)
            if later and spans.is_due_at(debit.due, self._period, later[0], self._ledger.company)
        ]
        return on[0] if len(on) == 1 else None


def _is_of_other_order(first: Debit, then: Debit) -> bool:
    ties = {debit.tie for debit in (first, then) if debit.tie and debit.tie.kind == ORDER}
    return len(ties) == 2


def _unpaid(ledger: Ledger, key: str) -> dict[Any, datetime]:
    """The last failed try of each debit that never succeeded, with when it was first asked for."""
    tried = {row.retry_of_charge_id for row in ledger.snapshot.charges}
    found = {}
    for row in ledger.failed:
        if row.kind != "capture" or row.charge_id in tried or ledger.ties.plan_of(row) != key:
            continue
        start = moment(ledger.ties.first_try(row) or row)
        if start is not None:
            found[row] = start
    return found
