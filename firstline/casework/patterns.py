"""Patterns of what is said, from sheets in data/heard: one alternative a line, under its heading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from firstline.casework.sheets import Line, read_sheet
from firstline.settings import PROJECT

FOLDER = PROJECT / "data" / "heard"
_PARTS = "parts"
_BEGINS = re.compile(r"\\b<\w+>(?![?*+{])")  # the part that an alternative begins with


def read_patterns(file: Path, *headings: str) -> dict[str, re.Pattern[str]]:
    """Of each heading the pattern that any of its lines matches, in any case; raises BadWording.

    `<name>` in a line stands for the part of that name; a part may use those above it.
    """
    sheet = read_sheet(file, (_PARTS, *headings))
    parts: dict[str, str] = {}
    for line in sheet[_PARTS]:
        name, equals, pattern = line.text.partition(" = ")
        if not equals:
            raise line.wrong("write it as: name = pattern")
        parts[name] = _filled(pattern, parts)
    return {heading: _pattern(file, heading, sheet[heading], parts) for heading in headings}


@dataclass(frozen=True)
class Sheet:
    """A sheet of data/heard, read when the first of its headings is looked for."""

    name: str
    headings: list[str] = field(default_factory=list)

    def of(self, heading: str) -> Callable[[str], bool]:
        """Whether a text says what stands under `heading`."""
        self.headings.append(heading)
        return lambda text: bool(self.pattern(heading).search(text))

    def pattern(self, heading: str) -> re.Pattern[str]:
        return self._patterns[heading]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return read_patterns(FOLDER / self.name, *self.headings)


def _pattern(file: Path, heading: str, lines: list[Line], parts: dict[str, str]) -> re.Pattern[str]:
    if not lines:
        raise Line("", file.name, 1).wrong(f"[{heading}] has no line; write one at least")
    for line in lines:
        try:
            re.compile(_filled(line.text, parts))
        except re.error as error:
            raise line.wrong(f"is no pattern: {error}; see Python's re") from None
    return re.compile(_filled("|".join(_together(lines)), parts), re.IGNORECASE)


def _together(lines: list[Line]) -> list[str]:
    """The alternatives; those that begin with the same part look for it once, which is quicker."""
    begun: dict[str, list[str]] = {}
    for line in lines:
        found = _BEGINS.match(line.text)
        begin = found[0] if found else ""
        begun.setdefault(begin, []).append(line.text[len(begin) :])
    plain = begun.pop("", [])
    return [*(f"{begin}(?:{'|'.join(rest)})" for begin, rest in begun.items()), *plain]


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
