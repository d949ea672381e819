"""What each debit was for: an order, a plan or one payment, by its own columns or its references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from firstline.casework.findings.debit.spans import AT_ONCE
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

ORDER, PLAN, PAYMENT = "order", "plan", "payment"
_OF_ONE_THING = ("invoice", "booking")
_LEAST = 5  # characters of a number that may be found inside a descriptor
_WORD = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True)
class Tie:
    """`key`: an order_id, a subscription_id, a reference or the first try's charge_id."""

    kind: str
    key: str


class Ties:
    """Looks up what a debit of these books is for."""

    def __init__(self, snapshot: Snapshot, taken: Sequence[Any]):
        self._rows = {row.charge_id: row for row in snapshot.charges if row.charge_id}
        self.known = {row.charge_id for row in taken}
        self._found: dict[tuple[str, str], str] = {}
        self._ties: dict[str, Tie | None] = {}
        self._orders = _numbers(snapshot.orders, "order_number", "order_id", "order_id")
        self._plans = _numbers(snapshot.subscriptions, "subscription_id", None, "subscription_id")
        papers = [one for one in snapshot.references if one.kind in _OF_ONE_THING]
        self._papers = _numbers(papers, "value", None, "value")
        self._shared = self._shared_references(taken)
        self._retried = {row.retry_of_charge_id for row in taken if row.retry_of_charge_id}

    def of(self, row: Any) -> Tie | None:
        if row.charge_id not in self._ties:
            self._ties[row.charge_id] = self._tie_of(row)
        return self._ties[row.charge_id]

    def _tie_of(self, row: Any) -> Tie | None:
        tries = self._tries(row)
        for one in tries:
            if own := self._own(one):
                return own
        if len(tries) > 1 or row.charge_id in self._retried:
            return Tie(PAYMENT, f"try {tries[-1].charge_id}")
        return self._shared.get(self._payment(row))

    def plan_of(self, row: Any) -> str:
        return self._once("plan", row, row.subscription_id, self._plans)

    def order_of(self, row: Any) -> str:
        return self._once("order", row, row.order_id, self._orders)

    def order_numbered(self, reference: str) -> str:
        """The order_id of the order whose number `reference`, compacted, is; "" when it is none."""
        return self._orders.get(reference, "")

    def first_try(self, row: Any) -> Any | None:
        """The first try of what `row` pays, up to a try that took the money; None when that is not
        in the books."""
        earlier = self._tries(row)[1:]
        taken = next((one for one in earlier if one.charge_id in self.known), None)
        last = earlier[-1] if earlier else row
        if taken is None and last.retry_of_charge_id not in (None, "", last.charge_id):
            return None
        return taken or last

    def _tries(self, row: Any) -> list[Any]:
        """`row`, then the try before it, and so on."""
        tries = {row.charge_id: row}
        before = self._rows.get(row.retry_of_charge_id)
        while before is not None and before.charge_id not in tries:
            tries[before.charge_id] = before
            before = self._rows.get(before.retry_of_charge_id)
        return list(tries.values())

    def failed_try(self, row: Any) -> Any | None:
        """The try that failed before `row`, None when it was the first or repeats a taken one or a
        row without a sum."""
        before = self._rows.get(row.retry_of_charge_id) if row.retry_of_charge_id else None
        if before is None or before is row or not before.amount:
            return None
        return before if before.status in ("failed", "voided") else None

    def _own(self, row: Any) -> Tie | None:
        if order := self.order_of(row):
            return Tie(ORDER, order)
        shared = self._shared.get(self._payment(row))
        if shared and shared.kind != PAYMENT:
            return shared
        plan = self.plan_of(row)
        return Tie(PLAN, plan) if plan else None

    def _payment(self, row: Any) -> str:
        """Its reference, else the invoice or the booking that its descriptor names."""
        if row.reference or not self._papers:
            return compact(row.reference or "")
        return compact(self._named(row, self._papers))

    def _once(self, kind: str, row: Any, own: str | None, numbers: dict[str, str]) -> str:
        key = kind, row.charge_id
        if key not in self._found:
            self._found[key] = own or self._named(row, numbers)
        return self._found[key]

    def _named(self, row: Any, numbers: dict[str, str]) -> str:
        """The one order or plan whose number the reference is or the descriptor holds."""
        if not numbers:
            return ""
        reference = compact(row.reference or "")
        if reference in numbers:
            return numbers[reference]
        words = {compact(word) for word in _WORD.findall(row.descriptor or "")}
        found = {numbers[word] for word in words if word in numbers and len(word) >= _LEAST}
        return found.pop() if len(found) == 1 else ""

    def _shared_references(self, taken: Sequence[Any]) -> dict[str, Tie]:
        """References that stand on debits of one sum, near in time, for one thing.

        One that stands on other payments too is a mandate or a customer number: it ties nothing.
        """
        carriers: dict[str, list[Any]] = {}
        for row in taken:
            if reference := self._payment(row):
                carriers.setdefault(reference, []).append(row)
        return {
            reference: self._tie(reference, rows)
            for reference, rows in carriers.items()
            if len(rows) > 1 and self._is_of_one_payment(rows)
        }

    def _tie(self, reference: str, rows: Sequence[Any]) -> Tie:
        for kind, key in ((ORDER, self.order_of), (PLAN, self.plan_of)):
            if named := next(filter(None, map(key, rows)), ""):
                return Tie(kind, named)
        return Tie(PAYMENT, reference)

    def _is_of_one_payment(self, rows: Sequence[Any]) -> bool:
        times = [at for row in rows if (at := row.created_at or row.settled_at)]
        near = len(times) == len(rows) and max(times) - min(times) <= AT_ONCE
        sums = {(row.amount, row.currency, row.instrument_id) for row in rows}
        orders = {order for row in rows if (order := self.order_of(row))}
        plans = {plan for row in rows if (plan := self.plan_of(row))}
        return near and len(sums) == 1 and len(orders) <= 1 and len(plans) <= 1


def _numbers(rows: Sequence[Any], first: str, second: str | None, key: str) -> dict[str, str]:
    """Every written form of a number, to the key of the one row it names."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for column in filter(None, (first, second)):
            if written := compact(getattr(row, column) or ""):
                found.setdefault(written, set()).add(getattr(row, key))
    return {written: keys.pop() for written, keys in found.items() if len(keys) == 1}
