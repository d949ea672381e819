"""When a plan debits: the same hour of the company's clock, each week or each month."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta, timezone

from benchmarks.ledgers.books import Books

# Period, its weeks or months, and how many days after a debit nothing else can be due.
PERIODS = {"week": 2.0, "fortnight": 5.0, "month": 9.0, "quarter": 12.0, "year": 12.0}
_WEEKS = {"week": 1, "fortnight": 2}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def dues(books: Books, period: str, last: datetime, count: int) -> list[datetime]:
    """`count` times up to `last`, oldest first."""
    return [step(books, last, period, -number) for number in reversed(range(count))]


def step(books: Books, moment: datetime, period: str, times: int) -> datetime:
    local = moment.astimezone(books.zone)
    if period in _WEEKS:
        return (local + timedelta(weeks=_WEEKS[period] * times)).astimezone(timezone.utc)
    months = local.year * 12 + local.month - 1 + _MONTHS[period] * times
    year, month = months // 12, months % 12 + 1
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day).astimezone(timezone.utc)
