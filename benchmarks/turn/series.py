"""Times of one kind of turn, and what they come to."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from statistics import quantiles
from typing import TypeVar

Answer = TypeVar("Answer")


class Times:
    """Milliseconds by kind of turn, in the order in which they were taken."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)

    def take(self, kind: str, turn: Callable[[], Answer]) -> Answer:
        started = time.perf_counter()
        answer = turn()
        self.taken[kind].append((time.perf_counter() - started) * 1000)
        return answer

    def forget(self) -> None:
        """Drop what was taken to warm up."""
        self.taken.clear()

    def percentile(self, kind: str, percent: int) -> float:
        """The `percent`th percentile in milliseconds; needs two times or more."""
        return quantiles(self.taken[kind], n=100, method="inclusive")[percent - 1]
