"""What is true in a scenario: what an agent may state and must not contradict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

FAMILIES = ("number", "debit", "appointment", "call", "parts")
OURS = "ours"
STEP = "do"  # the key of the days and sums that a step to take names
FAULTS = (OURS, "none", "theirs")
ROUTES = ("fraud", "privacy", "phishing", "safety", "complaint")


@dataclass(frozen=True)
class Point:
    """A day or a moment of the records; `key` is where the truth names it ("dates", "eta")."""

    key: str
    day: date
    at: time | None = None
    until: time | None = None


@dataclass(frozen=True)
class Person:
    """Somebody the truth names: `key` is the part they play ("engineer", "owner")."""

    key: str
    name: str


@dataclass(frozen=True)
class Approval:
    what: str
    level: str
    by: str


@dataclass(frozen=True)
class Truth:
    """`amounts`: by the key that names them; `points`: every day; `tails`: endings of cards and
    accounts; `digits`: other numbers and codes; `texts`: every other word of the truth by its key;
    `strays`: those of the tails to which nothing goes any more;
    `forbidden`: what belongs to another customer and is never said."""

    family: str | None = None
    finding: str | None = None
    fault: str | None = None
    now: datetime | None = None
    customer: dict[str, str] = field(default_factory=dict)
    verify_with: tuple[str, ...] = ()
    asked_about: dict[str, str] = field(default_factory=dict)
    cause: str = ""
    amounts: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)
    currency: str | None = None
    points: tuple[Point, ...] = ()
    tails: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    strays: frozenset[str] = frozenset()
    forbidden: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    do: tuple[str, ...] = ()
    latest: datetime | None = None
    follow_up_owner: str = ""
    goodwill_limit: Decimal | None = None
    mandatory_route: str | None = None
    references: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    given: bool = True

    @property
    def sums(self) -> frozenset[Decimal]:
        return frozenset(value for values in self.amounts.values() for value in values)

    @property
    def monetary(self) -> bool:
        return self.family not in ("appointment", "call")

    @property
    def ours(self) -> bool:
        return self.fault == OURS


NOTHING_KNOWN = Truth(given=False)
