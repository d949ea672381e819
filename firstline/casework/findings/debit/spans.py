"""How near in time debits must lie to be about one thing, and when the books of a day are closed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from firstline.casework.calendar import months_after
from firstline.company import Company

BOOKS_CLOSE = time(6, 0)  # the next morning, on the company's clock
LOOK_BACK_MONTHS = 13  # as long as a bank takes claims about a payment
AT_ONCE = timedelta(days=3)  # a batch that runs twice does so within a long weekend
BEFORE_AN_INSTALMENT = timedelta(days=6)  # the next part of a price is due after a week at least
# A failed debit is tried again for two weeks as a rule; so late may a paid one be tried again too.
TRIED_AGAIN = timedelta(days=14)
FAILED_BEFORE = timedelta(days=31)
TOGETHER = timedelta(days=7)  # equal sums of different things that are taken for one
STATEMENT = timedelta(days=62)  # what two monthly statements show
FRESH = timedelta(hours=36)  # an older copy may lack a refund or a release
HOLD_LIVES = timedelta(days=31)  # after that a bank has dropped it, whatever our books say

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "four_weeks": 28}
_ALIASES = {
    **{"daily": "day", "weekly": "week", "biweekly": "fortnight", "fortnightly": "fortnight"},
    **{"two_weeks": "fortnight", "monthly": "month", "quarterly": "quarter", "yearly": "year"},
    **{"p1d": "day", "p1w": "week", "p7d": "week", "p2w": "fortnight", "p14d": "fortnight"},
    **{"p1m": "month", "p3m": "quarter", "p6m": "half_year", "p1y": "year", "p12m": "year"},
    **{"annual": "year", "annually": "year", "half_yearly": "half_year", "4_weeks": "four_weeks"},
}
_MOST_STEPS = 800


def period_name(written: str | None) -> str:
    """ "week" of "Weekly"; "" when it is no period we know."""
    name = (written or "").strip().lower().replace("-", "_").replace(" ", "_")
    name = _ALIASES.get(name, name)
    return name if name in _MONTHS or name in _DAYS else ""


def length(period: str) -> timedelta:
    return timedelta(days=_DAYS[period] if period in _DAYS else 30.4 * _MONTHS[period])


def next_due(moment: datetime, period: str, times: int, company: Company) -> datetime:
    """`times` periods later at the same hour of the company's clock; the 31st becomes the last."""
    local = moment.astimezone(company.timezone)
    if period in _DAYS:
        later = local + timedelta(days=_DAYS[period] * times)
    else:
        later = months_after(local, _MONTHS[period] * times)
    return later.astimezone(timezone.utc)


def is_due_at(start: datetime, period: str, moment: datetime, company: Company) -> bool:
    """Whether a plan that debits at `start` debits on the day of `moment` too."""
    about = round((moment - start) / length(period))
    return any(
        abs(next_due(start, period, times, company) - moment) <= timedelta(hours=12)
        for times in (about - 1, about, about + 1)
        if abs(times) < _MOST_STEPS
    )


def look_back(now: datetime) -> datetime:
    return months_after(now, -LOOK_BACK_MONTHS)


def books_close(moment: datetime, company: Company) -> datetime:
    """When the books of the company's day of `moment` are closed, as UTC."""
    return day_closes(moment.astimezone(company.timezone).date(), company)


def day_closes(day: date, company: Company) -> datetime:
    closes = datetime.combine(day + timedelta(days=1), BOOKS_CLOSE, company.timezone)
    return closes.astimezone(timezone.utc)


def next_close(now: datetime, company: Company) -> datetime:
    """The next time any books are closed: this morning's, or tomorrow's once that has passed."""
    before = books_close(now - timedelta(days=1), company)
    return before if before > now else books_close(now, company)
