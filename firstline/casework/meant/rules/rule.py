"""A rule: what a message is about where its words and her records bear the rule out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firstline.casework.meant.known import Known

Holds = Callable[[Known], bool]


@dataclass(frozen=True)
class Rule:
    """`name`: its matter and what holds, "plans.left_alone"; `reads`: the issues that it is about
    then, none leaves it as it sounds."""

    name: str
    holds: Holds
    reads: tuple[str, ...]


def reads_as(*issues: str) -> Callable[[Holds], Rule]:
    """Makes a condition the rule of its name."""

    def made(holds: Holds) -> Rule:
        matter = holds.__module__.rpartition(".")[2]
        return Rule(f"{matter}.{holds.__name__}", holds, issues)

    return made


def deciding(rules: Iterable[Rule], known: Known) -> Rule | None:
    """The first that holds."""
    return next((one for one in rules if one.holds(known)), None)


def all_read(rules: Iterable[Rule], known: Known) -> tuple[str, ...]:
    """What those that hold read, in their order."""
    return tuple(issue for one in rules if one.holds(known) for issue in one.reads)
