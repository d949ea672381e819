"""How a cue is meant: denied, hedged or asked, or somebody else's case."""

from __future__ import annotations

from dataclasses import dataclass, replace

from firstline.casework.said.claim import DANGER
from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.endangered import Around, around
from firstline.casework.said.claims.hedged import is_hedged
from firstline.casework.said.claims.phrases import Match
from firstline.casework.said.claims.reported import is_reported
from firstline.casework.said.claims.wording import (
    MAYBE,
    NEGATES,
    NO_NEGATION,
    PAST,
    TAKEN_BACK,
    Wording,
)
from firstline.casework.said.claims.words import CLAUSE_MARKS, SENTENCE_MARKS, Words

CLAUSE, SENTENCE = 14, 30  # words before a cue that may say how it is meant
ASIDE = 4  # words after a cue that may


@dataclass(frozen=True)
class Meaning:
    denied: bool
    hedged: bool
    reported: bool
    over: bool = False  # a danger that there was


def meaning(words: Words, cue: Cue, earlier: tuple[Cue, Meaning] | None, known: Wording) -> Meaning:
    """`earlier`: the cue of the same kind before this one, whose meaning a list shares."""
    if earlier and _in_one_list(words, earlier[0], cue, known):
        return earlier[1]
    clause = _begin(words, cue.start, CLAUSE, known.lists["breaks"], known)
    sentence = _begin(words, cue.start, SENTENCE, SENTENCE_MARKS, known)
    found = list(known.scope.find(words, sentence, min(cue.end + ASIDE, len(words.words))))
    within = [match for match in found if clause <= match.start and match.end <= cue.start]
    within += [match for match in found if match.end <= cue.end and _in_gap(match, cue)]
    within += [match for match in found if _is_condition(words, match, clause, known)]
    given = _is_given(words, cue, known)
    back = any(_takes_back(words, cue, match) for match in found)
    hedged = not back and (cue.hedges or is_hedged(words, cue, clause, within, found, given, known))
    denied = cue.denies ^ (not given and _is_denied(words, cue, within, found)) ^ back
    meant = Meaning(
        not hedged and denied,
        hedged,
        is_reported(words, cue, sentence, found, known),
    )
    if cue.kind != DANGER:
        return meant
    return _of_danger(meant, around(words, cue, sentence, known))


def _of_danger(meant: Meaning, told: Around) -> Meaning:
    """In doubt it is danger: whoever noticed it at her place, and whatever she noticed herself."""
    reported = meant.reported and not told.is_at_hers
    if meant.denied:
        still = told.is_yet_told
        return replace(meant, denied=not still, reported=reported and not still)
    over = told.is_over
    hedged = meant.hedged and not over
    return replace(meant, denied=over, hedged=hedged, reported=reported, over=over)


def _begin(words: Words, start: int, most: int, stops: frozenset[str], known: Wording) -> int:
    """The first word of the clause, or sentence, of which word `start` is part."""
    sentence = stops is SENTENCE_MARKS
    for place in range(start - 1, max(start - most, 0) - 1, -1):
        word = words.words[place]
        if word in stops or (not sentence and word in CLAUSE_MARKS):
            return place + 1
        if not sentence and word == "that" and _is_relative(words, place, known):
            return place + 1
    return max(start - most, 0)


def _is_relative(words: Words, place: int, known: Wording) -> bool:
    """ "that" after a noun begins a clause of its own; not so after one who says or thinks, or at
    the beginning: "that is a day gone"."""
    before = words.words[place - 1] if place > 0 else "\n"
    return before not in known.lists["carries_that"] | known.lists["couples"] | CLAUSE_MARKS


def _in_gap(match: Match, cue: Cue) -> bool:
    """The words only stand between those of the cue, as in "I think I told you"."""
    return match.end > cue.start and any(match.start < b and a < match.end for a, b in cue.between)


def _is_condition(words: Words, match: Match, clause: int, known: Wording) -> bool:
    """ "if he does not come and I lose a day": an "if" holds for the clauses that "and" joins."""
    between = words.words[match.start : clause]
    if match.name != MAYBE or not between or between[0] not in known.lists["conditions"]:
        return False
    return between[-1] in ("and", "or", "&") and not CLAUSE_MARKS & set(between)


def _in_one_list(words: Words, earlier: Cue, cue: Cue, known: Wording) -> bool:
    if earlier.denies != cue.denies:
        return False
    between = words.words[earlier.end : cue.start]
    joins = known.lists["joins"]
    if not between or len(between) > 4:
        return False
    if all(word in joins for word in between):
        return True
    return between[0] == "," and between[-1] in ("or", "and", "nor") and len(between) == 3


def _is_given(words: Words, cue: Cue, known: Wording) -> bool:
    """ "the wrong item" is there, whatever is denied or asked about it; "is it the wrong item" is
    not."""
    if not cue.is_thing:
        return False
    if known.lists["her"] & set(words.words[cue.start : cue.end]):
        return True  # "the pay that I lost"
    place = cue.start if words.words[cue.start] in known.lists["the"] else cue.start - 1
    if place < 0 or words.words[place] not in known.lists["the"]:
        return False
    return place == 0 or words.words[place - 1] not in known.lists["is"]


def _is_denied(words: Words, cue: Cue, within: list[Match], found: list[Match]) -> bool:
    idle = [match for match in found if match.name in (NO_NEGATION, MAYBE)]
    negators = [match for match in within if match.name == NEGATES]
    real = [
        match
        for match in negators
        if not any(other.start <= match.start < other.end for other in idle)
    ]
    past = any(match.name == PAST for match in within)
    after = any(match.name == NEGATES and _is_answer(words, cue, match) for match in found)
    return (len(real) + past + after) % 2 == 1


def _takes_back(words: Words, cue: Cue, match: Match) -> bool:
    """ "I thought it was broken, but it is not"; not so when the cue itself holds it."""
    return match.name == TAKEN_BACK and cue.end <= match.start <= cue.end + 1


def _is_answer(words: Words, cue: Cue, match: Match) -> bool:
    """ "smoke: none", "pay lost - no"."""
    if match.start != cue.end + 1 or words.words[cue.end] not in ("?", ":", "-", "--", "="):
        return False
    return match.end >= len(words.words) or words.words[match.end] in CLAUSE_MARKS
