"""How far two people who mark the same replies agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

Marks = tuple["float | None", "float | None"]
_STEPS = 4  # marks are compared in quarters


@dataclass(frozen=True)
class Agreement:
    """Over `n` replies that both marked: `kappa`, weighted by the square of the distance; `rank`,
    Spearman's correlation; `error`, the mean distance, 0..1. `in_play`: the share of all replies of
    which both say that the dimension is in play, or both that it is not."""

    n: int
    kappa: float
    rank: float
    error: float
    in_play: float


def agreement(marks: Sequence[Marks]) -> Agreement:
    both = [(a, b) for a, b in marks if a is not None and b is not None]
    alike = mean((a is None) == (b is None) for a, b in marks) if marks else math.nan
    if not both:
        return Agreement(0, math.nan, math.nan, math.nan, alike)
    first, second = [a for a, _ in both], [b for _, b in both]
    error = mean(abs(a - b) for a, b in both)
    return Agreement(len(both), _kappa(first, second), _rank(first, second), error, alike)


def _kappa(first: Sequence[float], second: Sequence[float]) -> float:
    a, b = ([round(mark * _STEPS) for mark in marks] for marks in (first, second))
    seen = mean((x - y) ** 2 for x, y in zip(a, b, strict=True))
    chance = mean((x - y) ** 2 for x in a for y in b)
    return 1 - seen / chance if chance else math.nan


def _rank(first: Sequence[float], second: Sequence[float]) -> float:
    a, b = _ranks(first), _ranks(second)
    middle_a, middle_b = mean(a), mean(b)
    spread = math.sqrt(sum((x - middle_a) ** 2 for x in a) * sum((y - middle_b) ** 2 for y in b))
    shared = sum((x - middle_a) * (y - middle_b) for x, y in zip(a, b, strict=True))
    return shared / spread if spread else math.nan


def _ranks(marks: Sequence[float]) -> list[float]:
    """Equal marks share the middle of their places."""
    order = sorted(marks)
    first = {mark: order.index(mark) for mark in set(order)}
    count = {mark: order.count(mark) for mark in set(order)}
    return [first[mark] + (count[mark] - 1) / 2 for mark in marks]
