"""Chance and the calendar of the made-up company: the same seed throws the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

Thing = TypeVar("Thing")

# The books were closed at the end of TODAY; FIRST_DAY is the first day anything happened.
FIRST_DAY = date(2022, 1, 1)
TODAY = date(2026, 11, 10)
DAY = 24 * 60
NOW = (TODAY - FIRST_DAY).days * DAY + 22 * 60

_DAYS = tuple((FIRST_DAY + timedelta(days=n)).isoformat() for n in range(2400))
_CLOCK = tuple(f"T{minute // 60:02d}:{minute % 60:02d}:00" for minute in range(DAY))


def at(minute: int, offset: str = "+00:00") -> str:
    """An ISO time; `minute` counts from the first minute of FIRST_DAY, on a clock of `offset`."""
    return f"{_DAYS[minute // DAY]}{_CLOCK[minute % DAY]}{offset}"


def day(minute: int) -> str:
    return _DAYS[minute // DAY]


def past(minute: int) -> str:
    """The time, or nothing when it has not come yet."""
    return at(minute) if minute <= NOW else ""


class Dice:
    def __init__(self, seed: int):
        self._random = random.Random(seed).random

    def below(self, number: int) -> int:
        return int(self._random() * number)

    def chance(self, share: float) -> bool:
        return self._random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        return things[int(self._random() * len(things))]

    def common(self, things: Sequence[Thing]) -> Thing:
        """The first of them most often, as with names."""
        return things[int(self._random() ** 1.5 * len(things))]
