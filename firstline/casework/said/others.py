"""That somebody else than the account's holder speaks, and that she agrees to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said.claim import FOR_ANOTHER, Claim

_SPEAKS, _AGREES, _NOT_YET = "for another", "agrees", "not yet"
_SENTENCE = re.compile(r"[.!?;\n]")


def speaking(text: str) -> Iterator[Claim]:
    """One claim at most; denied where the holder agrees, so that it takes an earlier one back."""
    agrees = next((o for o in _patterns()[_AGREES].finditer(text) if not _is_open(text, o)), None)
    found = agrees or _patterns()[_SPEAKS].search(text)
    if found:
        yield Claim(FOR_ANOTHER, found[0], *found.span(), denied=agrees is not None)


def _is_open(text: str, found: re.Match[str]) -> bool:
    """ "if she agrees", "has she agreed?"."""
    before = _SENTENCE.split(text[: found.start()])[-1]
    after = _SENTENCE.search(text, found.end())
    is_question = after is not None and after[0] == "?"
    return is_question or bool(_patterns()[_NOT_YET].search(before))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "others.txt", _SPEAKS, _AGREES, _NOT_YET)
