"""The same questions to a small and a large company, in turns, so that noise meets both alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from benchmarks.scale.asking import NAMED, Asking, counted
from benchmarks.turn.series import Times

SMALL, LARGE = "small", "large"
LOOK_UP, TURN, ANYBODY = "look-up", "turn", "anybody"
WARM_UP = 20


@dataclass(frozen=True)
class Side:
    """One of the two companies, and how many customers it has."""

    name: str
    asking: Asking
    customers: int


def queries(side: Side, turns: int) -> int:
    """The most queries of the records that one whole turn makes."""
    most = 0
    for number in range(turns):
        asked = side.asking.ready(number)
        with counted(side.asking.place.records) as seen:
            side.asking.turn(asked)
        most = max(most, sum(statement != "BEGIN" for statement in seen))
    return most


def compare(small: Side, large: Side, turns: int) -> Times:
    """Milliseconds by "what, side". What is taken to warm the caches does not count."""
    times = Times()
    for number in range(WARM_UP + turns):
        if number == WARM_UP:
            times.forget()
        sides = (small, large) if number % 2 else (large, small)
        for side in sides:
            asked = side.asking.ready(number)
            times.take(f"{TURN}, {side.name}", partial(side.asking.turn, asked))
        for side in sides:
            named = NAMED[number % len(NAMED)]
            times.take(f"{LOOK_UP}, {side.name}", partial(side.asking.look_up, named))
    for number in range(turns):
        for side in (small, large):
            customer = f"CU-{1 + number * side.customers // turns:07d}"
            times.take(f"{ANYBODY}, {side.name}", partial(side.asking.look_up, customer))
    return times
