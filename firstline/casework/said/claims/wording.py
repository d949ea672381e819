"""The wording of claims, read from data/claims once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from firstline.casework.said.claim import CLAIMS
from firstline.casework.said.claims.grammar import literals
from firstline.casework.said.claims.phrases import Shelf
from firstline.casework.said.claims.slips import Slips, slips
from firstline.casework.sheets import Line, pairs, read_sheet
from firstline.settings import PROJECT

FOLDER = PROJECT / "data" / "claims"
REAL_WORDS = PROJECT / "data" / "vocabulary" / "wordpiece.txt"

SAYS, THINGS, DENIES, HEDGES = "says", "things", "denies", "hedges"
SAYS_BESIDE, BESIDE = "says beside", "beside"  # says it only in a message with one of these words
FOREIGN, NOT_OF = "foreign", "not of"
PHRASED = (SAYS, SAYS_BESIDE, THINGS, DENIES, HEDGES, FOREIGN)
KIND_HEADINGS = (*PHRASED, BESIDE, NOT_OF)
NEGATES, NO_NEGATION, MAYBE, WILL, NO_HEDGE = "negates", "no negation", "maybe", "will", "no hedge"
OTHERS, ASKS, PAST, RETURN = "others", "asks", "past", "back to her"
TAKEN_BACK = "taken back"
# Of danger alone: where it is, whether it is over, and what a denial of it leaves open.
AT_HERS, ELSEWHERE = "at hers", "elsewhere"
OVER, LONG_AGO, NOT_OVER, YET_TOLD = "over", "long ago", "not over", "yet told"
SCOPE_HEADINGS = (
    *(NEGATES, NO_NEGATION, MAYBE, WILL, NO_HEDGE, OTHERS, ASKS, PAST, RETURN, TAKEN_BACK),
    *(AT_HERS, ELSEWHERE, OVER, LONG_AGO, NOT_OVER, YET_TOLD),
)
MOST_KEPT = 50_000  # written words


@dataclass(frozen=True)
class Wording:
    """`cues`: phrases of the kinds, named (kind, heading). `scope`: how something is said, named by
    their heading. `lists`: single words by the name of their list. `not_of`, `beside`: words by
    kind."""

    cues: Shelf
    scope: Shelf
    lists: Mapping[str, frozenset[str]]
    not_of: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    slips: Slips
    _spelt: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def spelt(self, written: str) -> tuple[str, ...]:
        """The words that one written word, in lower case, stands for."""
        known = self._spelt.get(written)
        if known is None:
            if len(self._spelt) >= MOST_KEPT:
                self._spelt.clear()
            known = self._spelt[written] = self.slips.spelt(written)
        return known

    def ready(self) -> None:
        """Compiles every phrase, which takes seconds, before a message needs it."""
        self.cues.ready()
        self.scope.ready()


@lru_cache(maxsize=4)
def wording(folder: Path = FOLDER) -> Wording:
    """The sheets of `folder`. Raises BadWording, which names the file and the line."""
    words = read_sheet(folder / "words.txt", ("lists", "shorthand"))
    lists = pairs(words["lists"])
    kinds = {kind: read_sheet(folder / f"{kind}.txt", KIND_HEADINGS) for kind in CLAIMS}
    said = read_sheet(folder / "scope.txt", SCOPE_HEADINGS)
    cues, scope = Shelf(), Shelf()
    for kind, sheet in kinds.items():
        for heading in PHRASED:
            for line in sheet[heading]:
                cues.add(f"{kind} {heading}", line, lists)
    for heading, lines in said.items():
        for line in lines:
            scope.add(heading, line, lists)
    every = [
        line for sheet in (*kinds.values(), said) for lines in sheet.values() for line in lines
    ]
    return Wording(
        cues,
        scope,
        {name: frozenset(listed) for name, listed in lists.items()},
        {kind: frozenset(_listed(sheet[NOT_OF])) for kind, sheet in kinds.items()},
        {kind: frozenset(_listed(sheet[BESIDE])) for kind, sheet in kinds.items()},
        slips(pairs(words["shorthand"]), literals(every, lists), _real_words()),
    )


def _listed(lines: list[Line]) -> list[str]:
    return [word for line in lines for word in line.text.split()]


def _real_words() -> list[str]:
    """Words that are no slip of another word; the vocabulary of the encoder lists them."""
    return [word for word in REAL_WORDS.read_text(encoding="utf-8").split() if word.isalpha()]
