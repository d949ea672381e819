"""Reads one fact of company.yml; what is wrong with it is told with its file and key."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError


class BadCompany(ValueError):
    """company.yml cannot be used; the message names the file and the key."""


def fact(facts: dict, file: Path, key: str, read: Callable[[Any], Any]) -> Any:
    if facts.get(key) is None:
        raise BadCompany(f"{file}: {key!r} is missing; the comments in company.yml tell its form")
    try:
        return read(facts[key])
    except (TypeError, ValueError, AttributeError, ZoneInfoNotFoundError):
        raise BadCompany(
            f"{file}: {key!r} cannot be {facts[key]!r}; the comments in company.yml tell its form"
        ) from None


def count(written: Any) -> int:
    if isinstance(written, bool) or not isinstance(written, int) or not 0 <= written < 1000:
        raise ValueError
    return written


def money(written: Any) -> Decimal:
    try:
        amount = Decimal(str(written))
    except InvalidOperation:
        raise ValueError from None
    if not amount.is_finite() or amount <= 0:
        raise ValueError
    return amount


def code(written: Any) -> str:
    if not re.fullmatch(r"[A-Z]{3}", str(written).upper()):
        raise ValueError
    return str(written).upper()


def days(days: list) -> frozenset[date]:
    return frozenset(date.fromisoformat(str(day)) for day in days)


def domains(domains: list) -> frozenset[str]:
    return frozenset(str(domain).lower() for domain in domains)


def known_keys(section: dict, names: set[str], file: Path, where: str) -> None:
    unknown = sorted(set(section) - names)
    if unknown:
        raise BadCompany(f"{file}: unknown key {unknown[0]!r}{where}")
