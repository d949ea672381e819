"""How much what is said is like the description of a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from firstline.casework.patterns import FOLDER
from firstline.casework.sheets import Line, read_sheet

_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAME, _CALLED, _THINGS = "no name", "also called", "things"
_DETAILS = re.compile(r"[,(]|(?<![-\w])(?:with|for|in)(?![-\w])")  # "built-in" is none


def most_like(descriptions: Sequence[str], text: str, but: str) -> list[int]:
    """The places of those most of whose words `text` uses: what the thing is, or two words; words
    of `but` count for nothing."""
    counts = likenesses(descriptions, text, but)
    most = max(counts, default=0)
    return [place for place, count in enumerate(counts) if count == most > 0]


def likenesses(descriptions: Sequence[str], text: str, but: str) -> list[int]:
    """How many words of each of them `text` uses, as `most_like` counts."""
    spoken = _spoken(text) - _no_name() - _stems(but)
    return [_likeness(description, spoken) for description in descriptions]


def names_a_thing(text: str) -> bool:
    """It names a thing that nobody calls by another's name."""
    return bool(_things().search(text))


def _spoken(text: str) -> frozenset[str]:
    """Its words, and for "washing machine" the "washer" of a description as well."""
    plain = text.casefold()
    meant = [word for called, word in _called() if re.search(rf"\b{called}s?\b", plain)]
    return _stems(" ".join([plain, *meant]))


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
    return frozenset(line.text for line in _sheet()[_NO_NAME])


@lru_cache(maxsize=1)
def _things() -> re.Pattern[str]:
    named = "|".join(re.escape(line.text) for line in _sheet()[_THINGS])
    return re.compile(rf"\b(?:{named})s?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _called() -> tuple[tuple[str, str], ...]:
    """What customers call a thing, and the words of its description."""
    lines = [(line, *line.text.partition(" = ")) for line in _sheet()[_CALLED]]
    wrong = next((line for line, *_, words in lines if not words), None)
    if wrong:
        raise wrong.wrong("write it as: what customers say = word of the description")
    return tuple((re.escape(called), words) for _, called, _, words in lines)


def _sheet() -> dict[str, list[Line]]:
    return read_sheet(FOLDER / "goods.txt", (_NO_NAME, _CALLED, _THINGS))
