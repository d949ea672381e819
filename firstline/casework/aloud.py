"""What the agent reads aloud: the lines that this customer may hear, as many as fit one breath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firstline.casework.facts import Deadline, Fact, Level
from firstline.casework.identity import Identity
from firstline.casework.playbook.identity import IdentityWords
from firstline.casework.playbook.model import Alternatives
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.casework.words import Words


@dataclass(frozen=True)
class Line:
    """`promises`: it names a time that we set ourselves."""

    text: str
    promises: bool = False

    @property
    def length(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Hearing:
    """Who is listening: `can_check` are the factors that her records hold; `clearance` is the most
    telling kind of fact she may hear; `in_danger`: she is helped before she is asked who she is."""

    identity: Identity
    can_check: frozenset[str]
    clearance: Level
    in_danger: bool = False


def aloud(
    items: Sequence[Alternatives],
    facts: Mapping[str, Fact],
    words: Words,
    hearing: Hearing,
    check: IdentityWords,
) -> list[str]:
    """The lines of `items` in their order; first comes the question who she is where that is open.

    Who may not even hear a yes or no about the account hears nothing of what was found, however it
    is worded.
    """
    if hearing.in_danger:
        heard_of_it = max(hearing.clearance, Level.CLAIMED)
        return within_a_breath([], _lines(items, facts, words, heard_of_it))
    if hearing.identity.locked:
        return [check.locked]
    missing = hearing.identity.missing_of(hearing.can_check)
    request = [Line(check.request(missing))] if missing else []
    may_hear_of_it = hearing.clearance >= Level.CLAIMED
    lines = _lines(items, facts, words, hearing.clearance) if may_hear_of_it else []
    return within_a_breath(request, lines)


def within_a_breath(request: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """`request` and what of `lines` fits MOST_WORDS.

    Where not all do, room is kept for the next step: the last line that names a time of ours, or
    else the last of all. The lines before it are read up to the first that does not fit, and so
    are those after it.
    """
    if not lines:
        return [line.text for line in request]
    step = max((at for at, line in enumerate(lines) if line.promises), default=len(lines) - 1)
    left = MOST_WORDS - sum(line.length for line in request)
    if lines[step].length > left:
        return [line.text for line in (*request, *_fitting(lines[:step], left))]
    left -= lines[step].length
    before = _fitting(lines[:step], left)
    left -= sum(line.length for line in before)
    after = _fitting(lines[step + 1 :], left) if len(before) == step else []
    return [line.text for line in (*request, *before, lines[step], *after)]


def _fitting(lines: Sequence[Line], left: int) -> list[Line]:
    fitting = []
    for line in lines:
        left -= line.length
        if left < 0:
            break
        fitting.append(line)
    return fitting


def _lines(
    items: Sequence[Alternatives], facts: Mapping[str, Fact], words: Words, clearance: Level
) -> list[Line]:
    chosen = (words.chosen(item, facts, clearance) for item in items)
    return [
        Line(
            words.written(sentence, facts),
            any(isinstance(facts[name], Deadline) for name in sentence.placeholders),
        )
        for sentence in chosen
        if sentence
    ]
