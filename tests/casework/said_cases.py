"""What the tests of the message parser share: one fixed present and short forms of what was read."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from hypothesis import settings

from firstline.casework.said import Said, read

NOW = datetime(2026, 11, 10, 14, 0, tzinfo=timezone.utc)  # a Tuesday
NEW_YORK = ZoneInfo("America/New_York")


patient = settings(deadline=5000)  # ms: the first date loads a library; a hang is still seen


def said(text: str, region: str = "US") -> Said:
    return read(text, region=region, timezone=NEW_YORK, now=NOW)


def named(text: str, region: str = "US") -> list[tuple[str, str]]:
    """(kind, value) of each identifier, in the order of the text."""
    return [(mention.kind, mention.value) for mention in said(text, region).mentions]


def tails(text: str) -> list[str]:
    return [mention.value for mention in said(text).tails]


def amounts(text: str, region: str = "US") -> list[tuple[str, str | None]]:
    return [(str(amount.value), amount.currency) for amount in said(text, region).amounts]


def days(text: str, region: str = "US") -> list[str]:
    return [day.day.isoformat() for day in said(text, region).days]


def owned(text: str) -> list[str]:
    return [mention.value for mention in said(text).mentions if mention.owned]


def channel(text: str) -> str | None:
    source = said(text).source
    return source.channel if source else None
