"""Endings and long numbers in a sentence: "ending in 4421", "**** 4421", "four four two one"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firstline.training.truth.figures import Figured

_FOUR = r"\d(?:[ -]?\d){2,3}"
_MARKED = re.compile(
    rf"(?:\bend(?:s|ing|ed)?(?: in| with| on|:| of| are| is)*|\blast (?:four|4|three"
    rf"|3)(?: digits?| numbers?)*"
    rf"(?: are| is| of (?:it|your card|the card)| being|:|,)*|\bfinish(?:es|ing|ed)(?: in| with)*)"
    rf" ?['\"(]?(?P<digits>{_FOUR})(?!\d| ?(?:pounds|dollars|euros)|[.,:]\d)",
    re.IGNORECASE,
)
_MASKED = re.compile(r"(?:[*xX•#]{2,}|\.{2,}|…)[ -]?(?P<digits>\d{3,4})(?!\d)")
_NAMED = re.compile(
    r"\b(?:card|visa|mastercard|amex|account|debit card|credit card)(?: number| no\.?)?,? (?:the )?"
    r"(?P<digits>\d{4})(?![\d.,:/%]*\d)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:sent|sends?|going|goes|went|back|way|refund\w*|credit\w*|paid|posted|moved)\b(?: \w+){0,3}?"
    r" (?:to|on|onto) (?P<digits>\d{4})(?![\w%/]|[.,:]\d| ?(?:pounds|dollars|euros))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<![\w.,:/£$€-])(?P<digits>\d(?: ?-? ?\d){3})(?![\w%/]|[.,:]\d| ?(?:pounds|dollars|euros))"
)
_SPAN = r" \d{1,3} (?:(?:working|business) )?(?:days?|weeks?|months?|hours?|minutes?|times)\b"
_LONG = re.compile(
    r"(?<![\w.,£$€])(?<![A-Za-z]-)(?!20\d\d-[01]\d-[0-3]\d(?!\d))"
    rf"(?P<digits>\d(?:(?!{_SPAN})[ -]?[\dxX*•]){{4,22}})(?![\w%/]|[.,:]\d)"
)
_CODE = re.compile(r"\b(?=[A-Z0-9-]*\d{2})[A-Z]{1,6}-?\d[A-Z0-9-]{2,14}\b")


@dataclass(frozen=True)
class Ending:
    """`digits` said at `figured.text[start:end]`; `marked`: the words say that it is an ending."""

    digits: str
    start: int
    end: int
    marked: bool = False


@lru_cache(maxsize=2048)
def endings(said: Figured) -> tuple[Ending, ...]:
    """The runs of three or four digits; those without a mark may be years or anything else."""
    if not said.has_digits:
        return ()
    found: dict[int, Ending] = {}
    for shape in (_MARKED, _MASKED, _NAMED, _SENT, _ALONE):
        for one in shape.finditer(said.text):
            start, end = one.span("digits")
            if not any(start < other.end and other.start < end for other in found.values()):
                digits = re.sub(r"\D", "", one["digits"])
                found[start] = Ending(digits, start, end, shape is not _ALONE)
    return tuple(found[start] for start in sorted(found))


@lru_cache(maxsize=2048)
def long_numbers(said: Figured) -> tuple[Ending, ...]:
    """Runs of five and more digits, masked ones among them: order, card and account numbers, codes."""
    if not said.has_digits:
        return ()
    found = []
    for one in _LONG.finditer(said.text):
        digits = re.sub(r"[ -]", "", one["digits"]).lower()
        if sum(character.isdigit() for character in digits) >= 5:
            found.append(Ending(digits, *one.span("digits")))
    for one in _CODE.finditer(said.text):
        if not any(one.start() < other.end and other.start < one.end() for other in found):
            found.append(Ending(one[0], *one.span()))
    return tuple(sorted(found, key=lambda one: one.start))
