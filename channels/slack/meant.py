"""Whom a line in a practice thread is meant for: the customer, the assistant, or the session itself."""

from __future__ import annotations

import re

_CALLED = r"assistant\b\s*"
# "Assistant managers may do that" is for the customer: a name alone calls nobody.
_ASKED = re.compile(
    rf"{_CALLED}(?:"
    r"[,:]\s*(?P<called>.*)"
    r"|(?P<number>\S*[\d@]\S*.*)"
    r"|(?P<what>(?:what|why|who|whose|whom|when|where|which|how)\b.*)"
    r"|(?P<whether>(?:am|is|are|was|were|did|do|does|has|have|had|can|could|may|must|shall|should"
    r"|will|would)\b.*\?)\s*"
    r"|\W*)",
    re.IGNORECASE | re.DOTALL,
)
_RING = re.compile(r"ring(?: her)? back\W*", re.IGNORECASE)
_END = re.compile(r"(?:end|score)(?: (?:the )?practi[sc]e)?\W*", re.IGNORECASE)
_LEAVE = re.compile(r"leave(?: (?:the )?practi[sc]e)?\W*", re.IGNORECASE)


def for_assistant(text: str) -> str | None:
    """What the assistant is asked, "" for its name alone; None for what is not for it."""
    asked = _ASKED.fullmatch(text)
    if asked is None:
        return None
    return next((one for one in asked.groups() if one is not None), "")


def rings_back(text: str) -> bool:
    return bool(_RING.fullmatch(text))


def ends(text: str) -> bool:
    return bool(_END.fullmatch(text))


def leaves(text: str) -> bool:
    return bool(_LEAVE.fullmatch(text))
