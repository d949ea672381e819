"""The words of a text in one form, each with its place: contractions in full, shorthand spelt out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(
    r"[0-9]+\.[0-9]+(?= ?(?:days?|shifts?|hours?)\b)|[0-9]+(?:[./:][0-9]+)*(?:st|nd|rd|th|x)?\b"
    r"|w/o\b|w/|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?;:,()\"\n½&%£$€]|[0-9]+|-+|(?<=\s)\+(?=\s)"
)
CLAUSE_MARKS = frozenset('.,;:?!()"\n') | {"-", "--", "---"}
SENTENCE_MARKS = frozenset(".;?!\n")

HESITATES = frozenset({"um", "uhm", "uh", "er", "erm", "ehm", "hmm"})


@dataclass(frozen=True)
class Words:
    """`words[i]` stands at `text[starts[i]:ends[i]]`. `form`: the words with a space after each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def form(self) -> str:
        return " ".join(self.words) + " "

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each word begins in `form`, and where the last one is over."""
        places, place = [], 0
        for word in self.words:
            places.append(place)
            place += len(word) + 1
        return (*places, place)

    def at(self, place: int) -> int:
        """The word that begins at `place` of `form`."""
        return bisect_left(self.places, place)

    def word_of(self, offset: int) -> int:
        """The word that stands at `offset` of the text, or the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def words_of(
    text: str, spans: Iterable[tuple[int, int]], spelt: Callable[[str], tuple[str, ...]]
) -> Words:
    """The words of those parts of `text`; each part ends like a sentence."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(word: str, start: int, end: int) -> None:
        words.append(word)
        starts.append(start)
        ends.append(end)

    for start, end in spans:
        for found in WORD.finditer(text, start, end):
            written = found[0]
            if written == "\n" and _runs_on(text, found.end(), words):
                continue
            if written == "-" and _is_joint(text, found):
                continue
            if written == "," and words and _is_filler(words):
                _drop_filler(words, starts, ends)
                continue
            for word in spelt(written.lower()):
                add(word, *found.span())
        add("\n", end, end)
    return Words(tuple(words), tuple(starts), tuple(ends))


def _runs_on(text: str, place: int, words: list[str]) -> bool:
    """A line break within a sentence is no mark: the line was full, or it is empty."""
    if not words or words[-1] == "\n":
        return True
    return text[place : place + 1] not in ("\n", "") and words[-1] not in CLAUSE_MARKS


def _is_filler(words: list[str]) -> bool:
    """ "the wrong, like, panel" """
    return words[-1] in HESITATES or words[-1] == "like" and words[-2:-1] == [","]


def _drop_filler(words: list[str], *places: list[int]) -> None:
    """The filler, and the comma before it."""
    count = 2 if words[-2:-1] == [","] else 1
    for listed in (words, *places):
        del listed[-count:]


def _is_joint(text: str, found: re.Match[str]) -> bool:
    """A hyphen within a word is no mark."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before.isalnum() and after.isalnum()
