"""company.yml, overlaid from FIRSTLINE_HOME."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from firstline import settings, yaml_file
from firstline.company.authority import KEYS, read_authority
from firstline.company.facts import (
    BadCompany,
    Section,
    Wanted,
    clock_time,
    count,
    currency,
    days,
    domains,
    known,
    money,
    text,
)
from firstline.company.identity import ACTIONS, read_identity
from firstline.company.model import Company, Compensation, Desk, Promises

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = ("days", "opens", "closes")
_REACH = ("reach_from", "reach_until")
_SOME = (
    "callback_every_minutes",
    "callback_days",
    "callbacks_at_once",
    "delivered_days",
    "conversation_days",
)
_KNOWN = {field.name for field in fields(Company)} - {"business_days", "opens", "closes"}


def load(home: Path | None = None) -> Company:
    """The shipped company.yml with `home`/company.yml laid over it, key by key; raises BadCompany."""
    shipped = _read(settings.PROJECT / "company.yml")
    overlay = (home or settings.load().home) / "company.yml"
    return _company(_read(overlay, shipped) if overlay.exists() else shipped)


def _read(file: Path, below: Section | None = None) -> Section:
    root = yaml_file.read(file, BadCompany)
    facts = {} if root.value is None else known(root, _KNOWN | {"business_hours"})
    return Section(root, facts, below)


def _company(facts: Section) -> Company:
    hours = facts.section("business_hours", _HOURS)
    company = Company(
        name=facts.fact("name", text),
        region=facts.fact("region", _region),
        language=facts.fact("language", _language),
        timezone=facts.fact("timezone", _zone),
        business_days=hours.fact("days", _weekdays),
        opens=hours.fact("opens", clock_time),
        closes=hours.fact("closes", clock_time),
        extra_holidays=facts.fact("extra_holidays", days),
        sender_domains=facts.fact("sender_domains", domains),
        abuse_address=facts.fact("abuse_address", text),
        log_fresh_hours=facts.fact("log_fresh_hours", count),
        authority=read_authority(facts.section("authority", KEYS)),
        identity=read_identity(facts.section("identity", (*ACTIONS, "one_time_code"))),
        guarantee_months=facts.fact("guarantee_months", count),
        promises=_promises(facts),
        auto_compensation=_compensation(facts),
        desk=_desk(facts),
    )
    if company.opens >= company.closes:
        raise hours.wrong("'closes' must be later than 'opens'; write both in 24 hours", "closes")
    return company


def _promises(facts: Section) -> Promises:
    names = [field.name for field in fields(Promises)]
    kept = facts.section("promises", names)
    read = {name: clock_time if name in _REACH else count for name in names}
    promises = Promises(**{name: kept.fact(name, read[name]) for name in names})
    if promises.reach_from >= promises.reach_until:
        raise kept.wrong(
            "'reach_until' must be later than 'reach_from'; write both in 24 hours", *_REACH[::-1]
        )
    return promises


def _desk(facts: Section) -> Desk:
    names = [field.name for field in fields(Desk)]
    section = facts.section("desk", names)
    read = {name: _some if name in _SOME else count for name in names}
    return Desk(**{name: section.fact(name, read[name]) for name in names})


def _some(written: object) -> int:
    if count(written) == 0:
        raise Wanted("write a whole number from 1 to 999")
    return written


def _compensation(facts: Section) -> Compensation | None:
    if not facts.has("auto_compensation"):
        return None
    due = facts.section("auto_compensation", ("amount", "currency"))
    return Compensation(due.fact("amount", money), due.fact("currency", currency))


def _region(written: object) -> str:
    code = str(written).upper()
    if len(code) != 2 or code not in Locale("en").territories:
        raise Wanted("write a country's code of two letters, such as US")
    return code


def _language(written: str) -> str:
    try:
        return str(Locale.parse(written))
    except (UnknownLocaleError, ValueError, TypeError):
        raise Wanted("write a language's code, such as en") from None


def _zone(written: str) -> ZoneInfo:
    try:
        return ZoneInfo(written)
    except (OSError, ValueError, TypeError, KeyError):
        raise Wanted("write a time zone such as America/New_York") from None


def _weekdays(written: list) -> frozenset[int]:
    if not written or not isinstance(written, list) or not set(written) <= set(DAYS):
        raise Wanted(f"write at least one of {', '.join(DAYS)}")
    return frozenset(map(DAYS.index, written))
