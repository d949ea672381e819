"""The sheet of the guard: data/guard/phrases.txt."""

from __future__ import annotations

import re
from functools import cache

from firstline.casework.patterns import read_patterns
from firstline.settings import PROJECT
from firstline.training.remarks import CLASSES

FOLDER = PROJECT / "data" / "guard"
SPARED, REPORTED, INTERJECTION = "spared", "reported", "interjection"


@cache
def sheet() -> dict[str, re.Pattern[str]]:
    """A pattern for each class in small letters, and those that are no class; raises BadWording."""
    headings = [kind.lower() for kind in CLASSES]
    return read_patterns(FOLDER / "phrases.txt", *headings, SPARED, REPORTED, INTERJECTION)


def bare(text: str) -> str:
    """Without the interjection it begins with: "oh no, twice" says no more no than "twice"."""
    found = sheet()[INTERJECTION].match(text)
    return text[found.end() :] if found else text
