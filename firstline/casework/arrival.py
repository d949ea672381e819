"""How a parcel was when it came, as she tells it."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns

_EMPTY, _HARMED = "empty", "harmed"


def was_empty(text: str) -> bool:
    """There was nothing in the box."""
    return bool(_patterns()[_EMPTY].search(text))


def was_harmed(text: str) -> bool:
    """The box, or what was in it, was broken on its way."""
    return bool(_patterns()[_HARMED].search(text))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "arrival.txt", _EMPTY, _HARMED)
