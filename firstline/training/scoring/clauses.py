"""Words that make a sentence, rather than a string of keywords."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.training.sentences import Sentence
from firstline.training.wording import sheet

_CLAUSE = 0.25  # of the words of a sentence are small ones
_WORDS = re.compile(r"[A-Za-z']+")
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b|\b[A-Z]{2,}-?\d[\w-]*")  # and codes


def is_clause(sentence: Sentence) -> bool:
    """Words that make a sentence, rather than a string of keywords."""
    words = [word.lower() for word in _WORDS.findall(_NAMES.sub(" ", sentence.own))]
    small = sum(word in _small() for word in words)
    return small >= max(1.0, len(words) * (_CLAUSE if len(words) > 4 else 0.2))


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return frozenset(sheet("words")["clause"].split())
