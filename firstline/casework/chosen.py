"""What she chooses of what a card offers, as facts that its wording knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from firstline.casework.facts import Fact, Level, State
from firstline.casework.finding import Finding
from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.playbook.common import CHOICES
from firstline.casework.playbook.model import Wording
from firstline.casework.playbook.shelf import Books

# Of one line the newest choice counts alone: who wants the money no longer wants a new one.
_LINES = (
    {
        "money": "chose_money",
        "again": "chose_goods",
        "keep": "chose_to_keep",
        "stop": "chose_to_stop",
        "move": "chose_to_move",
    },
    {"time": "named_time"},
    {"typed nothing": "typed_nothing", "typed": "typed_details"},
)
_HEADINGS = {heading: fact for line in _LINES for heading, fact in line.items()}
_NOT, _ASKS_ON, _CORRECTS = "not", "asks on", "corrects"
_SENTENCE = re.compile(r"[.!?;\n]")


def chosen(text: str) -> frozenset[str]:
    """The facts of what `text`, the newest message first, chooses."""
    return frozenset(fact for line in _LINES for fact in _newest(text, line))


def with_choices(finding: Finding, text: str, books: Books) -> Finding:
    """`finding` with those of the choices in `text` that its wording knows."""
    known = chosen(text) & offered(finding.family, finding.code, books)
    facts: dict[str, Fact] = {name: State(Level.ANONYMOUS) for name in sorted(known)}
    return replace(finding, facts={**finding.facts, **facts}) if facts else finding


def offered(family: str, code: str, books: Books) -> frozenset[str]:
    """The choices that the wording of a finding knows."""
    wording = books.by_family[family].findings.get(code) if family in books.by_family else None
    return frozenset(_named(wording)) & {*CHOICES} if wording else frozenset()


def asks_on(text: str) -> bool:
    """ "How long then?", "what now": about what was answered last, whatever it is."""
    return bool(_patterns()[_ASKS_ON].search(text))


def corrects(text: str) -> bool:
    """ "No sorry, one of them was September"."""
    return bool(_patterns()[_CORRECTS].search(text))


def _newest(text: str, line: dict[str, str]) -> frozenset[str]:
    """What the first paragraph of `text` chooses that chooses anything."""
    for part in text.split("\n\n"):
        if found := [fact for heading, fact in line.items() if _is_chosen(heading, part)]:
            return frozenset(found[:1] if "typed_nothing" in found else found)
    return frozenset()


def _is_chosen(heading: str, text: str) -> bool:
    return any(
        not _patterns()[_NOT].search(_SENTENCE.split(text[: one.start()])[-1])
        for one in _patterns()[heading].finditer(text)
    )


def _named(wording: Wording) -> Iterator[str]:
    for sentence in (one for item in wording.say for one in item):
        yield from sentence.needs
        yield from sentence.unless


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "choices.txt", *_HEADINGS, _NOT, _ASKS_ON, _CORRECTS)
