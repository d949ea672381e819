"""How a wording sheet writes a phrase.

word        that word                 (a|b c)   one of these, which may hold groups
@list       a word of that list       ..  ..5   up to three, or five, words between
item?       may be missing            ...       up to twelve words and marks between
!item       this must not follow      #         a number in figures
$           the clause ends here      _         any one word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from firstline.casework.sheets import Line

ITEM = re.compile(r"\.\.\.|\.\.[0-9]?|[()|?!$#_]|@\w+|[^\s()|?!$#@_]+")
USUAL_GAP, FAR_GAP = 3, 12
BETWEEN = r"(?:(?!but )[^ .,;:?!()\"\n-]+ )"
ANY = r"([^ .,;:?!()\"\n-]+ )"
FAR = r"(?:[^ \n]+ )"
CLAUSE_ENDS = r"(?=[.,;:?!()\"\n-]|$)"
FIGURES = r"[0-9]+(?:[./][0-9]+)*(?:st|nd|rd|th|x)? "


class Part(NamedTuple):
    """A regular expression; the words it may begin with, "" for any; whether it may be empty; sets
    of words of each of which it holds one; how many words it is at most."""

    shape: str
    firsts: frozenset[str] = frozenset()
    may_be_empty: bool = True
    needs: tuple[frozenset[str], ...] = ()
    longest: int = 0


def parsed(line: Line, lists: Mapping[str, tuple[str, ...]]) -> Part:
    """The phrase that `line` writes. Raises BadWording. The set with its first words is no need."""
    reader = _Reader(line, lists)
    part = reader.choices()
    if reader.items or part.may_be_empty or not all(part.firsts):
        raise line.wrong("a phrase begins with a word, a @list or (a|b); check its brackets")
    return part._replace(needs=tuple(need for need in part.needs if not need & part.firsts))


class _Reader:
    """Reads one line from its left to its right."""

    def __init__(self, line: Line, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.line, self.lists = line, lists
        self.items = ITEM.findall(line.text)

    def choices(self) -> Part:
        """a|b|c"""
        parts = [self._sequence()]
        while self.items and self.items[0] == "|":
            self.items.pop(0)
            parts.append(self._sequence())
        if not all(part.shape for part in parts):
            raise self.line.wrong("an empty choice; write (a|b), and (a|b)? when it may be missing")
        if len(parts) == 1:
            return parts[0]
        needs = all(part.needs for part in parts)
        return Part(
            "|".join(part.shape for part in parts),
            frozenset().union(*(part.firsts for part in parts)),
            any(part.may_be_empty for part in parts),
            (frozenset().union(*(part.needs[0] for part in parts)),) if needs else (),
            max(part.longest for part in parts),
        )

    def _sequence(self) -> Part:
        shape, firsts, is_open, needs, longest = "", frozenset(), True, (), 0
        while self.items and self.items[0] not in "|)":
            part = self._item()
            shape += part.shape
            needs += part.needs
            longest += part.longest
            if is_open:
                firsts |= part.firsts
                is_open = part.may_be_empty
        return Part(shape, firsts, is_open, needs, longest)

    def _item(self) -> Part:
        item = self.items.pop(0)
        if item == "!":
            if not self.items:
                raise self.line.wrong("! stands before what must not follow")
            return Part(f"(?!{self._item().shape})")
        part = self._plain(item)
        if self.items and self.items[0] == "?":
            self.items.pop(0)
            return Part(f"(?:{part.shape})?", part.firsts, longest=part.longest)
        return part

    def _plain(self, item: str) -> Part:
        if item == "(":
            part = self.choices()
            if not self.items or self.items.pop(0) != ")":
                raise self.line.wrong("a bracket is not closed")
            return part._replace(shape=f"(?:{part.shape})")
        if item == "...":
            return Part(f"({FAR}{{0,{FAR_GAP}}}?)", frozenset({""}), longest=FAR_GAP)
        if item.startswith(".."):
            most = int(item[2:] or USUAL_GAP)
            return Part(f"({BETWEEN}{{0,{most}}}?)", frozenset({""}), longest=most)
        if item == "_":
            return Part(ANY, frozenset({""}), False, longest=1)
        if item == "$":
            return Part(CLAUSE_ENDS)
        if item == "?":
            raise self.line.wrong("? stands behind what may be missing")
        words = self._listed(item[1:]) if item.startswith("@") else [item]
        shapes = "|".join(FIGURES if word == "#" else re.escape(f"{word} ") for word in words)
        firsts = frozenset(word.split()[0] for word in words)
        longest = max(len(word.split()) for word in words)
        return Part(f"(?:{shapes})", firsts, False, () if "#" in firsts else (firsts,), longest)

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
