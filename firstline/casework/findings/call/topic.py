"""Which of the things around a call she speaks of, when it is one alone."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said import Said
from firstline.casework.said.claim import WAS_CALLED

DROPS = ("REPEAT_DROP", "DROP_LIVE", "DROP_PAST")
_CALLBACKS = ("CB_WRONG", "CB_MISSED")
_PAGE = ("PORTAL_FAIL",)
OF_CALLS = (*DROPS, *_CALLBACKS, *_PAGE)
_TO_BE_BOOKED, _OUT_OF_TIME, _RING, _RANG_US = "to be booked", "out of time", "ring", "rang us"
_CLAUSE_END = re.compile(r"[.,;:!?\n]|\bbut\b")
_HEADINGS = {DROPS: "drops", _CALLBACKS: "callbacks", _PAGE: "page"}


def topic(said: Said) -> tuple[str, ...]:
    """The codes of what she speaks of; none when she speaks of several such things, or of none."""
    patterns = _patterns()
    waited = patterns[_TO_BE_BOOKED].sub(" ", said.text)
    heard = {DROPS: said.text, _CALLBACKS: waited, _PAGE: said.text}
    found = [
        codes for codes, heading in _HEADINGS.items() if patterns[heading].search(heard[codes])
    ]
    return found[0] if len(found) == 1 else ()


def speaks_of_a_drop(text: str) -> bool:
    """ "It went dead": a line does so, as well as a thing."""
    return bool(_patterns()[_HEADINGS[DROPS]].search(text))


def speaks_of_a_ring(text: str) -> bool:
    """ "It did not ring", "somebody else's phone": said of a call, and of no thing that was sent."""
    return bool(_patterns()[_RING].search(text))


def rang_us(text: str) -> bool:
    """She tells that she rang herself."""
    return bool(_patterns()[_RANG_US].search(text))


def was_rung(said: Said) -> bool:
    """She says that we did ring her, and not that the line failed then or that it was at night."""
    claim = said.conceded(WAS_CALLED)
    if claim is None:
        return False
    told = said.text[claim.end :].split("\n\n", 1)[0]
    clause = _CLAUSE_END.split(said.text[: claim.start])[-1]
    patterns = _patterns()
    is_wrong = patterns[_OUT_OF_TIME].search(f"{clause}{claim.written}{told}")
    return not (is_wrong or patterns[_HEADINGS[DROPS]].search(told))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    headings = (*_HEADINGS.values(), _TO_BE_BOOKED, _OUT_OF_TIME, _RING, _RANG_US)
    return read_patterns(FOLDER / "call.txt", *headings)
