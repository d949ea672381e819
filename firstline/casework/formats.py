"""Facts as text: the wording's language, the customer's territory and time zone (Babel)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency

from firstline.casework.facts import Day, Deadline, Fact, Moment, Money, State
from firstline.company import Company


@dataclass(frozen=True)
class Formats:
    """How one customer reads numbers and dates; `home`: the company's time zone, which needs no name."""

    locale: Locale
    timezone: ZoneInfo
    home: ZoneInfo | None = None

    def text(self, fact: Fact) -> str:
        if isinstance(fact, Money):
            return format_currency(fact.amount, fact.currency, locale=self.locale)
        if isinstance(fact, Day):
            return format_date(fact.day, "long", locale=self.locale)
        if isinstance(fact, Moment):
            local = fact.at.astimezone(self.timezone)
            day = format_date(local, "long", locale=self.locale)
            return f"{day}, {self._time(local)}{self._zone(local)}"
        if isinstance(fact, Deadline):
            local = fact.at.astimezone(self.timezone)
            day = format_skeleton("MMMMEEEEd", local, locale=self.locale)
            return f"{day}, {self._time(local)}{self._zone(local)}"
        if isinstance(fact, State):
            raise TypeError("a state is a condition and has no text")
        return fact.text

    def stamp(self, at: datetime) -> str:
        """When something was kept or looked up: "Nov 5, 2026, 10:12 AM EST"."""
        local = at.astimezone(self.timezone)
        return f"{format_date(local, 'medium', locale=self.locale)}, {self._time(local)} {local.tzname()}"

    def short_day(self, at: datetime) -> str:
        """The day in digits, as people write it where the reader lives: "11/5/2026", "5.11.2026"."""
        return format_skeleton("yMd", at.astimezone(self.timezone), locale=_spoken_in(self.locale))

    def _zone(self, local: datetime) -> str:
        """Named where the company's clocks show another time."""
        if self.home is None or local.astimezone(self.home).utcoffset() == local.utcoffset():
            return ""
        name = local.tzname() or ""
        return f" {name}" if name.isalpha() else f" UTC{name}"

    def _time(self, local) -> str:
        written = format_time(local, "short", tzinfo=self.timezone, locale=self.locale)
        return written.replace("\u202f", " ")


@lru_cache(maxsize=1024)
def formats(company: Company, locale: str | None, timezone: str | None) -> Formats:
    """`locale` ("de_DE", "de-DE") and `timezone` are the customer's; unknown ones are the company's."""
    zone = _zone(company, timezone or "")
    return Formats(_locale(company, locale or ""), zone, company.timezone)


def _locale(company: Company, locale: str) -> Locale:
    parts = locale.replace("-", "_").split("_")
    territory = parts[-1].upper() if len(parts) > 1 else company.region
    for name in (f"{company.language}_{territory}", f"{company.language}_{company.region}"):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(company.language)


def _spoken_in(locale: Locale) -> Locale:
    """What most people of its territory speak: German for English as it is written to Germany."""
    try:
        return Locale.parse(f"und_{locale.territory}")
    except (UnknownLocaleError, ValueError):
        return locale


def _zone(company: Company, timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone) if timezone else company.timezone
    except (ZoneInfoNotFoundError, ValueError):
        return company.timezone
