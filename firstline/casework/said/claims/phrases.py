"""Phrases as a wording sheet writes them, found in a text by their first word.

word        that word                 (a|b c)   one of these, which may hold groups
@list       a word of that list       ..  ..5   up to three, or five, words between
item?       may be missing            ...       up to twelve words and marks between
!item       this must not follow      #         a number in figures
$           the clause ends here
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from firstline.casework.said.claims.sheet import Line

ITEM = re.compile(r"\.\.\.|\.\.[0-9]?|[()|?!$#]|@\w+|[^\s()|?!$#@]+")
USUAL_GAP, FAR_GAP = 3, 12
BETWEEN = r"(?:(?!but )[^ .,;:?!()\"\n-]+ )"
CLAUSE_ENDS = r"(?=[.,;:?!()\"\n-]|$)"
FIGURES = r"[0-9]+(?:\.[0-9]+)? "


@dataclass(frozen=True)
class Phrase:
    """`written` is a regular expression over the form of a text; its groups are the words between.
    `name` says what the phrase is for."""

    name: str
    written: str

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
    """Phrases by their first word."""

    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def add(self, name: str, line: Line, lists: Mapping[str, tuple[str, ...]]) -> None:
        """Adds the phrase that `line` writes. Raises BadWording."""
        reader = _Reader(line, lists)
        shape, firsts, may_be_empty = reader.choices()
        if reader.items or may_be_empty or not all(firsts):
            raise line.wrong("a phrase begins with a word, a @list or (a|b); check its brackets")
        phrase = Phrase(name, shape)
        for first in sorted(firsts):
            self.phrases.setdefault(first, []).append(phrase)

    def at(self, word: str, place: int, form: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The phrases that stand at `place` of `form`, where `word` begins."""
        keys = (word, "#") if word[0].isdigit() else (word,)
        for key in keys:
            for phrase in self.phrases.get(key, ()):
                if found := phrase.shape.match(form, place):
                    yield phrase.name, found

    def ready(self) -> None:
        """Compiles every phrase."""
        for phrases in self.phrases.values():
            for phrase in phrases:
                phrase.shape  # noqa: B018


# A regular expression, the words it may begin with ("" for any word), and whether it may be empty.
Shape = tuple[str, frozenset[str], bool]
NOTHING: frozenset[str] = frozenset()


class _Reader:
    """Reads one line from its left to its right."""

    def __init__(self, line: Line, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.line, self.lists = line, lists
        self.items = ITEM.findall(line.text)

    def choices(self) -> Shape:
        """a|b|c"""
        shapes = [self._sequence()]
        while self.items and self.items[0] == "|":
            self.items.pop(0)
            shapes.append(self._sequence())
        if any(not shape for shape, _, _ in shapes):
            raise self.line.wrong("an empty choice; write (a|b), and (a|b)? when it may be missing")
        firsts = frozenset().union(*(firsts for _, firsts, _ in shapes))
        return "|".join(shape for shape, _, _ in shapes), firsts, any(one[2] for one in shapes)

    def _sequence(self) -> Shape:
        whole, firsts, is_open = "", NOTHING, True
        while self.items and self.items[0] not in "|)":
            shape, begins, may_be_empty = self._item()
            whole += shape
            if is_open:
                firsts |= begins
                is_open = may_be_empty
        return whole, firsts, is_open

    def _item(self) -> Shape:
        item = self.items.pop(0)
        if item == "!":
            if not self.items:
                raise self.line.wrong("! stands before what must not follow")
            return f"(?!{self._item()[0]})", NOTHING, True
        shape, firsts, may_be_empty = self._plain(item)
        if self.items and self.items[0] == "?":
            self.items.pop(0)
            return f"(?:{shape})?", firsts, True
        return shape, firsts, may_be_empty

    def _plain(self, item: str) -> Shape:
        if item == "(":
            shape, firsts, may_be_empty = self.choices()
            if not self.items or self.items.pop(0) != ")":
                raise self.line.wrong("a bracket is not closed")
            return f"(?:{shape})", firsts, may_be_empty
        if item == "...":
            return rf"((?:[^ \n]+ ){{0,{FAR_GAP}}}?)", frozenset({""}), True
        if item.startswith(".."):
            return f"({BETWEEN}{{0,{item[2:] or USUAL_GAP}}}?)", frozenset({""}), True
        if item == "$":
            return CLAUSE_ENDS, NOTHING, True
        if item == "#":
            return FIGURES, frozenset({"#"}), False
        if item == "?":
            raise self.line.wrong("? stands behind what may be missing")
        words = self._listed(item[1:]) if item.startswith("@") else [item]
        shapes = "|".join(FIGURES if word == "#" else re.escape(f"{word} ") for word in words)
        firsts = frozenset(word.split()[0] for word in words)
        return f"(?:{shapes})", firsts, False

    def _listed(self, name: str) -> list[str]:
        if name not in self.lists:
            raise self.line.wrong(f"no list @{name} in words.txt")
        words = [word.replace("_", " ") for word in self.lists[name]]
        return sorted(words, key=lambda word: (-len(word), word))


def literals(lines: Iterable[Line], lists: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Every single word that the lines and lists name."""
    named = " ".join(line.text for line in lines)
    words = {word for listed in lists.values() for one in listed for word in one.split("_")}
    return words | set(re.findall(r"(?<![@\w])[a-z]+", named))
