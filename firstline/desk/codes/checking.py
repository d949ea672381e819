"""A one-time code that the customer reads out is checked once, and only so often."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Row

from firstline.casework.identity import MOST_FAILURES
from firstline.desk.cases import Case
from firstline.desk.codes import limits
from firstline.desk.codes.sent import Sent, hashed
from firstline.desk.tables import cases as case_rows
from firstline.desk.tables import codes
from firstline.workplace import Workplace


class TooManyWrong(RuntimeError):
    """So many wrong codes were typed for the customer that none is looked at for a while."""


def last_good(desk: Connection, case_id: str, now: datetime) -> Sent | None:
    """The code that the customer can still read out."""
    row = _good(desk, case_id, now)
    return Sent(row.contact, row.expires_at) if row else None


def check(place: Workplace, desk: Connection, case: Case, typed: str, now: datetime) -> bool:
    """Whether it is the code last sent, still good and not used; a right one is used by this.

    Three wrong ones end it. Raises TooManyWrong.
    """
    limits.one_at_a_time(desk, case.customer_id)
    if limits.too_many_wrong(desk, case.customer_id, now):
        raise TooManyWrong(case.case_id)
    row = _good(desk, case.case_id, now)
    if row is None:
        return False
    digits = "".join(sign for sign in typed if sign.isdecimal())
    is_right = hmac.compare_digest(hashed(place, row.code_id, digits), row.code_hash)
    about = codes.c.code_id == row.code_id
    if not is_right:
        desk.execute(update(codes).where(about).values(failures=codes.c.failures + 1))
        return False
    used = update(codes).where(about, codes.c.used_at.is_(None)).values(used_at=now)
    return desk.execute(used).rowcount == 1


def _good(desk: Connection, case_id: str, now: datetime) -> Row | None:
    """Never one that went to another customer, whoever the case was about before."""
    is_theirs = codes.c.customer_id == case_rows.c.customer_id
    row = desk.execute(
        select(codes)
        .join(case_rows, (case_rows.c.case_id == codes.c.case_id) & is_theirs)
        .where(codes.c.case_id == case_id, codes.c.expires_at > now, codes.c.used_at.is_(None))
        .order_by(codes.c.sent_at.desc(), codes.c.code_id)
    ).first()
    return row if row and row.failures < MOST_FAILURES else None
