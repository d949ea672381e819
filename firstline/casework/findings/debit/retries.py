"""A debit that failed and was tried again: both may stand on her statement, one was paid."""

from __future__ import annotations

from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.spans import FAILED_BEFORE
from firstline.casework.findings.debit.ties import PLAN


def matters(ledger: Ledger) -> list[Matter]:
    """Of orders and single payments; a plan's own rhythm tells of its retries."""
    found, tried = [], _by_thing(ledger)
    for debit in ledger.debits:
        if debit.plan or (debit.tie and debit.tie.kind == PLAN):
            continue
        failed = debit.retried or _tried_before(debit, tried)
        if failed is not None:
            found.append(Matter("CATCH_UP", (debit,), order=_order(ledger, debit), failed=failed))
    return found


def _by_thing(ledger: Ledger) -> dict[Any, list[Any]]:
    """The failed tries by what they were for and their sum, oldest first."""
    found: dict[Any, list[Any]] = {}
    for row in ledger.failed:
        thing = ledger.ties.of(row), (row.amount, row.currency or "")
        found.setdefault(thing, []).append(row)
    return found


def _tried_before(debit: Debit, tried: dict[Any, list[Any]]) -> Any | None:
    if debit.tie is None or debit.at is None:
        return None
    for row in reversed(tried.get((debit.tie, debit.sum), [])):
        at = moment(row)
        if at and at <= debit.at <= at + FAILED_BEFORE:
            return row
    return None


def _order(ledger: Ledger, debit: Debit) -> Any | None:
    key = debit.tie.key if debit.tie else ""
    return ledger.orders.get(key)
