"""Forms in which exports write times, money and card ends: text in, text of ours out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone, tzinfo
from decimal import Decimal

from babel.numbers import get_currency_precision

from firstline.records.importing.cells import BadCell
from firstline.records.importing.mapping.model import Step

MONEY_FORMS = ("1,049.99", "1.049,99", "1049.99", "minor")
ANYTHING = "*"

_AROUND = re.compile(r"^([-+(]?)\s*[^\d\s.,()+-]{0,4}\s*([-+]?)([\d.,' \u00a0\u202f]+?)\s*[^\d\s.,()]{0,4}(\)?)$")
_POINT = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
_COMMA = re.compile(r"\d{1,3}([.' \u00a0\u202f]\d{3})+(,\d+)?|\d+(,\d+)?")


def stripped(letters: str) -> Step:
    """Those characters off both ends."""
    return lambda text: text.strip(letters).strip()


def words(known: Mapping[str, str]) -> Step:
    """Their status words as ours, in any case; "*" stands for all others."""
    folded = {word.casefold(): ours for word, ours in known.items()}
    listed = ", ".join(word for word in known if word and word != ANYTHING)

    def step(text: str) -> str:
        ours = folded.get(text.casefold(), folded.get(ANYTHING))
        if ours is None:
            raise BadCell("is none of the words that the map knows", f"it knows {listed}")
        return ours

    return step


def last_four(text: str) -> str:
    """The end of a card however much of it the export gives; never more is kept or told."""
    letters = "".join(letter for letter in text if letter.isalnum())
    if not re.search(r"\d{4}$", letters):
        raise BadCell("does not end in four digits", "export the card's end as text, such as 0042")
    return letters[-4:]


def money(form: str) -> Step:
    """ "$1,049.99", "1.049,99 €" or "(20.00)" as a plain decimal."""
    pattern, thousands, point = (
        (_COMMA, ".' \u00a0\u202f", ",") if form == "1.049,99" else (_POINT, ",", ".")
    )
    drop = str.maketrans({letter: None for letter in thousands})

    def step(text: str) -> str:
        found = _AROUND.match(text)
        digits = found[3].strip() if found else ""
        if not pattern.fullmatch(digits):
            raise BadCell(f"is not an amount written like {form}", "change money: in the map")
        minus = "-" if "-" in (found[1], found[2]) or (found[1], found[4]) == ("(", ")") else ""
        return minus + digits.translate(drop).replace(point, ".")

    return step


def from_minor(amount: str, currency: str) -> str:
    """ "104999" USD -> "1049.99"; "500" JPY -> "500"."""
    if not re.fullmatch(r"[-+]?\d{1,15}", amount):
        raise BadCell("is not a whole number of minor units", "change money: in the map")
    places = get_currency_precision(currency.upper())
    return format(Decimal(amount).scaleb(-places), "f")


def time(form: str, zone: tzinfo | None) -> Step:
    """A time as ISO 8601 with an offset. `form`: iso, unix (seconds) or as strptime wants it.

    `zone` is that of times without an offset; without a zone they stay as they are.
    """

    def step(text: str) -> str:
        moment = _moment(text, form)
        if moment is None:
            return text
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
        return moment.isoformat()

    return step


def day(form: str) -> Step:
    """The date of a time as it is written."""

    def step(text: str) -> str:
        moment = _moment(text, form)
        return moment.date().isoformat() if moment else text

    return step


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
