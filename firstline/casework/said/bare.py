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
from firstline.casework.said.mention import Mention
from firstline.casework.said.spoken import WORDS

LABELS = re.compile(
    rf"(?<![A-Za-z])(?:{ENDING_WORDS}|{CUSTOMERS}|{NUMBER_WORDS}|{ORDERS}|{PARCELS}|{REFERENCES}"
    rf"|{WEAK_PARCELS}|{WEAK_REFERENCES}|{INSTRUMENT}|in|with|on|and|or|the|last|final|four|4|three"
    r"|digits?|is|are|phone|tel|mobile|cell|e-?mail|mail|address|post ?code|zip(?: ?code)?|postal"
    r"|plz|p/code|credit|tail|plus|of|by|at|an?|mr|mrs|ms|w/)(?![A-Za-z])",
    re.IGNORECASE,
)

SPELT, NAMED = re.compile("[a-z]+"), re.compile("[0-9@]")
NUMBERS = frozenset(WORDS)
# Words of five letters and more that may stand in an identifier or a label; "removed" is what
# redaction leaves of a card number.
NOT_TELLING = NUMBERS | {*re.findall("[a-z]{5,}", LABELS.pattern), "removed"}
TELLING = re.compile(r"(?<!\S)[(\"']*([a-wyz]{5,})[.,;:!?)\"']*(?!\S)")


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


def may_be_only_identifiers(text: str) -> bool:
    """False only for what `only_identifiers` cannot be true of, at a fiftieth of a reading's cost.

    `text` is normalised. One plain word tells; letters of an identifier beside no digit of it are
    four at most, except number words, a mask of x and the parcels of one carrier ("1Z ...").
    """
    written = text.lower()
    if "1z" in written:
        return True
    if any(_says_something(found[1]) for found in TELLING.finditer(written)):
        return False
    # Where capitals do not matter a pattern takes the Turkish dotless i for ours.
    if not text.isascii() or NAMED.search(written):
        return True
    return not NUMBERS.isdisjoint(SPELT.findall(written))


def _says_something(word: str) -> bool:
    return word not in NOT_TELLING and not LABELS.fullmatch(word)
