"""Forms in which exports write times, money and card ends: text in, text of ours out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone, tzinfo
from decimal import Decimal

from babel.numbers import get_currency_precision

from firstline.records.importing.cells import BadCell

MINOR = "minor"
MONEY_FORMS = ("1,049.99", "1.049,99", MINOR)
ANYTHING = "*"

_WORD = re.compile(r"[A-Za-z _-]{1,30}", re.ASCII)
_AROUND = re.compile(
    r"(?P<bracket>\()?(?P<sign>[-+]?)\s*[^\d\s.,()+-]{0,4}\s*(?P<inner>[-+]?)"
    r"(?P<digits>[\d.,' \u00a0\u202f]+?)\s*[^\d\s.,()]{0,4}(?(bracket)\))$"
)
# (what fits, what stands between thousands, the point)
_POINT = (re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", re.ASCII), ",", ".")
_COMMA = (
    re.compile(r"\d{1,3}([.' \u00a0\u202f]\d{3})+(,\d+)?|\d+(,\d+)?", re.ASCII),
    "[.' \u00a0\u202f]",
    ",",
)
_NUMBERS = {"1,049.99": _POINT, "1.049,99": _COMMA}


@dataclass(frozen=True)
class Strip:
    """Those characters off both ends."""

    letters: str

    def __call__(self, text: str) -> str:
        return text.strip(self.letters).strip()


@dataclass(frozen=True)
class Words:
    """Their status words (in lower case) as ours, in any case; "*" stands for all others."""

    known: Mapping[str, str]

    def __call__(self, text: str) -> str:
        ours = self.known.get(text.casefold(), self.known.get(ANYTHING))
        if ours is None:
            shown = f"is {text!r}, which" if _WORD.fullmatch(text) else "holds a word that"
            listed = ", ".join(word for word in self.known if word != ANYTHING)
            raise BadCell(f"{shown} is not in the map", f"add it there to words: {listed}")
        return ours


def last_four(text: str) -> str:
    """The end of a card however much of it the export gives; never more is kept or told."""
    letters = "".join(letter for letter in text if letter.isalnum())
    if not re.search(r"\d{4}$", letters):
        raise BadCell("does not end in four digits", "export the card's end as text, such as 0042")
    return letters[-4:]


@dataclass(frozen=True)
class Amount:
    """ "$1,049.99", "1.049,99 €" or "(20.00)" as a plain decimal."""

    form: str

    def __call__(self, text: str) -> str:
        pattern, thousands, point = _NUMBERS[self.form]
        found = _AROUND.match(text)
        digits = found["digits"].strip() if found else ""
        if not pattern.fullmatch(digits):
            raise BadCell(f"is not an amount written like {self.form}", "change money: in the map")
        minus = "-" if "-" in (found["sign"], found["inner"]) or found["bracket"] else ""
        return minus + re.sub(thousands, "", digits).replace(point, ".")


def from_minor(amount: str, currency: str) -> str:
    """ "104999" USD -> "1049.99"; "500" JPY -> "500"."""
    if not re.fullmatch(r"[-+]?\d{1,15}", amount):
        raise BadCell("is not a whole number of minor units", "change money: in the map")
    places = get_currency_precision(currency.upper())
    return format(Decimal(amount).scaleb(-places), "f")


@dataclass(frozen=True)
class Time:
    """A time as ISO 8601 with an offset. `form`: iso, unix (seconds) or as strptime wants it.

    `zone` is that of times without an offset; without a zone they stay as they are.
    """

    form: str
    zone: tzinfo | None

    def __call__(self, text: str) -> str:
        moment = _moment(text, self.form)
        if moment is None:
            return text
        if moment.tzinfo is None and self.zone is not None:
            moment = moment.replace(tzinfo=self.zone)
        return moment.isoformat()


@dataclass(frozen=True)
class Day:
    """The date of a time as it is written."""

    form: str

    def __call__(self, text: str) -> str:
        moment = _moment(text, self.form)
        return moment.date().isoformat() if moment else text


def _moment(text: str, form: str) -> datetime | None:
    """None for what only the import itself can judge."""
    try:
        if form == "unix":
            return datetime.fromtimestamp(int(text), timezone.utc)
        if form != "iso":
            return datetime.strptime(text, form)
    except (ValueError, OverflowError, OSError):
        raise BadCell(f"is not a time written like {form}", "change time: in the map") from None
    spaced = re.sub(r"\s+(?=[-+Zz])", "", re.sub(r"\s*(UTC|GMT)$", "Z", text))
    for candidate in (text, _offset_with_colon(spaced)):
        try:
            return datetime.fromisoformat(candidate)
        except ValueError:
            continue
    return None


def _offset_with_colon(text: str) -> str:
    """Forms of ISO 8601 that Python 3.10 does not read: Z, +0000, +00."""
    text = re.sub(r"[zZ]$", "+00:00", text)
    return re.sub(r"(:\d\d.*[+-]\d\d):?(\d\d)?$", lambda m: f"{m[1]}:{m[2] or '00'}", text)
