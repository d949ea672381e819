"""Her clock and the company's."""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from zoneinfo import ZoneInfo

from firstline.casework.formats import formats
from firstline.records.snapshot import Snapshot


def her_zone(snapshot: Snapshot) -> ZoneInfo:
    """The customer's time zone, the company's when hers is unknown."""
    customer = snapshot.customer
    return formats(snapshot.company, customer.locale, customer.timezone).timezone


def her_day(snapshot: Snapshot, moment: datetime) -> date:
    return moment.astimezone(her_zone(snapshot)).date()


def at_hers(snapshot: Snapshot, day: date, wall: time) -> datetime:
    """What a clock where she lives shows, as UTC."""
    return datetime.combine(day, wall, her_zone(snapshot)).astimezone(timezone.utc)


def end_of_her_day(snapshot: Snapshot, day: date) -> datetime:
    return at_hers(snapshot, day, time.max)


def company_day(snapshot: Snapshot, moment: datetime) -> date:
    return moment.astimezone(snapshot.company.timezone).date()
