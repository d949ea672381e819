"""Words that make a sentence, rather than a string of keywords."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.training.sentences import Sentence
from firstline.training.wording import sheet

_CLAUSE = 0.3  # of the words of a sentence are small ones


def is_clause(sentence: Sentence) -> bool:
    """Words that make a sentence, rather than a string of keywords."""
    words = re.findall(r"[a-z']+", sentence.own.lower())
    small = sum(word in _small() for word in words)
    return small >= max(1.0, len(words) * (_CLAUSE if len(words) > 4 else 0.2))


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return frozenset(sheet("words")["clause"].split())
