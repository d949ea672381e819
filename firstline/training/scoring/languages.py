"""Whether a transcript is in a language that can be judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from firstline.training.sentences import plain, sentences
from firstline.training.wording import sheet

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
LEAST_WORDS = 4  # fewer tell no language
_LEAST_ENGLISH = 0.12  # of the words of a longer text
_LONG = 12  # words
_MOST_FOREIGN = 0.25  # of an agent's words, when some of her sentences are English


def is_english(text: str) -> bool:
    """False only where the words speak for another language; a few keywords are not enough."""
    words = [word.lower() for word in _WORD.findall(text.replace("’", "'"))]
    if not words:
        return True
    if _foreign_letters(text) > 0.4:
        return False
    if len(words) < LEAST_WORDS:
        return not _more_foreign(words, 2)
    return not (
        _more_foreign(words, 0)
        or (len(words) >= _LONG and _share(words, _english()) < _LEAST_ENGLISH and _strange(words))
    )


def is_judged(texts: Iterable[str]) -> bool:
    """False when they are in another language as a whole, or too many of their sentences are."""
    said = [one.text for text in texts for one in sentences(plain(text))]
    if not is_english("\n".join(said)):
        return False
    counts = [(len(_WORD.findall(one)), one) for one in said]
    foreign = sum(n for n, one in counts if n >= LEAST_WORDS and _is_foreign(one))
    return foreign <= _MOST_FOREIGN * sum(n for n, _ in counts)


def _is_foreign(sentence: str) -> bool:
    """Its own small words are another language's; a note without any is not foreign for that."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    return _foreign_letters(sentence) > 0.4 or _more_foreign(words, 1)


def _foreign_letters(text: str) -> float:
    letters = [one for one in text if one.isalpha()]
    latin = sum("LATIN" in unicodedata.name(one, "") for one in letters)
    return 1 - latin / len(letters) if letters else 0.0


def _more_foreign(words: list[str], lead: int) -> bool:
    english = sum(word in _english() for word in words)
    return any(sum(word in other for word in words) > english + lead for other in _others())


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


def _strange(words: list[str]) -> bool:
    """Few of the longer words are ones that English has."""
    longer = [word for word in words if len(word) > 3]
    return _share(longer, _vocabulary()) < 0.6 if longer else False


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(sheet("languages")["english"].split())


@lru_cache(maxsize=1)
def _others() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(words.split()) - _english() for words in sheet("languages")["others"].values()
    )


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    from firstline.settings import PROJECT

    file = PROJECT / "data" / "vocabulary" / "wordpiece.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if len(line) > 3 and line.isascii() and line.isalpha())
