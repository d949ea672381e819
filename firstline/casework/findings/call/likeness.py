"""How much what is said is like the description of a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from firstline.casework.patterns import FOLDER
from firstline.casework.said.claims.sheet import read_sheet

_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAME = "no name"
_DETAILS = re.compile(r"[,(]|\b(?:with|for|in)\b")


def most_like(descriptions: Sequence[str], text: str, but: str) -> list[int]:
    """The places of those most of whose words `text` uses: what the thing is, or two words; words
    of `but` count for nothing."""
    spoken = _stems(text) - _no_name() - _stems(but)
    counts = [_likeness(description, spoken) for description in descriptions]
    most = max(counts, default=0)
    return [place for place, count in enumerate(counts) if count == most > 0]


def _likeness(description: str, spoken: frozenset[str]) -> int:
    """How many of its words are spoken; none for a single one that is not what the thing is: "no
    power button" is not said of a power bank."""
    shared = _stems(description) & spoken
    return len(shared) if len(shared) > 1 or _head(description) in shared else 0


def _head(description: str) -> str:
    """What the thing is: "towel" of "Bath towel set, sage"."""
    stems = [_stem(word) for word in _WORD.findall(_DETAILS.split(description.casefold())[0])]
    return next((stem for stem in reversed(stems) if stem not in _no_name()), "")


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _WORD.findall(text.casefold())))


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 4 else word


@lru_cache(maxsize=1)
def _no_name() -> frozenset[str]:
    """Words of descriptions that say nothing of what the thing is."""
    lines = read_sheet(FOLDER / "goods.txt", (_NO_NAME,))[_NO_NAME]
    return frozenset(line.text for line in lines)
