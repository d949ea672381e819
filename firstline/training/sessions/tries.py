"""A trainee's tries, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firstline.training.scoring.model import DIMENSIONS
from firstline.training.sessions.model import Practice

_MOST_BEFORE = 5


@dataclass(frozen=True)
class Compared:
    """The tries `before` this one, the newest first: of the same scenario, or, if there are none, of
    the same story. `change` is against the newest, None without one."""

    before: tuple[Practice, ...]
    is_same_scenario: bool
    change: int | None


def compared(practice: Practice, scored: Sequence[Practice]) -> Compared:
    """`scored`: all of the trainee's, the oldest first."""
    earlier = [one for one in scored if one.begun_at < practice.begun_at][::-1]
    same = [one for one in earlier if one.scenario == practice.scenario]
    alike = same or [one for one in earlier if one.story == practice.story]
    change = total(practice) - total(alike[0]) if alike else None
    return Compared(tuple(alike[:_MOST_BEFORE]), bool(same), change)


def total(practice: Practice) -> int:
    return practice.score["total"] if practice.score else 0


def of_dimension(scored: Sequence[Practice], name: str) -> tuple[float | None, ...]:
    """0..1 for each try, None where the dimension was not in play."""
    return tuple((one.score or {})["dimensions"][name]["score"] for one in scored)


def means(scored: Sequence[Practice]) -> dict[str, float | None]:
    """By dimension, over the tries in which it was in play."""
    found = {}
    for name in DIMENSIONS:
        values = [one for one in of_dimension(scored, name) if one is not None]
        found[name] = sum(values) / len(values) if values else None
    return found
