"""One thing an agent stated, and whether the records bear it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

AMOUNT, DAY, TAIL, NUMBER, CAUSE, DESTINATION, NAME, COUNT, ITEM = (
    *("amount", "day", "tail", "number", "cause", "destination", "name", "count", "item"),
)
TRUE, WRONG, OTHER = "true", "wrong", "other"


@dataclass(frozen=True)
class Statement:
    """`said` stands at `turn[start:end]`; `true` is what the records hold instead of a wrong one.

    stated: it is meant as a fact. `private`: it tells something of the account that the customer
    did not say herself, as a question would too. `denied`: the records' own fact, turned round.
    """

    kind: str
    said: str
    start: int
    end: int
    verdict: str = OTHER
    true: str = ""
    stated: bool = True
    private: bool = False
    denied: bool = False
    key: str = ""


@dataclass(frozen=True)
class Heard:
    """What the customer said so far, and what `asked_about` says that she did; `noted`: what was done in
    the tool and whom the agent introduced; `promised`: the days that the agent undertook something for."""

    sums: frozenset[Decimal] = frozenset()
    days: frozenset[date] = frozenset()
    times: frozenset[time] = frozenset()
    digits: frozenset[str] = frozenset()
    text: str = ""
    noted: str = ""
    promised: frozenset[date] = frozenset()

    def knows(self, digits: str) -> bool:
        return any(
            digits == one or (len(digits) <= 4 and one.endswith(digits)) for one in self.digits
        )
