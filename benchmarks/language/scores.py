"""Right answers counted: overall, by group, among the first three, and out of scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from firstline.language.understanding import Understanding

KEPT_IN_SCOPE = 0.95


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True)
class OutOfScope:
    """`recall` is the share turned away at the confidence that 95% of what is in scope reach."""

    recall: float
    auroc: float


def right(answers: Iterable[tuple[str, Understanding]], among: int = 1) -> Share:
    """How often the expected intent stands among the first of the ranking."""
    found = [intent in [name for name, _ in got.ranking[:among]] for intent, got in answers]
    return Share(sum(found), len(found))


def by_group(answers: Iterable[tuple[str, str, Understanding]]) -> dict[str, Share]:
    """The share of right first intents of each group; answers are (group, intent, got)."""
    groups: dict[str, list[tuple[str, Understanding]]] = {}
    for group, intent, got in answers:
        groups.setdefault(group, []).append((intent, got))
    return {group: right(members) for group, members in sorted(groups.items())}


def confused(answers: Iterable[tuple[str, Understanding]]) -> list[tuple[tuple[str, str], int]]:
    """Pairs (expected, got) that were confused, the most frequent first."""
    pairs = Counter((intent, str(got.intent)) for intent, got in answers if got.intent != intent)
    return sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))


def out_of_scope(inside: Sequence[float], outside: Sequence[float]) -> OutOfScope:
    """From the confidences of messages in scope and of those out of it."""
    least = np.quantile(inside, 1 - KEPT_IN_SCOPE)
    ordered = np.sort(inside)
    lower = np.searchsorted(ordered, outside, side="left")
    upper = np.searchsorted(ordered, outside, side="right")
    below = (lower + upper) / 2
    return OutOfScope(
        recall=float(np.mean(np.asarray(outside) < least)),
        auroc=float(1 - below.mean() / len(ordered)),
    )


def issues(
    answers: Iterable[tuple[Sequence[str], Understanding]],
) -> tuple[Share, Share]:
    """Precision and recall of the issues found, over all messages together."""
    both, found, raised = 0, 0, 0
    for expected, got in answers:
        named = {name for name, _ in got.issues}
        both += len(named & set(expected))
        found += len(named)
        raised += len(set(expected))
    return Share(both, found), Share(both, raised)


def second_issues(answers: Iterable[tuple[str, Understanding]]) -> Share:
    """How often a message is heard to raise an issue that is not its leading intent."""
    found = [any(name != got.intent for name, _ in got.issues) for _, got in answers]
    return Share(sum(found), len(found))
