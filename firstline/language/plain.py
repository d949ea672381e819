"""One spelling of a message for the classifier, in training and in use alike."""

from __future__ import annotations

import re
import unicodedata

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_DIGITS = re.compile(r"\d{3,}")
_COUNTING = "12345678901234567890"


def plain(text: str) -> str:
    """Compatibility forms and typographic quotes made simple, unpaired surrogates replaced.

    Runs of three and more digits become "123", "1234", ...: which number it is never decides what
    a message is about, and the casework parser reads the message as it was typed.
    """
    paired = text.encode("utf-8", "replace").decode("utf-8")
    simple = unicodedata.normalize("NFKC", paired).translate(_STRAIGHT)
    return _DIGITS.sub(lambda run: _COUNTING[: len(run[0])], simple)


def has_words(text: str) -> bool:
    """Whether there is a letter in it: digits, punctuation and emoji alone say nothing."""
    return any(character.isalpha() for character in text)
