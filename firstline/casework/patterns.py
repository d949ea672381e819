"""Patterns of what is said, from sheets in data/heard: one alternative a line, under its heading."""

from __future__ import annotations

import re
from pathlib import Path

from firstline.casework.sheets import Line, read_sheet
from firstline.settings import PROJECT

FOLDER = PROJECT / "data" / "heard"
_PARTS = "parts"


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


def _pattern(file: Path, heading: str, lines: list[Line], parts: dict[str, str]) -> re.Pattern[str]:
    if not lines:
        raise Line("", file.name, 1).wrong(f"[{heading}] has no line; write one at least")
    alternatives = [_filled(line.text, parts) for line in lines]
    for line, written in zip(lines, alternatives, strict=True):
        try:
            re.compile(written)
        except re.error as error:
            raise line.wrong(f"is no pattern: {error}; see Python's re") from None
    return re.compile("|".join(alternatives), re.IGNORECASE)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
