"""Where the words of a text claim or deny something, before it is asked how they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firstline.casework.said.claim import (
    DEFECTIVE,
    MADE_NEITHER,
    MONEY_CAME,
    NOT_IN_BOOKS,
    NOT_RECEIVED,
    RECEIVED,
    WAS_VISITED,
    WRONG_ITEM,
)
from firstline.casework.said.claims.phrases import Match
from firstline.casework.said.claims.wording import (
    DENIES,
    FOREIGN,
    HEDGES,
    SAYS_BESIDE,
    THINGS,
    Wording,
)
from firstline.casework.said.claims.words import CLAUSE_MARKS, Words

NEAR_BEFORE, NEAR_AFTER = 5, 3  # words within which a claim says what it is about
FAR_BEFORE = 25  # words within which "it" finds what it stands for

OF_PAYMENTS = (MADE_NEITHER, NOT_IN_BOOKS)
OF_GOODS = (DEFECTIVE, WRONG_ITEM, NOT_RECEIVED)
SUM = re.compile(r"[0-9]{1,4}(?:\.[0-9]{2})?")  # longer numbers are those of orders
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cue:
    """Words `start` to `end` speak of `kind`; `between`: spans of words that only stand there.
    `is_thing`: a thing is named and nothing said of it ("the wrong item")."""

    kind: str
    start: int
    end: int
    denies: bool = False
    hedges: bool = False
    is_thing: bool = False
    between: tuple[tuple[int, int], ...] = ()


def cues(words: Words, wording: Wording) -> list[Cue]:
    """The cues in the order of the text; of those of one kind that overlap, the longest."""
    by_kind: dict[str, list[tuple[str, Match]]] = {}
    for match in wording.cues.find(words, 0, len(words.words)):
        kind, heading = match.name.split(" ", 1)
        by_kind.setdefault(kind, []).append((heading, match))
    found = [
        cue for kind, all_of in by_kind.items() for cue in _of_kind(kind, all_of, words, wording)
    ]
    of_payments = [cue for cue in found if cue.kind in OF_PAYMENTS]
    sums = [cue for cue in found if cue.kind == MONEY_CAME and _names_a_sum(words, cue)]
    found = [cue for cue in found if not _is_of_a_sum(words, cue, sums)]
    plain = [cue for cue in found if not _is_of_payments(cue, of_payments)]
    return sorted(plain, key=lambda cue: (cue.start, cue.end, cue.kind))


def _is_of_payments(cue: Cue, of_payments: list[Cue]) -> bool:
    """An entry that "is not there" is no parcel: what is said of payments goes before goods."""
    return cue.kind in OF_GOODS and any(
        other.start < cue.end and cue.start < other.end for other in of_payments
    )


def _is_of_a_sum(words: Words, cue: Cue, sums: list[Cue]) -> bool:
    """ "The 180 never came" tells of no parcel and of no visit."""
    of_what_came = cue.kind in (NOT_RECEIVED, RECEIVED, WAS_VISITED)
    return of_what_came and any(o.start < cue.end and cue.start < o.end for o in sums)


def _names_a_sum(words: Words, cue: Cue) -> bool:
    near = words.words[max(cue.start - 1, 0) : cue.end + 1]
    return any(SUM.fullmatch(word) for word in near)


def _of_kind(
    kind: str, all_of: list[tuple[str, Match]], words: Words, wording: Wording
) -> Iterator[Cue]:
    taken = bytearray(len(words.words))
    for heading, match in all_of:
        if heading == FOREIGN:
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
    idle = {FOREIGN} if wording.beside[kind] & set(words.words) else {FOREIGN, SAYS_BESIDE}
    spoken = [(heading, match) for heading, match in all_of if heading not in idle]
    for heading, match in sorted(spoken, key=lambda one: _weight(one[1], words, wording)):
        if taken.find(1, match.start, match.end) >= 0:
            continue
        if _is_of(words, match, wording.not_of[kind], wording.lists):
            continue
        taken[match.start : match.end] = b"\x01" * (match.end - match.start)
        yield Cue(
            kind,
            match.start,
            match.end,
            heading == DENIES,
            heading == HEDGES,
            heading == THINGS,
            match.between,
        )


def _weight(match: Match, words: Words, wording: Wording) -> tuple[bool, int]:
    """A phrase that names its negation before one that has it between its words, then the longest."""
    negates = wording.lists["negations"]
    between = (word for a, b in match.between for word in words.words[a:b])
    negated = any(word in negates for word in between)
    return negated, match.start - match.end


def _is_of(
    words: Words, match: Match, things: frozenset[str], lists: Mapping[str, frozenset[str]]
) -> bool:
    """The words around `match` say it of one of `things`; "it" is what was named last before."""
    near = [
        *_before(words, match.start, NEAR_BEFORE, CLAUSE_MARKS),
        *(place for a, b in match.between for place in range(a, b)),
        *_after(words, match.end, NEAR_AFTER),
    ]
    if any(words.words[place] in things and not _tells(words, place, lists) for place in near):
        return True
    subject = [
        words.words[place]
        for place in _before(words, match.start, NEAR_BEFORE, CLAUSE_MARKS | lists["couples"])
    ]
    spoken = {*subject, *words.words[match.start : match.end]}
    if not set(subject) <= lists["stands_in"] or not lists["pronouns"] & spoken:
        return False
    earlier = (
        words.words[place]
        for place in _before(words, match.start, FAR_BEFORE, NOWHERE)
        if not _tells(words, place, lists)
    )
    return next((word in things for word in earlier if word in things | lists["goods"]), False)


def _tells(words: Words, place: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """ "your mail swears", "a refund for the kettle": said of something else than the mail, the refund."""
    if place + 1 >= len(words.words):
        return False
    word, following = words.words[place : place + 2]
    is_in_return = word in lists["in_return"] and following in lists["leads_on"]
    return following in lists["tells"] or is_in_return


def _before(words: Words, start: int, most: int, stops: frozenset[str]) -> Iterator[int]:
    for place in range(start - 1, max(start - most, 0) - 1, -1):
        if words.words[place] in stops:
            return
        yield place


def _after(words: Words, end: int, most: int) -> Iterator[int]:
    for place in range(end, min(end + most, len(words.words))):
        if words.words[place] in CLAUSE_MARKS:
            return
        yield place
