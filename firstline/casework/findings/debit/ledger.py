"""The books as they bear on debits: what was taken, held, refused and given back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from firstline.casework.findings.debit import currencies
from firstline.casework.findings.debit.spans import books_close
from firstline.casework.findings.debit.ties import PLAN, Tie, Ties
from firstline.records.identifiers import compact
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot

_GONE = ("failed", "voided")
_GIVES_BACK = ("return", "adjustment")


@dataclass(frozen=True)
class Debit:
    """Money taken, or about to be. `at`: when, None if nothing tells. `due`: when what it pays was
    first asked for. `closed`: settled, in books that are closed. `retried`: the failed try."""

    row: Any
    at: datetime | None
    due: datetime | None
    closed: bool
    tie: Tie | None
    plan: str = ""
    retried: Any | None = None

    @property
    def sum(self) -> tuple[Decimal, str]:
        return self.row.amount, self.row.currency or ""

    @property
    def amount(self) -> Decimal:
        return self.row.amount


@dataclass(frozen=True)
class Ledger:
    """`debits` oldest first, those without a date last; `until`: the time our copy is from. `holds` are
    pending, `let_go` were holds once. `assumed`: the addresses of rows that name no currency.
    """

    snapshot: Snapshot
    now: datetime
    until: datetime
    debits: tuple[Debit, ...]
    failed: tuple[Any, ...]
    holds: tuple[Any, ...]
    let_go: tuple[Any, ...]
    given_back: tuple[Any, ...]
    ties: Ties
    assumed: frozenset[str] = frozenset()

    @property
    def company(self):
        return self.snapshot.company

    def written_currency(self, row: Any) -> str | None:
        """None where the books do not tell it, so that no sum of hers is another for it."""
        return None if row.record in self.assumed else row.currency

    def of(self, tie: Tie) -> list[Debit]:
        return self.by_tie.get(tie, [])

    @cached_property
    def orders(self) -> dict[str, Any]:
        return {order.order_id: order for order in self.snapshot.orders}

    @cached_property
    def back_by_charge(self) -> dict[str, list[Any]]:
        """What was given back, by the charge it names: refunds by its id, credits by it compacted."""
        found: dict[str, list[Any]] = {}
        for row in self.given_back:
            is_refund = isinstance(row, Charge)
            name = row.refunds_charge_id if is_refund else compact(row.reference or "")
            if name:
                found.setdefault(name, []).append(row)
        return found

    @cached_property
    def by_tie(self) -> dict[Tie, list[Debit]]:
        """The debits of each thing that was paid for."""
        found: dict[Tie, list[Debit]] = {}
        for debit in self.debits:
            if debit.tie:
                found.setdefault(debit.tie, []).append(debit)
        return found


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


def moment(row: Any) -> datetime | None:
    return row.created_at or row.settled_at


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
