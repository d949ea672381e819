"""What she tells of people rather than of things: how ours behaved, that somebody died, her data, that she
wants somebody above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said.claim import (
    ABOVE,
    CONDUCT,
    DANGER,
    DATA,
    DEFECTIVE,
    DIED,
    FOR_ANOTHER,
    MISCONDUCT,
    NOT_RECEIVED,
    OF_PEOPLE,
    WRONG_ITEM,
    Claim,
)
from firstline.casework.said.others import speaking
from firstline.casework.said.peril import peril_of

_OF_THINGS = frozenset({DANGER, DEFECTIVE, WRONG_ITEM, NOT_RECEIVED})
_HEADINGS = {
    MISCONDUCT: "misconduct",
    CONDUCT: "conduct",
    DIED: "died",
    DATA: "data",
    ABOVE: "somebody above",
}
_DENIED, _WITHIN, _SPARED = "denied before", "denied within", "spared"
_KIN, _NO_NAME = "kin", "no name"
_SENTENCE = re.compile(r"[.!?;\n]")
_BEFORE = 60  # characters in which a denial stands


def with_people(
    text: str, claims: Sequence[Claim], received: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """`claims` and what `text` tells of people."""
    return beside_things(claims, tuple(told(text)), received)


def beside_things(
    claims: Sequence[Claim], people: Sequence[Claim], received: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """Both in the order of the text; what was read of a thing in the same words as what is told of
    `people` gives way, but for a peril."""
    perils = [one for one in claims if peril_of(one.written)]
    told = [
        one
        for one in people
        if not any(start <= one.start < end for start, end in received)
        and not any(_overlap(one, peril) for peril in perils)
    ]
    if not told:
        return tuple(claims)
    rest = [o for o in claims if o.kind not in _OF_THINGS or not any(_overlap(o, p) for p in told)]
    return _agreed(sorted([*rest, *told], key=lambda one: one.start))


def _agreed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Who speaks for the holder is as good as she where the same message tells that she agrees."""
    agreed = any(one.kind == FOR_ANOTHER and one.denied for one in claims)
    return tuple(o for o in claims if not (agreed and o.kind == FOR_ANOTHER and not o.denied))


def names_kin(text: str) -> bool:
    """A relative or a friend."""
    return bool(_patterns()[_KIN].search(text))


def is_a_name(word: str) -> bool:
    """A name that is no common word as well."""
    return not _patterns()[_NO_NAME].search(word)


def told(text: str) -> Iterator[Claim]:
    """The worst of what the same words tell, and whether somebody else than the holder tells it."""
    taken: list[tuple[int, int]] = []
    for kind in OF_PEOPLE:
        for one in _patterns()[_HEADINGS[kind]].finditer(text):
            span = one.span()
            is_free = all(span[1] <= start or span[0] >= stop for start, stop in taken)
            if not is_free or _is_spared(text, one):
                continue
            taken.append(span)
            yield Claim(kind, one[0], *span, denied=_is_denied(text, one))
    yield from speaking(text)


def _is_denied(text: str, found: re.Match[str]) -> bool:
    before = _sentence_before(text, found.start())
    return bool(_patterns()[_DENIED].search(before) or _patterns()[_WITHIN].search(found[0]))


def _is_spared(text: str, found: re.Match[str]) -> bool:
    after = _SENTENCE.search(text, found.end())
    rest = text[found.start() : after.start() if after else len(text)]
    return bool(_patterns()[_SPARED].search(_sentence_before(text, found.start()) + rest))


def _sentence_before(text: str, start: int) -> str:
    return _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(
        FOLDER / "people.txt", *_HEADINGS.values(), _DENIED, _WITHIN, _SPARED, _KIN, _NO_NAME
    )
