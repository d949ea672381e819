"""The books of a customer read as a ledger of debits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from firstline.casework.findings.debit import currencies
from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.spans import books_close
from firstline.casework.findings.debit.ties import PLAN, Ties
from firstline.records.snapshot import Snapshot

_GONE = ("failed", "voided")
_GIVES_BACK = ("return", "adjustment")


def read(snapshot: Snapshot, now: datetime) -> Ledger:
    until = min(now, snapshot.as_of.get("charges") or now)
    assumed, snapshot = currencies.assumed(snapshot), currencies.filled(snapshot)
    rows = [row for row in snapshot.charges if _has_happened(row, now)]
    taken = _by_time(row for row in rows if row.kind == "capture" and row.status not in _GONE)
    failed = _by_time(row for row in rows if _is_refused(row))
    ties = Ties(snapshot, taken)
    return Ledger(
        snapshot=snapshot,
        now=now,
        until=until,
        debits=tuple(_debit(snapshot, row, ties, until) for row in taken),
        failed=tuple(failed),
        holds=tuple(row for row in rows if _is_hold(row, "pending")),
        let_go=tuple(row for row in rows if _is_hold(row, "voided", "settled")),
        given_back=(*_refunds(rows), *_credits(snapshot, now)),
        ties=ties,
        assumed=assumed,
    )


def _has_happened(row: Any, now: datetime) -> bool:
    at = moment(row)
    has_amount = bool(row.amount) and (row.amount > 0 or row.kind == "refund")
    return has_amount and (at is None or at <= now)


def _is_hold(row: Any, *status: str) -> bool:
    return row.kind == "authorisation" and row.status in status


def _is_refused(row: Any) -> bool:
    return row.kind in ("capture", "authorisation") and row.status == "failed"


def _by_time(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: ((at := moment(row)) is None, at and at.timestamp()))


def _debit(snapshot: Snapshot, row: Any, ties: Ties, until: datetime) -> Debit:
    at, first, tie = moment(row), ties.first_try(row), ties.of(row)
    settled = row.status == "settled" or (row.status is None and row.settled_at is not None)
    return Debit(
        row=row,
        at=at,
        due=moment(first) if first is not None else None,
        closed=settled and at is not None and books_close(at, snapshot.company) <= until,
        tie=tie,
        plan=ties.plan_of(row) or (tie.key if tie and tie.kind == PLAN else ""),
        retried=ties.failed_try(row),
    )


def _refunds(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row.kind == "refund" and row.status not in _GONE]


def _credits(snapshot: Snapshot, now: datetime) -> list[Any]:
    """Money that the ledger of credits gives back for a purchase; goodwill corrects no debit."""
    return [
        credit
        for credit in snapshot.credits
        if credit.reason in _GIVES_BACK and credit.status != "failed" and credit.amount
        if not credit.approved_at or credit.approved_at <= now
    ]
