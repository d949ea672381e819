"""What the finding says of a made ledger, held against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.ledgers import (
    alike_books,
    alike_ends,
    alike_orders,
    alike_parts,
    alike_plans,
    alike_refunds,
    doubled_and_back,
    doubled_orders,
    doubled_plans,
    doubled_prices,
)
from benchmarks.ledgers.shapes import ALIKES, DOUBLES, Made, made
from firstline.casework.findings.debit import find
from firstline.casework.said import Said

__all__ = ["FALSE", "MISSED", "OTHER", "Score", "ledgers", "verdict"]
WRITERS = (
    *(alike_books, alike_ends, alike_orders, alike_parts, alike_plans, alike_refunds),
    *(doubled_and_back, doubled_orders, doubled_plans, doubled_prices),
)

FALSE, MISSED, OTHER = "false", "missed", "other"
_DOUBLE = ("DUP_CAPTURE", "DUP_PRIOR")


@dataclass
class Score:
    """How many ledgers of each shape were seen, and how many of them went wrong how."""

    seen: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    first: dict = field(default_factory=dict)

    def add(self, one: Made, number: int) -> None:
        self.seen[one.shape] += 1
        if what := verdict(one):
            self.wrong[what, one.shape] += 1
            self.first.setdefault((what, one.shape), number)

    def total(self, what: str) -> int:
        return sum(count for (kind, _), count in self.wrong.items() if kind == what)


def ledgers(seed: int, number: int, shapes: str) -> Made:
    """The `number`-th of the doubles ("doubles") or of the look-alikes ("alikes")."""
    return made(DOUBLES if shapes == "doubles" else ALIKES, seed, number)


def verdict(one: Made) -> str:
    """ "" when all is right; FALSE: called a double and is none; MISSED: a double not found, or not
    with its debits and its sum; OTHER: no double, and not explained as it should be."""
    found = find(one.books.snapshot(), Said(), one.books.now)
    called = [finding for finding in found if finding.code in _DOUBLE]
    codes = {finding.code for finding in found}
    if one.truth.owed is None:
        wanted = one.truth.codes
        if called:
            return FALSE
        return OTHER if wanted and not wanted & codes else ""
    right = called and called[0].code in one.truth.codes and found[0] is called[0]
    return "" if right and _is_proven(called, one) else MISSED


def _is_proven(called: Iterable, one: Made) -> bool:
    finding = next(iter(called))
    named = {proof.record.partition("/")[2] for proof in finding.evidence}
    owed = finding.facts.get("owed_in_all") or finding.facts.get("owed")
    known = owed.amount if owed else Decimal(-1)
    return set(one.truth.extra) <= named and known == one.truth.owed
