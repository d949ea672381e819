"""That somebody may harm herself or others, heard in her words; what only sounds like it is spared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said.claim import DANGER, Claim

SELF_HARM, THREAT = "self harm", "threat"
_DENIED, _SPARED = "denied before", "spared"
_SENTENCE = re.compile(r"[.!?;\n]")
_BEFORE = 60  # characters in which a denial stands


def with_perils(
    text: str, claims: Sequence[Claim], received: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """`claims` and the perils of `text`, in the order of the text; what else was read of the same
    words gives way."""
    perils = [one for one in _perils(text) if not _is_within(one, received)]
    if not perils:
        return tuple(claims)
    rest = [one for one in claims if not any(_overlap(one, peril) for peril in perils)]
    return tuple(sorted([*rest, *perils], key=lambda one: one.start))


def peril_of(words: str) -> str | None:
    """Which peril the words of a claim tell of, if any."""
    return next((kind for kind in (SELF_HARM, THREAT) if _patterns()[kind].search(words)), None)


def _perils(text: str) -> Iterator[Claim]:
    plain = text.replace("’", "'")
    end = 0
    found = (one for kind in (SELF_HARM, THREAT) for one in _patterns()[kind].finditer(plain))
    for one in sorted(found, key=lambda one: one.start()):
        if one.start() < end or _is_spared(plain, one):
            continue
        end = one.end()
        is_denied = bool(_patterns()[_DENIED].search(_before(plain, one.start())))
        yield Claim(DANGER, text[one.start() : end], one.start(), end, denied=is_denied)


def _is_spared(text: str, found: re.Match[str]) -> bool:
    after = _SENTENCE.search(text, found.end())
    rest = text[found.start() : after.start() if after else len(text)]
    return bool(_patterns()[_SPARED].search(_before(text, found.start()) + rest))


def _before(text: str, start: int) -> str:
    return _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]


def _is_within(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= claim.start < end for start, end in spans)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "peril.txt", SELF_HARM, THREAT, _DENIED, _SPARED)
