"""The books as they bear on debits: what was taken, held, refused and given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from firstline.casework.findings.debit.ties import Tie, Ties
from firstline.records.identifiers import compact
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot


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


def moment(row: Any) -> datetime | None:
    return row.created_at or row.settled_at
