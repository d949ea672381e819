"""Finds a scenario by what a trainee calls it: "debited twice, hard"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firstline.training.scenarios.model import DIFFICULTIES, Scenario

_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "and",
        "my",
        "me",
        "please",
        "practise",
        "practice",
        "play",
        "one",
        "scenario",
    ]
)
_LEAST = 0.5  # of what was asked for
_KINDRED = 0.7  # what a word counts that only begins like one of the name: debit, debited


def find(scenarios: Sequence[Scenario], wanted: str) -> Scenario | tuple[Scenario, ...]:
    """The one that is meant, or those that may be; none when nothing is near.

    A name or an id alone is enough; without a difficulty the easiest of a story comes first.
    """
    said = _words(wanted)
    exact = [one for one in scenarios if _words(one.id) == said or one.id == wanted.strip()]
    if exact:
        return exact[0]
    difficulty = next((word for word in said if word in DIFFICULTIES), None)
    named = [word for word in said if word not in DIFFICULTIES]
    fitting = [one for one in scenarios if difficulty in (None, one.difficulty)]
    if not named:
        return tuple(fitting) if difficulty else ()
    likeness = {one.id: _likeness(one, named) for one in fitting}
    best = max(likeness.values(), default=0.0)
    near = tuple(one for one in fitting if likeness[one.id] >= max(_LEAST, best))
    return near[0] if len(near) == 1 else near


def named(scenarios: Sequence[Scenario], wanted: str) -> tuple[Scenario, ...]:
    """Those whose whole name it is, with or without a difficulty: "debited twice, hard"; those of a
    difficulty for that alone. Part of a name, or more than one, may be what a customer said."""
    by_id = tuple(one for one in scenarios if one.id == wanted.strip())
    if by_id:
        return by_id
    said = _words(wanted)
    levels = [word for word in said if word in DIFFICULTIES]
    name = tuple(word for word in said if word not in DIFFICULTIES)
    fitting = [one for one in scenarios if not levels or one.difficulty in levels]
    if not name:
        return tuple(fitting) if levels else ()
    return tuple(
        one for one in fitting if name in {_words(called) for called in (one.title, *one.called)}
    )


def _likeness(one: Scenario, named: Sequence[str]) -> float:
    names = (one.title, one.story, one.id, *one.called)
    return max(sum(_in(word, _words(name)) for word in named) / len(named) for name in names)


def _in(word: str, name: Sequence[str]) -> float:
    if word in name:
        return 1.0
    return _KINDRED * any(len(word) > 3 and other[:4] == word[:4] for other in name)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.lower()) if word not in _LITTLE)
