"""Phrases of the wording sheets, found in a text by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from firstline.casework.said.claims.grammar import parsed
from firstline.casework.said.claims.words import Words
from firstline.casework.sheets import Line

SHORT, LONG = 9, 30  # words in which the whole of a phrase stands
MOST_KEPT = 20_000  # answers to which phrases are possible


@dataclass(frozen=True)
class Phrase:
    """`written` is a regular expression over the form of a text; its groups are the words between.
    `name` says what the phrase is for; `needs`: a bit for each set of words of which it holds one;
    `is_short`: it stands in `SHORT` words."""

    name: str
    written: str
    needs: int
    is_short: bool

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: all of them together take seconds."""
        return re.compile(self.written)


@dataclass(frozen=True)
class Match:
    """Where a phrase stands: words `start` to `end`; `between`: the spans of its gaps, in words."""

    name: str
    start: int
    end: int
    between: tuple[tuple[int, int], ...] = ()


@dataclass
class Shelf:
    """Phrases by their first word; "#" is any number in figures. `bits`: by each set of words that
    a phrase needs; `meets`: by word, the bits of the sets that it is in; `asked`: by first word,
    the bits that any of its phrases needs."""

    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    bits: dict[frozenset[str], int] = field(default_factory=dict)
    meets: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    _possible: dict[tuple[str, int, int], tuple[Phrase, ...]] = field(default_factory=dict)

    def add(self, name: str, line: Line, lists: Mapping[str, tuple[str, ...]]) -> None:
        """Adds the phrase that `line` writes. Raises BadWording."""
        part = parsed(line, lists)
        needs = reduce(or_, map(self._bit, part.needs), 0)
        phrase = Phrase(name, part.shape, needs, part.longest <= SHORT)
        for first in sorted(part.firsts):
            self.phrases.setdefault(first, []).append(phrase)
            self.asked[first] = self.asked.get(first, 0) | needs

    def _bit(self, need: frozenset[str]) -> int:
        if need not in self.bits:
            bit = self.bits[need] = 1 << len(self.bits)
            for word in need:
                self.meets[word] = self.meets.get(word, 0) | bit
        return self.bits[need]

    def ready(self) -> None:
        """Compiles every phrase."""
        for phrases in self.phrases.values():
            for phrase in phrases:
                phrase.shape  # noqa: B018

    def find(self, words: Words, start: int, end: int) -> Iterator[Match]:
        """The phrases that begin at one of the words `start` to `end`."""
        met: list[int] | None = None
        for place in range(start, end):
            word = words.words[place]
            for key in (word, "#") if word[0].isdigit() else (word,):
                if key in self.phrases:
                    if met is None:
                        met = [self.meets.get(one, 0) for one in words.words[start : end + LONG]]
                    near = met[place + 1 - start : place + LONG - start]
                    yield from self._at(key, place, near, words)

    def _at(self, key: str, place: int, met: list[int], words: Words) -> Iterator[Match]:
        asked = self.asked[key]
        near = reduce(or_, met[: SHORT - 1], 0) & asked
        far = (reduce(or_, met[SHORT - 1 :], near)) & asked
        for phrase in self._of(key, near, far):
            if found := phrase.shape.match(words.form, words.places[place]):
                spans = [found.span(group) for group in range(1, found.re.groups + 1)]
                between = tuple((words.at(a), words.at(b)) for a, b in spans if a < b)
                yield Match(phrase.name, place, words.at(found.end()), between)

    def _of(self, key: str, near: int, far: int) -> tuple[Phrase, ...]:
        """The phrases that begin with `key` whose needs are met by what follows."""
        possible = self._possible.get((key, near, far))
        if possible is None:
            possible = tuple(
                phrase
                for phrase in self.phrases[key]
                if not phrase.needs & ~(near if phrase.is_short else far)
            )
            if len(self._possible) >= MOST_KEPT:
                self._possible.clear()
            self._possible[key, near, far] = possible
        return possible
