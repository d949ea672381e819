"""The kinds of fact a finding rests on. A kind decides how a fact is written and who may hear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum


class Level(IntEnum):
    """How sure we are of who is asking; each level includes those below it."""

    ANONYMOUS = 0
    CLAIMED = 1
    VERIFIED = 2

    @property
    def word(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Level:
        return cls[word.upper()]


@dataclass(frozen=True)
class Plain:
    """Words that tell nothing of an account: a company address, a colleague's name, a kind of card."""

    text: str
    level = Level.ANONYMOUS


@dataclass(frozen=True)
class Term:
    """A kind of thing, worded by the playbooks' terms; `name` goes before it ("Visa" card)."""

    key: str
    name: str = ""

    @property
    def level(self) -> Level:
        """Which network hers is of is told to nobody unverified."""
        return Level.VERIFIED if self.name else Level.ANONYMOUS


@dataclass(frozen=True)
class Given:
    """Digits the customer gave herself."""

    text: str
    level = Level.ANONYMOUS


@dataclass(frozen=True)
class Deadline:
    """A time we set ourselves."""

    at: datetime
    level = Level.ANONYMOUS


@dataclass(frozen=True)
class State:
    """A yes or no about the account, needed by a sentence and never printed."""

    level: Level = Level.CLAIMED


@dataclass(frozen=True)
class Account:
    """A full number or name from the customer's own records."""

    text: str
    level = Level.VERIFIED


@dataclass(frozen=True)
class Tail:
    """The last four of a card or an account."""

    text: str
    level = Level.VERIFIED


@dataclass(frozen=True)
class Money:
    """An exact amount with its ISO 4217 currency."""

    amount: Decimal
    currency: str
    level = Level.VERIFIED


@dataclass(frozen=True)
class Day:
    """A calendar day from the records, in the company's time zone."""

    day: date
    level = Level.VERIFIED


@dataclass(frozen=True)
class Moment:
    """A point in time from the records, UTC."""

    at: datetime
    level = Level.VERIFIED


Fact = Plain | Term | Given | Deadline | State | Account | Tail | Money | Day | Moment
