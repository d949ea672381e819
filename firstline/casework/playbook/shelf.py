"""The playbooks in use: shipped ones with the team's overlay on top, read again when a file changes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firstline.casework.finding import Family, Finding
from firstline.casework.harm import Harm
from firstline.casework.playbook import identity, node, reading
from firstline.casework.playbook.common import KINDS
from firstline.casework.playbook.identity import IdentityWords
from firstline.casework.playbook.model import Playbook
from firstline.casework.playbook.node import PlaybookError

log = logging.getLogger(__name__)

_NOWHERE = Path("/nonexistent")
_FILES = "*.y*ml"


@dataclass(frozen=True)
class Books:
    """Every playbook by family, the words of the identity check, and what things are called.

    `not_covered`: intents that no finding function examines yet, and what is said then.
    `intents`: how each intent is named on a button.
    `harm`: why a finding of each harm stands where it stands.
    """

    by_family: Mapping[str, Playbook]
    identity: IdentityWords
    terms: Mapping[str, str]
    not_covered: Mapping[str, str]
    intents: Mapping[str, str]
    harm: Mapping[str, str]

    def is_issue(self, intent: str) -> bool:
        """Something a case can be about, examined yet or not."""
        return intent in self.not_covered or self.family_of(intent) is not None

    def harm_of(self, finding: Finding) -> Harm:
        worded = self.by_family[finding.family].findings[finding.code]
        return worded.harm if worded.harm_needs <= finding.facts.keys() else Harm.NONE

    def pays(self, finding: Finding) -> frozenset[str]:
        """The steps of the finding that move a sum."""
        steps = self.by_family[finding.family].findings[finding.code].do
        return frozenset(step.id for step in steps if step.sum)

    def codes_of(self, intent: str) -> tuple[str, ...]:
        """The findings that the intent asks for; none when its family decides."""
        family = self.family_of(intent)
        return self.by_family[family].intents[intent] if family else ()

    def family_of(self, intent: str) -> str | None:
        return next((f for f, book in self.by_family.items() if intent in book.intents), None)


def load(families: tuple[Family, ...], shipped: Path, overlay: Path) -> Books:
    """Read and check everything; raises PlaybookError for the first thing that is wrong."""
    known = {f"{family.name}.yml" for family in families}
    for file in sorted(overlay.glob(_FILES)):
        if file.name not in known:
            raise PlaybookError(
                file, 1, f"nothing reads this file; known: {', '.join(sorted(known))}"
            )
    books = {family.name: _book(family, shipped, overlay) for family in families}
    owners: dict[str, str] = {}
    for book in books.values():
        for intent in book.intents:
            if intent in owners:
                file = shipped / f"{book.family}.yml"
                raise PlaybookError(file, 1, f"{intent!r} is also {owners[intent]!r}'s intent")
            owners[intent] = book.family
    return Books(
        by_family=books,
        identity=identity.load(shipped / "identity.yml"),
        terms=_lines(shipped / "terms.yml"),
        not_covered=_lines(shipped / "not_covered.yml"),
        intents=_lines(shipped / "intents.yml"),
        harm=_lines(shipped / "harm.yml"),
    )


def _lines(file: Path) -> dict[str, str]:
    """A file of which nothing but its comment is left says nothing."""
    root = node.read(file)
    keys = {} if root.value is None else root.mapping()
    return {key: line.text() for key, line in keys.items()}


def _book(family: Family, shipped: Path, overlay: Path) -> Playbook:
    kinds = {**KINDS, **family.facts}
    book = reading.playbook(node.read(shipped / f"{family.name}.yml"), family, kinds)
    over = overlay / f"{family.name}.yml"
    if over.exists():
        book = reading.overlay(node.read(over), book, family, kinds)
    return book


class Shelf:
    """Gives the current playbooks.

    An overlay that cannot be used leaves the last good ones in use, the shipped ones at first, and
    is told in `problem`.
    """

    def __init__(self, families: tuple[Family, ...], shipped: Path, overlay: Path) -> None:
        self._families, self._shipped, self._overlay = families, shipped, overlay
        self.problem: PlaybookError | None = None
        self._books = load(families, shipped, _NOWHERE)
        self._seen: tuple = ()
        self.books()

    def books(self) -> Books:
        stamp = self._stamp()
        if stamp != self._seen:
            self._seen = stamp
            try:
                self._books = load(self._families, self._shipped, self._overlay)
                self.problem = None
            except PlaybookError as problem:
                self.problem = problem
                log.error("the last good playbooks stay in use: %s", problem)
        return self._books

    def _stamp(self) -> tuple:
        files = [*self._shipped.glob(_FILES), *self._overlay.glob(_FILES)]
        return tuple(sorted((str(file), *_written(file)) for file in files))


def _written(file: Path) -> tuple[int, int]:
    try:
        about = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return (about.st_mtime_ns, about.st_size)
