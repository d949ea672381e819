"""Who is asking: the factors that verify a customer, the level they give, the lock after three failures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firstline.casework.facts import Level
from firstline.records.identifiers import compact

if TYPE_CHECKING:
    from firstline.casework.said import Said
    from firstline.records.snapshot import Snapshot

FACTORS = ("order_number", "postcode", "last_order")
NEEDED = 2
MOST_FAILURES = 3
ALIASES = {
    "order": "order_number",
    "order_id": "order_number",
    "work_order": "order_number",
    "booking": "order_number",
    "zip": "postcode",
    "zip_code": "postcode",
}


@dataclass(frozen=True)
class Identity:
    """`factors` are those the customer has given rightly in this case."""

    level: Level = Level.ANONYMOUS
    factors: frozenset[str] = frozenset()
    failures: int = 0

    @property
    def locked(self) -> bool:
        return self.failures >= MOST_FAILURES and self.level < Level.VERIFIED

    @property
    def tries_left(self) -> int:
        return max(MOST_FAILURES - self.failures, 0)

    @property
    def left(self) -> int:
        """How many factors are still needed."""
        return 0 if self.level == Level.VERIFIED else max(NEEDED - len(self.factors), 0)

    @property
    def missing(self) -> tuple[str, ...]:
        """The factors to ask for next, as many as are still needed."""
        return tuple(f for f in FACTORS if f not in self.factors)[: self.left]

    def claimed(self) -> Identity:
        return replace(self, level=max(self.level, Level.CLAIMED))

    def with_factors(self, given: frozenset[str]) -> Identity:
        if self.locked:
            return self
        factors = self.factors | given
        level = Level.VERIFIED if len(factors) >= NEEDED else self.level
        return replace(self, factors=factors, level=max(level, self.level))

    def failed(self) -> Identity:
        return replace(self, failures=self.failures + 1)


def factors_given(snapshot: Snapshot, said: Said) -> frozenset[str]:
    """The factors that one message or one form field holds. A tail never counts as the number it ends."""
    given = set()
    if _own_numbers(snapshot) & {compact(m.value) for m in said.full}:
        given.add("order_number")
    if _says_postcode(snapshot, said):
        given.add("postcode")
    if _says_last_order(snapshot, said):
        given.add("last_order")
    return frozenset(given)


def form_matches(snapshot: Snapshot, factor: str, said: Said) -> bool:
    """`said` is what was typed into the form's one field for `factor` (a name of FACTORS)."""
    typed = compact(said.text)
    if factor == "order_number":
        return bool(typed) and typed in _own_numbers(snapshot)
    if factor == "postcode":
        own = compact(snapshot.customer.postcode or "")
        return bool(own) and (typed == own or (len(own) == 5 and _is_zip_plus_four(typed, own)))
    return _says_last_order(snapshot, said)


def wrong_postcode(snapshot: Snapshot, said: Said) -> bool:
    """A postcode was named as one and it is not this customer's."""
    named = [m for m in said.mentions if m.kind == "postcode"]
    return bool(named) and not _says_postcode(snapshot, said)


def _own_numbers(snapshot: Snapshot) -> set[str]:
    numbers = [n for o in snapshot.orders for n in (o.order_number, o.order_id)]
    numbers += [w.work_order_id for w in snapshot.work_orders]
    numbers += [a.appointment_id for a in snapshot.appointments]
    numbers += [r.value for r in snapshot.references if r.kind == "booking"]
    return {compact(number) for number in numbers if number}


def _says_postcode(snapshot: Snapshot, said: Said) -> bool:
    own = compact(snapshot.customer.postcode or "")
    if not own or any(compact(tail.value) == own for tail in said.tails):
        return False
    spaced = r"[\s-]?".join(map(re.escape, own))
    return re.search(rf"(?<![a-z0-9]){spaced}(?![a-z0-9])", said.text.casefold()) is not None


def _says_last_order(snapshot: Snapshot, said: Said) -> bool:
    if not snapshot.orders:
        return False
    last = max(snapshot.orders, key=lambda order: order.placed_at)
    day = last.placed_at.astimezone(snapshot.company.timezone).date()
    amounts = {amount.value for amount in said.amounts}
    return last.total in amounts and day in {day.day for day in said.days}


def _is_zip_plus_four(typed: str, own: str) -> bool:
    return own.isdigit() and typed.isdigit() and len(typed) == 9 and typed.startswith(own)
