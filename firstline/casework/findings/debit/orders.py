"""The debits of one order, held against what the order costs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter, open_question
from firstline.casework.findings.debit.spans import BEFORE_AN_INSTALMENT, TOGETHER
from firstline.casework.findings.debit.surplus import NONE, UNSURE, surplus
from firstline.casework.findings.debit.ties import ORDER
from firstline.records.cancellation import is_cancelled
from firstline.records.rows import Charge


def matters(ledger: Ledger) -> list[Matter]:
    found = []
    for tie, debits in ledger.by_tie.items():
        if tie.kind != ORDER:
            continue
        order = next((o for o in ledger.snapshot.orders if o.order_id == tie.key), None)
        by_currency: dict[str | None, list[Debit]] = {}
        for debit in debits:
            by_currency.setdefault(debit.row.currency, []).append(debit)
        for alike in by_currency.values():
            found += filter(None, [_matter(ledger, tie.key, order, alike)])
    return found


def _matter(ledger: Ledger, key: str, order: Any, debits: Sequence[Debit]) -> Matter | None:
    """Books that are closed decide; what only open books would add is no verdict yet."""
    if len(debits) < 2:
        return None
    parcels = tuple(s for s in ledger.snapshot.shipments if s.order_id == key)
    case = _Case(ledger, key, order, parcels)
    closed = [debit for debit in debits if debit.closed]
    known = {"order": order, "parcels": parcels, "total": case.total(debits[0])}
    extra = case.extra(closed)
    if extra:
        return Matter("DUP_CAPTURE", tuple(closed), extra, **known)
    extra = case.extra(debits)
    if extra:
        return open_question(ledger, debits, **known)
    if extra is None and not case.is_balanced(debits):
        return Matter("UNCLEAR", tuple(debits), why="undecided", **known)
    return Matter("SPLIT_SHIP", tuple(debits), **known) if extra is not None else None


class _Case:
    def __init__(self, ledger: Ledger, key: str, order: Any, parcels: tuple[Any, ...]):
        self.ledger, self.key, self.order, self.parcels = ledger, key, order, parcels

    def total(self, debit: Debit) -> Decimal | None:
        """What the order costs, in the currency of `debit`; None when no record tells."""
        currency = debit.row.currency
        if self._is_foreign(currency):
            return None
        if self.order is not None and self.order.total and self.order.total > 0:
            return self.order.total
        return self._of_lines() or self._authorised(currency)

    def extra(self, debits: Sequence[Debit]) -> tuple[Debit, ...] | None:
        """The debits that were taken beyond the price; None when the records cannot tell."""
        if len(debits) < 2:
            return ()
        total = self.total(debits[0])
        if total is None:
            return self._without_price(debits)
        amounts = [debit.amount for debit in debits]
        if sum(amounts) <= total:
            return None if self._may_be_unsent(amounts, total) else ()
        repeated = surplus(amounts, total)
        if repeated in (NONE, UNSURE) or self._has_own_parcels(debits):
            return None
        extra = tuple(
            debit
            for amount, count in repeated.items()
            for debit in [each for each in debits if each.amount == amount][-count:]
        )
        return None if self._may_pay_another(extra) else extra

    def is_balanced(self, debits: Sequence[Debit]) -> bool:
        """Whether what went back leaves no more than the price with us."""
        total, ties = self.total(debits[0]), self.ledger.ties
        ids = {debit.row.charge_id for debit in debits}
        back = [
            abs(row.amount)
            for row in self.ledger.given_back
            if isinstance(row, Charge) and row.currency == debits[0].row.currency
            if row.refunds_charge_id in ids or ties.order_of(row) == self.key
        ]
        kept = sum(debit.amount for debit in debits) - sum(back)
        return bool(back) and total is not None and kept <= total

    def _without_price(self, debits: Sequence[Debit]) -> tuple[Debit, ...] | None:
        """Equal debits at once on one account, and nothing that could have left in parts."""
        if self._has_own_parcels(debits):
            return ()
        amounts = {debit.amount for debit in debits}
        if len(amounts) > 1:
            return () if len(amounts) == len(debits) <= len(self.parcels) else None
        accounts = {debit.row.instrument_id for debit in debits}
        times = [debit.at for debit in debits]
        told = len(accounts) == 1 and None not in times and len(self.parcels) <= 1
        if not told or self._is_foreign(debits[0].row.currency):
            return None
        return tuple(debits[1:]) if max(times) - min(times) <= BEFORE_AN_INSTALMENT else None

    def _is_foreign(self, currency: str | None) -> bool:
        order = self.order.currency if self.order is not None else None
        return bool(order and currency and order != currency)

    def _of_lines(self) -> Decimal | None:
        lines = [line for line in self.ledger.snapshot.order_lines if line.order_id == self.key]
        if not lines or any(line.unit_price is None or line.quantity is None for line in lines):
            return None
        return sum((line.unit_price * line.quantity for line in lines), Decimal(0)) or None

    def _authorised(self, currency: str | None) -> Decimal | None:
        asked = [
            row.amount
            for row in self.ledger.snapshot.charges
            if row.kind == "authorisation" and row.status != "failed" and row.amount
            if row.currency == currency and self.ledger.ties.order_of(row) == self.key
        ]
        return asked[0] if len(asked) == 1 else None

    def _may_be_unsent(self, amounts: Sequence[Decimal], total: Decimal) -> bool:
        """Equal parts below the price are parcels only where so many have left."""
        equal = len(set(amounts)) < len(amounts)
        return equal and sum(amounts) < total and len(self.parcels) < len(amounts)

    def _has_own_parcels(self, debits: Sequence[Debit]) -> bool:
        sent = {parcel.charge_id for parcel in self.parcels if parcel.charge_id}
        return len(sent) > 1 and all(debit.row.charge_id in sent for debit in debits)

    def _may_pay_another(self, extra: Sequence[Debit]) -> bool:
        """Whether an order of the same price that nobody has paid stands beside it."""
        if len(extra) != 1 or self.order is None or extra[0].at is None:
            return False
        paid = {debit.tie.key for debit in self.ledger.debits if debit.tie}
        return any(
            other.total == extra[0].amount
            and other.currency == self.order.currency
            and other.order_id not in paid
            and not is_cancelled(other)
            and other.placed_at
            and abs(other.placed_at - extra[0].at) <= TOGETHER
            for other in self.ledger.snapshot.orders
        )
