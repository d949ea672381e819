"""Which of several lines is said: by the seed, and never one twice before all have been said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def chosen(lines: Sequence[str], seed: int | str, key: str, times: int = 0) -> str:
    """The line of the `times`-th time that `key` is asked for; each round has an order of its own,
    which never begins with the line the round before it ended with."""
    turn, place = divmod(times, len(lines))
    order: list[str] = []
    for number in range(turn + 1):
        last = order[-1:]
        order = _shuffled(lines, seed, f"{key} {number}")
        if len(order) > 1 and order[:1] == last:
            order = [*order[1:], *order[:1]]
    return order[place]


def _shuffled(lines: Sequence[str], seed: int | str, key: str) -> list[str]:
    return sorted(lines, key=lambda line: hashlib.sha256(f"{seed} {key} {line}".encode()).digest())
