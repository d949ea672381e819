"""What the patterns of a sheet in data/heard hear in a text: denied by what stands before it, spared by
what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said.claim import Claim

_DENIED, _SPARED = "denied before", "spared"
_SENTENCE = re.compile(r"[.!?;\n]")
_CLAUSE = re.compile(r"[.,;:!?\n]|\b(?:and|but)\b", re.IGNORECASE)
_NEAR = 60  # characters in which it stands how something is meant
Span = tuple[int, int]


@dataclass(frozen=True)
class Heard:
    """`text[start:end]` is what is told under the heading `of`."""

    of: str
    start: int
    end: int
    denied: bool = False


@dataclass(frozen=True)
class Ear:
    """Hears what stands under `headings` of a sheet, of the same words what comes first of those.

    within: the heading of what denies from within, where the sheet has one; `more`: other headings.
    """

    sheet: str
    headings: tuple[str, ...]
    within: str | None = None
    more: tuple[str, ...] = ()

    def hear(self, text: str) -> Iterator[Heard]:
        plain = text.replace("’", "'")
        taken: list[Span] = []
        for heading in self.headings:
            for one in self.pattern(heading).finditer(plain):
                if _meets(one.span(), taken) or self._is_spared(plain, one):
                    continue
                taken.append(one.span())
                yield Heard(heading, *one.span(), self._is_denied(plain, one))

    def pattern(self, heading: str) -> re.Pattern[str]:
        return _patterns(self.sheet, self._all)[heading]

    @property
    def _all(self) -> tuple[str, ...]:
        within = () if self.within is None else (self.within,)
        return (*self.headings, _DENIED, *within, _SPARED, *self.more)

    def _is_denied(self, text: str, found: re.Match[str]) -> bool:
        if self.within and self.pattern(self.within).search(found[0]):
            return True
        return bool(self.pattern(_DENIED).search(sentence_before(text, found.start())))

    def _is_spared(self, text: str, found: re.Match[str]) -> bool:
        after = _SENTENCE.search(text, found.end())
        rest = text[found.start() : after.start() if after else len(text)]
        return bool(self.pattern(_SPARED).search(sentence_before(text, found.start()) + rest))


def sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence, as far as it matters."""
    return _SENTENCE.split(text[max(0, start - _NEAR) : start])[-1]


def claim_in_clause(claim: Claim, text: str) -> str:
    """Its words and what follows in its clause."""
    behind = _CLAUSE.split(text[claim.end : claim.end + _NEAR], maxsplit=1)[0]
    return text[claim.start : claim.end] + behind


def overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def is_received(one: Claim, received: Sequence[Span]) -> bool:
    """It begins in the message that she received."""
    return any(start <= one.start < end for start, end in received)


def together(*several: Iterable[Claim]) -> tuple[Claim, ...]:
    """In the order of the text."""
    return tuple(sorted((one for some in several for one in some), key=lambda one: one.start))


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < stop for start, stop in taken)


@lru_cache(maxsize=8)
def _patterns(sheet: str, headings: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / sheet, *headings)
