"""Whether a text speaks of this very hour."""

from __future__ import annotations

import re

JUST_NOW = re.compile(
    r"\b(?:just now|(?:minutes?|mins?|hours?|hrs?|moments?) ago)\b", re.IGNORECASE
)


def names_present(text: str) -> bool:
    """True for "just now" and "ten minutes ago", which name today and no day."""
    return bool(JUST_NOW.search(text))
