"""Phrases as a wording sheet writes them, found in a text by their first word.

word        that word                 (a|b c)   one of these, which may hold groups
@list       a word of that list       ..  ..5   up to three, or five, words between
item?       may be missing            ...       up to twelve words and marks between
!item       this must not follow      #         a number in figures
$           the clause ends here
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from firstline.casework.said.claims.grammar import parsed
from firstline.casework.said.claims.sheet import Line
from firstline.casework.said.claims.words import Words

WINDOW = 30  # words in which the whole of a phrase stands


@dataclass(frozen=True)
class Phrase:
    """`written` is a regular expression over the form of a text; its groups are the words between.
    `name` says what the phrase is for; `needs`: it holds a word of each of these sets."""

    name: str
    written: str
    needs: tuple[frozenset[str], ...]

    def may_stand(self, words: frozenset[str] | set[str]) -> bool:
        """Among `words` is one of each set that it needs."""
        return not any(map(words.isdisjoint, self.needs))

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: all of them together take most of a second."""
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
    """Phrases by their first word; "#" is any number in figures."""

    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def add(self, name: str, line: Line, lists: Mapping[str, tuple[str, ...]]) -> None:
        """Adds the phrase that `line` writes. Raises BadWording."""
        part = parsed(line, lists)
        phrase = Phrase(name, part.shape, part.needs)
        for first in sorted(part.firsts):
            self.phrases.setdefault(first, []).append(phrase)

    def ready(self) -> None:
        """Compiles every phrase."""
        for phrases in self.phrases.values():
            for phrase in phrases:
                phrase.shape  # noqa: B018

    def find(self, words: Words, start: int, end: int) -> Iterator[Match]:
        """The phrases that begin at one of the words `start` to `end`."""
        live: dict[str, list[Phrase]] = {}
        for place in range(start, end):
            word = words.words[place]
            for key in (word, "#") if word[0].isdigit() else (word,):
                if key not in self.phrases:
                    continue
                if key not in live:
                    live[key] = [one for one in self.phrases[key] if one.may_stand(words.known)]
                if live[key]:
                    yield from _at(live[key], place, words)


def _at(phrases: list[Phrase], place: int, words: Words) -> Iterator[Match]:
    near = set(words.words[place + 1 : place + WINDOW])
    for phrase in phrases:
        if phrase.may_stand(near) and (
            found := phrase.shape.match(words.form, words.places[place])
        ):
            spans = [found.span(group) for group in range(1, found.re.groups + 1)]
            between = tuple((words.at(a), words.at(b)) for a, b in spans if a < b)
            yield Match(phrase.name, place, words.at(found.end()), between)
