"""What stands between two joints of a message, each read as a message of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from firstline.casework.said.model import Said

_JOINT = re.compile(
    r"""(?ix)
    (?<=[.,;:!?])["')]*\s+ | \n+ | (?:^|\s+)\(?\d[.)]\s+ | \s+[-+/&]+\s+
    | \s+(?:and|but|also|plus|while|whereas|then|besides|moreover|furthermore)\s+
    """
)
_TELLING = re.compile(r"[^\W_]")


def pieces(said: Said) -> tuple[Said, ...]:
    """In the order of the text; each has what begins in it. What she received is none of her words."""
    found, start = [], 0
    for joint in (*_JOINT.finditer(said.text), None):
        end = joint.start() if joint else len(said.text)
        if _TELLING.search(said.text[start:end]) and not _is_received(said, start):
            found.append(_piece(said, start, end))
        start = joint.end() if joint else end
    return tuple(found)


def _is_received(said: Said, at: int) -> bool:
    return any(start <= at < end for start, end in said.received)


def _piece(said: Said, start: int, end: int) -> Said:
    def within(every: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            replace(one, start=one.start - start, end=one.end - start)
            for one in every
            if start <= one.start < end
        )

    return Said(
        text=said.text[start:end],
        mentions=within(said.mentions),
        amounts=within(said.amounts),
        days=within(said.days),
        source=said.source,
        claims=within(said.claims),
    )
