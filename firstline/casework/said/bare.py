"""Tells a message that is nothing but identifiers from one that says something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firstline.casework.said.endings import ENDING_WORDS
from firstline.casework.said.labels import (
    CUSTOMERS,
    NUMBER_WORDS,
    ORDERS,
    PARCELS,
    REFERENCES,
    WEAK_PARCELS,
    WEAK_REFERENCES,
)
from firstline.casework.said.loose import INSTRUMENT
from firstline.casework.said.model import Mention

LABELS = re.compile(
    rf"(?<![A-Za-z])(?:{ENDING_WORDS}|{CUSTOMERS}|{NUMBER_WORDS}|{ORDERS}|{PARCELS}|{REFERENCES}"
    rf"|{WEAK_PARCELS}|{WEAK_REFERENCES}|{INSTRUMENT}|in|with|on|and|or|the|last|final|four|4|three"
    r"|digits?|is|are|phone|tel|mobile|cell|e-?mail|mail|address|post ?code|zip(?: ?code)?|postal"
    r"|plz|p/code|credit|tail|plus|of|by|at|an?|mr|mrs|ms|w/)(?![A-Za-z])",
    re.IGNORECASE,
)


def only_identifiers(text: str, mentions: Sequence[Mention]) -> bool:
    """True when `text` holds nothing but `mentions` and the words that label them."""
    if not mentions:
        return False
    rest, done = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        rest.append(text[done : mention.start])
        done = max(done, mention.end)
    left = " ".join([*rest, text[done:]])
    return not re.search(r"[^\W_]", LABELS.sub(" ", left))
