"""Whether a message is in the language of the training examples at all."""

from __future__ import annotations

import re
from collections.abc import Container

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
TOO_SHORT_TO_TELL = 3
LEAST = 0.25


def familiarity(text: str, known: Container[str]) -> float:
    """1 when at least a quarter of the words are known, down to 0.25 when none is.

    A quarter is little, because shorthand and names are rarely known; of a foreign sentence it is
    seldom more than a fifth. Two words tell nothing and get 1, unless in another script.
    """
    if not re.search("[a-z]", text.lower()):
        return LEAST
    words = _WORD.findall(text.lower())
    if len(words) < TOO_SHORT_TO_TELL:
        return 1.0
    share = sum(word in known for word in words) / len(words)
    return min(1.0, LEAST + (1 - LEAST) * share / LEAST)
