"""What may be told of a job and of one of its parts, as facts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from firstline.casework import calendar
from firstline.casework.facts import Account, Day, Deadline, Fact, Moment, State
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.known import account, kept
from firstline.casework.findings.parts.trouble import Trouble
from firstline.casework.promises import parts
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.work import Job
from firstline.casework.wishes import tells_wrong
from firstline.company import Company

TO_FIND_OUT = timedelta(hours=2)
NEWS_EVERY = 2  # business days
_LEAST = timedelta(minutes=30)


def of_job(bench: Bench, job: Job) -> dict[str, Fact]:
    """`job` and `tell_by` are always there."""
    order, start = job.order, job.starts_at
    created = until(order.created_at, bench.now)
    today = company_day(bench.snapshot, bench.now)
    day = company_day(bench.snapshot, start) if start else None
    return kept(
        {
            "job": account(order.asset) or Account(order.work_order_id or ""),
            "fault": account(order.fault),
            "booked_on": _day(bench, created),
            "starts_at": Moment(start) if start else None,
            "today": State() if day == today else None,
            "ahead": State() if day and day > today and not tells_wrong(bench.said.text) else None,
            "tell_by": Deadline(tell_by(bench.now, bench.snapshot.company)),
        }
    )


def of_part(bench: Bench, job: Job, trouble: Trouble) -> dict[str, Fact]:
    row, code = trouble.row, trouble.code
    fresh = can_tell(bench, row, code)
    return kept(
        {
            "part": account(row.description) or account(row.sku),
            "needed_part": account(row.sku),
            "ordered_part": account(row.ordered_sku),
            "purchase_order": account(row.purchase_order),
            "ordered_on": _day(bench, until(row.ordered_at, bench.now)),
            "supplier": account(row.supplier),
            "received_on": _day(bench, until(row.received_at, bench.now)),
            "shelved_under": account(row.shelved_under),
            "fresh": State() if fresh else None,
            "books_end": Moment(bench.reached) if bench.reached and not fresh else None,
            **_stock(bench, row),
            **_coming(bench, job, row, code),
            "news_by": Deadline(_news_by(bench, row, fresh)),
        }
    )


def can_tell(bench: Bench, row: Any, code: str) -> bool:
    """Our copy of the books is new enough to know that nothing has come of it since."""
    if not bench.is_fresh:
        return False
    eta = dated(row.eta)
    waits = code == "BACKORDER" and eta is not None and eta <= bench.now
    return not waits or bench.is_overdue(row)


def tell_by(now: datetime, company: Company) -> datetime:
    """Two hours of business from now, at the latest when the company closes; else the next
    business day."""
    day = now.astimezone(company.timezone).date()
    opening = datetime.combine(day, company.opens, company.timezone).astimezone(timezone.utc)
    closing, start = calendar.closing_time(day, company), max(now, opening)
    if calendar.is_business_day(day, company) and closing - start >= _LEAST:
        return min(start + TO_FIND_OUT, closing)
    return calendar.business_day_after(now, 1, company)


def _news_by(bench: Bench, row: Any, fresh: bool) -> datetime:
    """Every second business day while a day is known; at once where it is to be found out."""
    company, eta = bench.snapshot.company, dated(row.eta)
    if fresh and eta and eta > bench.now:
        return calendar.business_day_after(bench.now, NEWS_EVERY, company)
    return tell_by(bench.now, company)


def _stock(bench: Bench, row: Any) -> dict[str, Fact | None]:
    if row.record not in bench.stocked:
        return {"none_in": account(row.depot) if row.depot_quantity is not None else None}
    return {"in_stock": Account(str(row.depot_quantity)), "depot": account(row.depot)}


def _coming(bench: Bench, job: Job, row: Any, code: str) -> dict[str, Fact | None]:
    """A supplier's day that has passed is no estimate; of a wrong part it tells nothing."""
    eta, due = dated(row.eta), parts.needed_by(row, job)
    if eta is None or code not in ("BACKORDER", "NOT_ORDERED_24H"):
        return {}
    if code == "BACKORDER":
        return {"eta" if eta > bench.now else "was_due": Moment(eta)}
    if eta <= bench.now:
        return {}
    in_time = due is not None and eta <= due
    return {"estimate": Moment(eta), "in_time": State() if in_time else None}


def _day(bench: Bench, moment: datetime | None) -> Day | None:
    return Day(company_day(bench.snapshot, moment)) if moment else None
