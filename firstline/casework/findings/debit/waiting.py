"""What is still to come: when a hold falls, when books close, when a refund arrives."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework import calendar
from firstline.casework.facts import Day, Deadline, Fact, Moment, State
from firstline.casework.findings.debit import rows, spans
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.holds import is_open
from firstline.casework.findings.debit.ledger import Ledger
from firstline.casework.findings.debit.matter import Matter

_HOLD_TAKES = 7
_CALL_WITHIN = 2

Found = dict[str, Fact | None]


def hold(ledger: Ledger, sight: Sight, matter: Matter) -> Found:
    if matter.hold is None:
        return {}
    found: Found = {
        "hold_amount": rows.money(matter.hold.amount, matter.hold.currency),
        "hold_on": rows.day(ledger, matter.hold.created_at),
        **rows.account(ledger, matter.hold),
    }
    if sight.asks_of_a_hold:
        found["asked_hold"] = State()
    if matter.other_hold is not None:
        found["two_holds"] = State()
    if is_open(ledger, matter.hold):
        return found | {"released_by": _falls_by(ledger, matter.hold)}
    return found | _gone(ledger, matter.hold)


def _falls_by(ledger: Ledger, row: Any) -> Deadline:
    dropped = calendar.business_day_after(row.created_at, _HOLD_TAKES, ledger.company)
    return Deadline(dropped) if dropped > ledger.now else after(ledger, ledger.now, _CALL_WITHIN)


def _gone(ledger: Ledger, row: Any) -> Found:
    """Since when it is gone, as far as the books tell."""
    found: Found = {"hold_gone": State()}
    if row.status == "settled":
        return found | {"became_payment": State(), "released_on": rows.day(ledger, row.settled_at)}
    if row.status == "pending":
        return found | {"released_on": rows.day(ledger, row.created_at + spans.HOLD_LIVES)}
    if row.settled_at is not None:
        return found | {"released_on": rows.day(ledger, row.settled_at)}
    return found | {"seen_until": Moment(ledger.until)}


def unclear(ledger: Ledger, sight: Sight, matter: Matter) -> Found:
    found: Found = {matter.why or "undecided": State(), "call_by": after(ledger, ledger.now, 1)}
    if matter.why in ("books_open", "unsettled"):
        closes = _closing(ledger, sight, matter)
        found["closes_at"] = Deadline(closes)
        found["call_by"] = Deadline(calendar.end_of_day(closes, ledger.company))
    if matter.why == "books_open" and not matter.debits and sight.open_day():
        found["asked_on"] = Day(sight.open_day())
    return found


def _closing(ledger: Ledger, sight: Sight, matter: Matter) -> datetime:
    """When the books that are needed are closed; our next copy when ours is from before that."""
    company, asked = ledger.company, sight.open_day()
    needed = [spans.books_close(debit.at, company) for debit in matter.debits if debit.at]
    needed += [spans.day_closes(asked, company)] if asked else []
    latest = max(needed, default=ledger.now)
    return latest if latest > ledger.now else spans.next_close(ledger.now, company)


def after(ledger: Ledger, moment: datetime, days: int) -> Deadline:
    return Deadline(calendar.business_day_after(moment, days, ledger.company))
