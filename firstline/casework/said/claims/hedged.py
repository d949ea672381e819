"""Whether a cue is left open: a doubt, a condition, something to come, a question."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.phrases import Match
from firstline.casework.said.claims.wording import ASKS, MAYBE, NO_HEDGE, WILL, Wording
from firstline.casework.said.claims.words import CLAUSE_MARKS, Words

SHORT = 6  # words of a question without a verb: "wrong item?"


def is_hedged(
    words: Words,
    cue: Cue,
    clause: int,
    within: list[Match],
    found: list[Match],
    given: bool,
    known: Wording,
) -> bool:
    """`clause`: where its clause begins; `within`: what is said in it; `found`: in the sentence;
    `given`: the thing is there, whatever is asked about it."""
    idle = [match for match in found if match.name == NO_HEDGE]

    def told(name: str, among: Sequence[Match]) -> list[Match]:
        return [
            match
            for match in among
            if match.name == name
            and not any(other.start <= match.start < other.end for other in idle)
        ]

    if given:
        return any(match.end >= cue.start - 1 for match in told(MAYBE, within))
    if told(MAYBE, within) or _in_an_aside(words, cue, told(MAYBE, found)):
        return True
    bridges = known.lists["bridges"]
    for match in told(WILL, within):
        if match.end <= cue.start and all(
            word in bridges for word in words.words[match.end : cue.start]
        ):
            return True
    asks = [match for match in told(ASKS, found) if clause <= match.start <= cue.start]
    return _is_asked(words, cue, clause, asks, known)


def _in_an_aside(words: Words, cue: Cue, maybes: list[Match]) -> bool:
    """ "it is broken, I think" """
    return any(
        cue.end <= match.start <= cue.end + 1
        and (match.end >= len(words.words) or words.words[match.end] in CLAUSE_MARKS)
        for match in maybes
    )


def _is_asked(words: Words, cue: Cue, clause: int, asks: list[Match], known: Wording) -> bool:
    if clause > 0 and words.words[clause - 1] in known.lists["wh"]:
        return False
    fillers = known.lists["fillers"]
    for match in asks:
        between = words.words[match.end : cue.start]
        if all(word in fillers for word in words.words[clause : match.start]) and not (
            known.lists["her"] & set(between)
        ):
            return True
    ends = cue.end < len(words.words) and words.words[cue.end] == "?"
    if not ends or any(word in known.lists["wh"] for word in words.words[clause : cue.start]):
        return False
    return cue.start - clause <= SHORT and (clause == 0 or words.words[clause - 1] != ",")
