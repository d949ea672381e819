"""Facts about the company that no record holds: company.yml, overlaid from FIRSTLINE_HOME."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from firstline import settings

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BadCompany(ValueError):
    """company.yml cannot be used; the message names the file and the key."""


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


def load(home: Path | None = None) -> Company:
    """The shipped company.yml with `home`/company.yml laid over it, key by key."""
    shipped = settings.PROJECT / "company.yml"
    facts = _read(shipped)
    source = shipped
    overlay = (home or settings.load().home) / "company.yml"
    if overlay.exists():
        over = _read(overlay)
        hours = {**facts["business_hours"], **(over.pop("business_hours", None) or {})}
        facts = {**facts, **over, "business_hours": hours}
        source = overlay
    return _company(facts, source)


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


def _days(days: list) -> frozenset[date]:
    return frozenset(date.fromisoformat(str(day)) for day in days)


def _domains(domains: list) -> frozenset[str]:
    return frozenset(str(domain).lower() for domain in domains)
