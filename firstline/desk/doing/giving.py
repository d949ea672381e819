"""Goodwill counted once more in the moment it is given, so that two at once are not both given."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy.engine import Connection

from firstline.casework.offers import GOODWILL, is_for
from firstline.company import Authority
from firstline.desk import goodwill, one_at_a_time
from firstline.desk.doing import refusals
from firstline.desk.doing.decisions import DONE, WAITING, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.standing import of_customer


def check(desk: Connection, made: Decision, by: str, authority: Authority, now: datetime) -> None:
    """Before the decision is kept or settled: `by` may give it, for the matter and in the period.

    Raises CannotDo. Holds off, until the transaction ends, whoever gives in the same name or to the
    same customer.
    """
    if made.doing.kind != GOODWILL:
        return
    one_at_a_time.hold(desk, one_at_a_time.GIVING, by)
    one_at_a_time.hold(desk, one_at_a_time.GIVEN, made.customer_id or "")
    giver = goodwill.giver(desk, by, authority, now)
    allowed, amount = authority.roles[giver.role], made.doing.amount.amount
    limit = made.doing.limit
    most = min(allowed.alone, limit.amount) if limit else allowed.alone
    over_case = _on_case(desk, made, authority) + amount > most
    if over_case or giver.given + amount > allowed.per_period:
        raise CannotDo(refusals.OVER_AUTHORITY)


def _on_case(desk: Connection, made: Decision, authority: Authority) -> Decimal:
    """What else she was given in the case or for the same harm. What waits counts for who gives
    alone; who agrees to one of two requests has not yet agreed to the other."""
    counted = (DONE,) if made.state == WAITING else (DONE, WAITING)
    others = (
        one
        for one in of_customer(desk, made.customer_id, made.at)
        if one.reference != made.decision_id and one.state in counted
    )
    rows = frozenset(made.doing.records)
    about = made.case_id, rows, made.doing.finding, authority.currency
    found = (one.amount for one in others if is_for(one, *about))
    return sum(found, Decimal(0))
