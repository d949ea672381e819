"""From the text of a cell to the value of its column, or the reason why not.

Reasons name a value only when it is an id, a code or a time: never a person's data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from sqlalchemy import Boolean, Column, Date, Integer

from firstline.records.importing.shifting import Shift
from firstline.records.tables.types import Id, Json, Money, UtcTime

Reader = Callable[[str], Any]

_DECIMAL = re.compile(r"[+-]?\d{1,15}(\.\d{1,8})?", re.ASCII)
_TIME = re.compile(r"[-0-9TZtz:+., ]{1,40}", re.ASCII)
_CODE = re.compile(r"[A-Za-z_-]{1,20}", re.ASCII)
_LARGEST = 2**31 - 1
LONGEST_IDENTIFIER = 250
# PostgreSQL keeps no NUL, and half a surrogate pair is no UTF-8 anywhere.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class BadCell(ValueError):
    """`reason` says what is wrong and `advice` what to write instead."""

    def __init__(self, reason: str, advice: str):
        self.reason = reason
        self.advice = advice
        super().__init__(f"{reason}; {advice}")


def reader(column: Column, shift: Shift) -> Reader:
    """How to read the cells of this column; an empty cell never comes here."""
    kind = column.type
    if values := column.info.get("values"):
        return _one_of(values)
    if column.info.get("last_four"):
        return read_last_four
    if column.info.get("currency"):
        return read_currency
    if isinstance(kind, UtcTime):
        return (lambda cell: shift.time(read_time(cell))) if shift else read_time
    if isinstance(kind, Date):
        return (lambda cell: shift.day(read_day(cell))) if shift else read_day
    if isinstance(kind, Json):
        return (lambda cell: read_object(shift.text(cell))) if shift else read_object
    if isinstance(kind, Money):
        return read_money
    if isinstance(kind, Boolean):
        return read_flag
    if isinstance(kind, Integer):
        return read_whole
    if isinstance(kind, Id) or "names" in column.info:
        return read_identifier
    return (lambda cell: read_text(shift.text(cell))) if shift else read_text


def read_identifier(cell: str) -> str:
    if len(cell) > LONGEST_IDENTIFIER:
        raise BadCell(
            f"has {len(cell)} characters", f"write at most {LONGEST_IDENTIFIER} characters here"
        )
    if not cell.isprintable():
        return read_text(cell)
    return cell


def read_last_four(cell: str) -> str:
    if len(cell) > 4 or not cell.isalnum():
        raise BadCell("is not the last four alone", "write the last four digits and nothing more")
    return cell


def read_text(cell: str) -> str:
    if not cell.isprintable() and _UNKEEPABLE.search(cell):
        raise BadCell("holds a character that is not text", "take the NUL or broken character out")
    return cell


def read_money(cell: str) -> Decimal:
    if not _DECIMAL.fullmatch(cell):
        raise BadCell("is not a decimal number", "write digits and a point, such as 1049.99")
    return Decimal(cell)


def read_whole(cell: str) -> int:
    if not _DECIMAL.fullmatch(cell) or Decimal(cell) % 1 or abs(Decimal(cell)) > _LARGEST:
        raise BadCell("is not a whole number", "write digits alone, such as 90")
    return int(Decimal(cell))


def read_time(cell: str) -> datetime:
    """An ISO 8601 time with an offset, as UTC."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        moment = _other_iso(cell)
    if moment.tzinfo is None:
        raise BadCell(
            f"{_shown(cell, _TIME)} has no offset from UTC",
            "write the offset too, such as 2026-11-10T06:00:00+00:00",
        )
    try:
        return moment.astimezone(timezone.utc)
    except OverflowError:
        raise _not_a_time(cell) from None


def _other_iso(cell: str) -> datetime:
    """Forms of ISO 8601 that Python 3.10 does not read: Z, +0000, +00, fractions of any length."""
    text = re.sub(r"[zZ]$", "+00:00", cell)
    text = re.sub(r"(:\d\d.*[+-]\d\d)(\d\d)?$", lambda m: f"{m[1]}:{m[2] or '00'}", text)
    text = re.sub(r"[.,](\d+)", lambda m: "." + m[1][:6].ljust(6, "0"), text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _not_a_time(cell) from None


def _not_a_time(cell: str) -> BadCell:
    return BadCell(
        f"{_shown(cell, _TIME)} is not an ISO 8601 time",
        "write it as 2026-11-10T06:00:00+00:00",
    )


def read_day(cell: str) -> date:
    """An ISO date, or the date of a time as it is written."""
    try:
        return date.fromisoformat(cell[:10]) if len(cell) == 10 else _dated(cell)
    except ValueError:
        raise BadCell(f"{_shown(cell, _TIME)} is not a date", "write it as 2026-11-10") from None


def _dated(cell: str) -> date:
    read_time(cell)
    return date.fromisoformat(cell[:10])


def read_flag(cell: str) -> bool:
    known = {"true": True, "false": False}.get(cell.casefold())
    if known is None:
        raise BadCell(f"{_shown(cell, _CODE)} is not known here", "write true or false")
    return known


def read_currency(cell: str) -> str:
    code = cell.upper()
    if code not in _currencies():
        raise BadCell(
            f"{_shown(cell, _CODE)} is not a currency", "write its ISO 4217 code, such as USD"
        )
    return code


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


def read_object(cell: str) -> dict[str, str]:
    """A JSON object of names and printed texts; numbers keep the digits they are written with."""
    try:
        found = json.loads(cell, parse_int=str, parse_float=str, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise BadCell("is not JSON", 'write an object such as {"last4": "4421"}') from None
    if not isinstance(found, dict):
        raise BadCell("is not a JSON object", 'write an object such as {"last4": "4421"}')
    known = {name: value for name, value in found.items() if value is not None}
    if not all(isinstance(value, str) for value in known.values()):
        raise BadCell("holds a value that is not text", 'write texts: {"last4": "4421"}')
    for part in (*known, *known.values()):
        read_text(part)
    return known


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _one_of(values: tuple[str, ...]) -> Reader:
    known = {value: value for value in values}

    def read(cell: str) -> str:
        found = known.get(cell) or known.get(cell.casefold())
        if found is None:
            raise BadCell(f"{_shown(cell, _CODE)} is not known here", f"use {_list(values)}")
        return found

    return read


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values[:-1]) + f" or {values[-1]}"


def _shown(cell: str, harmless: re.Pattern) -> str:
    return repr(cell) if harmless.fullmatch(cell) else "this value"
