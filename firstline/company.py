"""Facts about the company that no record holds: company.yml, overlaid from FIRSTLINE_HOME."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from firstline import settings

_OVERLAID = ("business_hours", "promises")  # keys within which single facts are overlaid
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BadCompany(ValueError):
    """company.yml cannot be used; the message names the file and the key."""


@dataclass(frozen=True)
class Promises:
    """What the company holds itself to. A complaint's clocks run from the day it was received.

    `reach_until`: on her clock, when a call promised for a day must have come.
    `failures_days`: how far back broken appointments are counted.
    """

    callback_grace_minutes: int = 15
    reach_until: time = time(21)
    acknowledge_business_days: int = 3
    answer_business_days: int = 15
    final_answer_weeks: int = 8
    failures_days: int = 90


@dataclass(frozen=True)
class Compensation:
    """What each missed appointment makes due by itself; `currency` is ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Company:
    """`opens` and `closes` are wall times in `timezone`; `business_days` counts Monday as 0."""

    name: str
    region: str
    language: str
    timezone: ZoneInfo
    business_days: frozenset[int]
    opens: time
    closes: time
    extra_holidays: frozenset[date]
    sender_domains: frozenset[str]
    abuse_address: str
    log_fresh_hours: int
    promises: Promises = Promises()
    auto_compensation: Compensation | None = None


def load(home: Path | None = None) -> Company:
    """The shipped company.yml with `home`/company.yml laid over it, key by key."""
    shipped = settings.PROJECT / "company.yml"
    facts = _read(shipped)
    source = shipped
    overlay = (home or settings.load().home) / "company.yml"
    if overlay.exists():
        over = _read(overlay)
        parts = {
            key: _laid_over(facts[key], over.pop(key, None), key, overlay) for key in _OVERLAID
        }
        facts = {**facts, **over, **parts}
        source = overlay
    return _company(facts, source)


def _laid_over(shipped: dict, over: Any, key: str, file: Path) -> dict:
    if not isinstance(over or {}, dict):
        raise BadCompany(
            f"{file}: {key!r} cannot be {over!r}; the comments in company.yml tell its form"
        )
    return {**shipped, **(over or {})}


def _read(file: Path) -> dict:
    try:
        facts = YAML(typ="safe").load(file.read_text(encoding="utf-8")) or {}
    except MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise BadCompany(f"{file}, line {line}: {wrong.problem}") from None
    if not isinstance(facts, dict):
        raise BadCompany(f"{file}: expected keys and values, found {type(facts).__name__}")
    known = {field.name for field in fields(Company)} - {"business_days", "opens", "closes"}
    unknown = sorted(set(facts) - known - {"business_hours"})
    if unknown:
        raise BadCompany(f"{file}: unknown key {unknown[0]!r}")
    return facts


def _company(facts: dict, file: Path) -> Company:
    hours = _fact(facts, file, "business_hours", dict)
    return Company(
        name=_fact(facts, file, "name", str),
        region=_fact(facts, file, "region", lambda code: str(code).upper()),
        language=_fact(facts, file, "language", str),
        timezone=_fact(facts, file, "timezone", ZoneInfo),
        business_days=_fact(hours, file, "days", lambda days: frozenset(map(DAYS.index, days))),
        opens=_fact(hours, file, "opens", time.fromisoformat),
        closes=_fact(hours, file, "closes", time.fromisoformat),
        extra_holidays=_fact(facts, file, "extra_holidays", _days),
        sender_domains=_fact(facts, file, "sender_domains", _domains),
        abuse_address=_fact(facts, file, "abuse_address", str),
        log_fresh_hours=_fact(facts, file, "log_fresh_hours", int),
        promises=_promises(_fact(facts, file, "promises", dict), file),
        auto_compensation=_compensation(facts, file),
    )


def _promises(kept: dict, file: Path) -> Promises:
    names = [field.name for field in fields(Promises)]
    unknown = sorted(set(kept) - set(names))
    if unknown:
        raise BadCompany(f"{file}: unknown key {unknown[0]!r} under 'promises'")
    read = dict.fromkeys(names, _count) | {"reach_until": time.fromisoformat}
    return Promises(**{name: _fact(kept, file, name, read[name]) for name in names})


def _compensation(facts: dict, file: Path) -> Compensation | None:
    if facts.get("auto_compensation") is None:
        return None
    sum_ = _fact(facts, file, "auto_compensation", dict)
    return Compensation(
        amount=_fact(sum_, file, "amount", _money), currency=_fact(sum_, file, "currency", _code)
    )


def _fact(facts: dict, file: Path, key: str, read: Callable[[Any], Any]) -> Any:
    if facts.get(key) is None:
        raise BadCompany(f"{file}: {key!r} is missing; the comments in company.yml tell its form")
    try:
        return read(facts[key])
    except (TypeError, ValueError, AttributeError, ZoneInfoNotFoundError):
        raise BadCompany(
            f"{file}: {key!r} cannot be {facts[key]!r}; the comments in company.yml tell its form"
        ) from None


def _count(written: Any) -> int:
    if isinstance(written, bool) or not isinstance(written, int) or not 0 <= written < 1000:
        raise ValueError
    return written


def _money(written: Any) -> Decimal:
    try:
        amount = Decimal(str(written))
    except InvalidOperation:
        raise ValueError from None
    if not amount.is_finite() or amount <= 0:
        raise ValueError
    return amount


def _code(written: Any) -> str:
    if not re.fullmatch(r"[A-Z]{3}", str(written).upper()):
        raise ValueError
    return str(written).upper()


def _days(days: list) -> frozenset[date]:
    return frozenset(date.fromisoformat(str(day)) for day in days)


def _domains(domains: list) -> frozenset[str]:
    return frozenset(str(domain).lower() for domain in domains)
