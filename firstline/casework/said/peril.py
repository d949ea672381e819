"""That somebody may harm herself or others, heard in her words; what only sounds like it is spared."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework.said.claim import DANGER, Claim
from firstline.casework.said.heard import Ear, Span, is_received, overlap, together

SELF_HARM, THREAT = "self harm", "threat"
_EAR = Ear("peril.txt", (SELF_HARM, THREAT))


def with_perils(text: str, claims: Sequence[Claim], received: Sequence[Span]) -> tuple[Claim, ...]:
    """`claims` and the perils of `text`, in the order of the text; what else was read of the same
    words gives way."""
    told = (
        Claim(DANGER, text[one.start : one.end], one.start, one.end, denied=one.denied)
        for one in _EAR.hear(text)
    )
    perils = [one for one in told if not is_received(one, received)]
    if not perils:
        return tuple(claims)
    rest = [one for one in claims if not any(overlap(one, peril) for peril in perils)]
    return together(rest, perils)


def peril_of(words: str) -> str | None:
    """Which peril the words of a claim tell of, if any."""
    return next((kind for kind in (SELF_HARM, THREAT) if _EAR.pattern(kind).search(words)), None)
