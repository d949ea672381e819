"""Rows that do not say their currency have that of what they are about, else the company's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

_TABLES = ("orders", "subscriptions", "charges", "credits")


def assumed(snapshot: Snapshot) -> frozenset[str]:
    """The addresses of the rows of money that name no currency."""
    rows = (row for table in _TABLES for row in getattr(snapshot, table))
    return frozenset(row.record for row in rows if not row.currency)


def filled(snapshot: Snapshot) -> Snapshot:
    """`snapshot`, in which every sum has a currency."""
    if not assumed(snapshot):
        return snapshot
    own = _Currencies(snapshot)
    return replace(
        snapshot,
        **{
            table: tuple(
                row if row.currency else replace(row, currency=own.of(row))
                for row in getattr(snapshot, table)
            )
            for table in _TABLES
        },
    )


class _Currencies:
    def __init__(self, snapshot: Snapshot):
        self._known: dict[str, str] = {}
        self._learn(snapshot.orders, "order_id", "order_number")
        self._learn(snapshot.subscriptions, "subscription_id")
        self._learn(snapshot.charges, "charge_id", "order_id", "subscription_id")
        told = {row.currency for table in _TABLES for row in getattr(snapshot, table)} - {None, ""}
        self._usual = told.pop() if len(told) == 1 else snapshot.company.authority.currency

    def of(self, row: Any) -> str:
        """That of its order or plan, of the charge it gives back or repeats, of what it names."""
        links = ("order_id", "subscription_id", "refunds_charge_id", "retry_of_charge_id")
        named = (getattr(row, name, None) for name in (*links, "charge_id", "reference"))
        known = (self._known.get(compact(key)) for key in named if key)
        return next(filter(None, known), self._usual)

    def _learn(self, rows: Iterable[Any], *names: str) -> None:
        for row in rows:
            for key in filter(None, (getattr(row, name) for name in names)):
                if row.currency:
                    self._known.setdefault(compact(key), row.currency)
