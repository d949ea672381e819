"""What an agent typed into a step's fields, checked and brought into one form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from firstline.casework.calendar import months_after
from firstline.casework.doing.model import Option
from firstline.casework.said.redaction import redact
from firstline.casework.sums import read_sum, unit
from firstline.company import Company

LONGEST_TEXT = 2000
MOST_MONEY = Decimal(100_000)
MOST_MONTHS = 12  # how long ago a day may be
MOST_DAYS_AHEAD = 730


# A slot that is none: the times from this day on are wanted instead ("from:2026-11-16").
FROM = "from:"


class BadField(ValueError):
    """`field` holds something that cannot be used; the message says what can."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(problem)
        self.field = field


class NotFree(BadField):
    """The time is none of those offered, or not any more."""


class NotAsked(BadField):
    """The step has no such field."""


def turns_over(typed: str) -> bool:
    return typed.strip().startswith(FROM)


def check_turn(name: str, typed: str, options: tuple[Option, ...]) -> None:
    """Times from a day on are wanted, and `options` are those there are; raises BadField."""
    try:
        day = date.fromisoformat(typed.strip().removeprefix(FROM))
    except ValueError:
        raise BadField(name, f"Write the first day as {FROM}2026-11-22.") from None
    if not options:
        raise NotFree(name, f"There are no free times from {day} on; name an earlier day.")


def refuse_others(typed: Mapping[str, str], known: Iterable[str]) -> None:
    """What is typed into a field that the step does not have would be left out unseen; raises
    NotAsked. An empty field says nothing."""
    known = tuple(known)
    for name in (one for one, text in typed.items() if text.strip() and one not in known):
        asked = f"; it asks for {', '.join(known)}" if known else ""
        raise NotAsked(name, f"This step asks for no {name[:40]!r}{asked}. Leave the field out.")


def checked(
    name: str,
    kind: str,
    typed: str,
    company: Company,
    now: datetime,
    options: tuple[Option, ...],
    currency: str = "",
) -> str:
    """The field in its one form; raises BadField. `currency`: that of a sum, ISO 4217; the
    company's where none is said."""
    typed = typed.strip()
    if kind == "money":
        return _money(name, typed, currency or company.authority.currency)
    if kind == "day":
        return _day(name, typed, company, now)
    if kind == "slot":
        return _slot(name, typed, company, now, options)
    if kind == "time":
        return _time(name, typed, company, now)
    if kind == "choice":
        return _choice(name, typed, options)
    if len(typed) > LONGEST_TEXT:
        raise BadField(name, f"Write at most {LONGEST_TEXT:,} characters.")
    if not any(map(str.isprintable, typed)):
        raise BadField(name, "Write it in words.")
    return redact(typed)


def _money(name: str, typed: str, currency: str) -> str:
    amount, least = read_sum(typed, currency), unit(currency)
    if amount is None:
        example = example_of(currency)
        raise BadField(name, f"Write the sum in {currency} as plain digits, such as {example}.")
    if not 0 < amount <= MOST_MONEY:
        raise BadField(name, f"Write a sum from {least} to {MOST_MONEY:,}.")
    return format(amount, "f")


def example_of(currency: str) -> str:
    """A sum as it may be typed: "42.00", without digits that the currency does not have."""
    return format(Decimal(42).quantize(unit(currency)), "f")


def example_at(kind: str, company: Company, now: datetime) -> str:
    """A day or a time as it may be typed: today, or an hour of tomorrow, on the company's clock."""
    today = now.astimezone(company.timezone).date()
    tomorrow = datetime.combine(today + timedelta(days=1), time(14, 30))
    return today.isoformat() if kind == "day" else tomorrow.isoformat(timespec="minutes")


def _day(name: str, typed: str, company: Company, now: datetime) -> str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise BadField(name, "Write the day as 2026-11-22.") from None
    today = now.astimezone(company.timezone).date()
    oldest = months_after(today, -MOST_MONTHS)
    if not oldest <= day <= today:
        raise BadField(name, f"Name a day from {oldest} to {today}.")
    return day.isoformat()


def _time(name: str, typed: str, company: Company, now: datetime) -> str:
    """A time without an offset is the company's."""
    try:
        moment = datetime.fromisoformat(typed.replace("Z", "+00:00"))
    except ValueError:
        raise BadField(name, "Write the time as 2026-11-22T14:30.") from None
    if len(typed) <= len("2026-11-22"):
        moment = datetime.combine(moment.date(), time(12), None)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=company.timezone)
    latest = now + timedelta(days=MOST_DAYS_AHEAD)
    if not now < moment <= latest:
        raise BadField(name, f"Name a time to come, at the latest on {latest.date()}.")
    return moment.astimezone(timezone.utc).isoformat()


def _slot(
    name: str, typed: str, company: Company, now: datetime, options: tuple[Option, ...]
) -> str:
    moment = datetime.fromisoformat(_time(name, typed, company, now))
    if moment not in {datetime.fromisoformat(one.id) for one in options}:
        raise NotFree(name, "Choose one of the times offered.")
    return moment.isoformat()


def _choice(name: str, typed: str, options: tuple[Option, ...]) -> str:
    if typed not in {one.id for one in options}:
        raise BadField(name, "Choose one of the answers offered.")
    return typed
