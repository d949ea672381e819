"""Facts about the company that no record holds: company.yml, overlaid from FIRSTLINE_HOME."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time
from pathlib import Path
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
        facts = {**facts, **_read(overlay)}
        source = overlay
    try:
        return _company(facts)
    except (KeyError, TypeError, ValueError, AttributeError, ZoneInfoNotFoundError) as wrong:
        raise BadCompany(f"{source}: {wrong!s}; see the comments in {shipped.name}") from None


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


def _company(facts: dict) -> Company:
    hours = facts["business_hours"]
    return Company(
        name=str(facts["name"]),
        region=str(facts["region"]).upper(),
        language=str(facts["language"]),
        timezone=ZoneInfo(facts["timezone"]),
        business_days=frozenset(DAYS.index(day) for day in hours["days"]),
        opens=time.fromisoformat(hours["opens"]),
        closes=time.fromisoformat(hours["closes"]),
        extra_holidays=frozenset(date.fromisoformat(str(day)) for day in facts["extra_holidays"]),
        sender_domains=frozenset(domain.lower() for domain in facts["sender_domains"]),
        abuse_address=str(facts["abuse_address"]),
        log_fresh_hours=int(facts["log_fresh_hours"]),
    )
