"""Texts without what differs between two ways of writing the same thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def folded(text: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def letters(text: str) -> str:
    """Letters and digits alone, folded."""
    return "".join(sign for sign in folded(text) if sign.isalnum())


def digits(text: str) -> str:
    return "".join(sign for sign in folded(text) if sign.isdigit())


def words_of(name: str) -> Iterator[str]:
    """The words of a name of two letters or more, folded."""
    for word in _WORD.findall(folded(name)):
        plain = letters(word)
        if len(plain) > 1:
            yield plain


def plain_digits(text: str) -> str:
    """Digits of any script as 0 to 9; the rest as it is."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)
