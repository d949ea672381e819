"""Whether words name one of ours."""

from __future__ import annotations

import re

from firstline.casework.said.people import is_a_name

_WORD = re.compile(r"[^\W\d_]{3,}")


def speaks_of(name: str | None, text: str) -> bool:
    """By any of their names that is no common word as well."""
    spoken = {word.lower() for word in _WORD.findall(text) if is_a_name(word)}
    return any(word.lower() in spoken for word in _WORD.findall(name or ""))
