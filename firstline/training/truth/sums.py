"""Sums of money in a sentence, in figures or words: "£49.99", "49 pounds 99", "forty-nine ninety-nine"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from firstline.training.truth.figures import Figured

_NUMBER = r"\d{1,3}(?:[,. ]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_UNIT = (
    r"£|\$|€|US\$|GBP|USD|EUR|CAD|AUD|NZD|CHF|pounds?|quid|sterling|dollars?|bucks?|euros?|francs?"
)
_SMALL = r"pence|cents?|p|c"
_BEFORE = re.compile(
    rf"(?<![\w.])(?P<unit>US\$|[£$€]|GBP|USD|EUR|CAD|AUD|NZD"
    rf"|CHF) ?-?(?P<number>{_NUMBER})(?![\d%])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?<![\w.,£$€:/-])(?P<number>{_NUMBER}) ?-?(?P<unit>{_UNIT})(?!\w)"
    rf"(?:,? (?:and )?(?P<small>\d{{1,2}})(?: ?(?:{_SMALL})\b)?(?![\d:.%]| ?(?:st|nd|rd|th|days?"
    rf"|hours?)))?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    r"(?<![\w.,:/£$€-])(?P<number>\d{1,5}[.,]\d{2})(?![\w:%/]|[.,]\d| ?(?:a\.?m|p\.?m|%|percent"
    r"|hours?))",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?<![\w.])(?P<number>\d{1,5}) point (?P<small>\d ?\d?)(?!\d)")
_PAIR = re.compile(r"(?<![\w.,:/£$€-])(?P<number>\d{1,4}) (?P<small>\d{2})(?![\w:/]|[.,]\d)")
_PLAIN = re.compile(
    r"\b(?:took|charged|debited|refund(?:ed|ing)?|credit(?:ed)?|return(?:ed|ing)?|paid|sum of"
    r"|amount of"
    r"|payments? of|debits? of|charges? of|hold of|total of|credit of)"
    r"(?: you| back| your| the| her| exactly| about| only| just)* (?P<number>\d{1,5})"
    r"(?![\w.,:/%]*[\d:/%])(?! \d\d(?!\d))"
    r"(?! ?(?:times?|of|payments?|debits?|days?|hours?|weeks?|digits?|st\b"
    r"|nd\b|rd\b|th\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|x\b|and \d))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sum:
    """Money said at `figured.text[start:end]`; `loose` when only a truth of that value makes it money
    ("forty-nine ninety-nine" may be a price, a time or two numbers), `marked` when its currency is said."""

    value: Decimal
    start: int
    end: int
    loose: bool = False
    marked: bool = False


@lru_cache(maxsize=2048)
def sums(said: Figured) -> tuple[Sum, ...]:
    """In the order of the text; no character is read twice."""
    if not said.has_digits:
        return ()
    found: list[Sum] = []
    taken = bytearray(len(said.text))
    for one in _read(said.text):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _read(text: str) -> Iterator[Sum]:
    for found in _BEFORE.finditer(text):
        yield Sum(money(found["number"]), *found.span(), marked=True)
    for found in _AFTER.finditer(text):
        small = Decimal(found["small"] or 0) / 100
        yield Sum(money(found["number"]) + small, *found.span(), marked=True)
    for found in _POINT.finditer(text):
        yield Sum(money(f"{found['number']}.{found['small'].replace(' ', '')}"), *found.span())
    for found in _DECIMAL.finditer(text):
        yield Sum(money(found["number"]), *found.span())
    for found in _PLAIN.finditer(text):
        yield Sum(money(found["number"]), *found.span("number"))
    for found in _PAIR.finditer(text):
        yield Sum(money(f"{found['number']}.{found['small']}"), *found.span(), loose=True)


def money(number: str) -> Decimal:
    """The value of "1,049.99", "1.049,99", "1 049" or "49,9"."""
    mark = max(number.rfind("."), number.rfind(","))
    whole, cents = number, ""
    if mark >= 0 and len(number) - mark - 1 in (1, 2):
        whole, cents = number[:mark], number[mark + 1 :]
    whole = re.sub(r"\D", "", whole) or "0"
    return Decimal(f"{whole}.{cents or '0'}")
