"""company.yml, overlaid from FIRSTLINE_HOME."""

from __future__ import annotations

from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from firstline import settings
from firstline.company.authority import read_authority
from firstline.company.facts import BadCompany, code, count, days, domains, fact, money
from firstline.company.identity import read_identity
from firstline.company.model import Company, Compensation, Promises

_OVERLAID = (
    "business_hours",
    "promises",
    "authority",
    "identity",
)  # single facts of these are overlaid
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    hours = fact(facts, file, "business_hours", dict)
    return Company(
        name=fact(facts, file, "name", str),
        region=fact(facts, file, "region", lambda code: str(code).upper()),
        language=fact(facts, file, "language", str),
        timezone=fact(facts, file, "timezone", ZoneInfo),
        business_days=fact(hours, file, "days", lambda days: frozenset(map(DAYS.index, days))),
        opens=fact(hours, file, "opens", time.fromisoformat),
        closes=fact(hours, file, "closes", time.fromisoformat),
        extra_holidays=fact(facts, file, "extra_holidays", days),
        sender_domains=fact(facts, file, "sender_domains", domains),
        abuse_address=fact(facts, file, "abuse_address", str),
        log_fresh_hours=fact(facts, file, "log_fresh_hours", int),
        authority=read_authority(fact(facts, file, "authority", dict), file),
        identity=read_identity(fact(facts, file, "identity", dict), file),
        guarantee_months=fact(facts, file, "guarantee_months", count),
        promises=_promises(fact(facts, file, "promises", dict), file),
        auto_compensation=_compensation(facts, file),
    )


def _promises(kept: dict, file: Path) -> Promises:
    names = [field.name for field in fields(Promises)]
    unknown = sorted(set(kept) - set(names))
    if unknown:
        raise BadCompany(f"{file}: unknown key {unknown[0]!r} under 'promises'")
    read = dict.fromkeys(names, count)
    read |= dict.fromkeys(("reach_from", "reach_until"), time.fromisoformat)
    return Promises(**{name: fact(kept, file, name, read[name]) for name in names})


def _compensation(facts: dict, file: Path) -> Compensation | None:
    if facts.get("auto_compensation") is None:
        return None
    sum_ = fact(facts, file, "auto_compensation", dict)
    return Compensation(
        amount=fact(sum_, file, "amount", money), currency=fact(sum_, file, "currency", code)
    )
