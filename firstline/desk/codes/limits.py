"""How many one-time codes a customer gets, and how many wrong ones are looked at, over all cases."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection

from firstline.desk.tables import codes

LASTS = timedelta(minutes=10)
MOST_SENT, MOST_WRONG = 3, 5
WITHIN = timedelta(hours=1)


def one_at_a_time(desk: Connection, customer_id: str) -> None:
    """Two who count at once see each other; SQLite has one writer anyway."""
    if desk.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:customer, 7777))")
        desk.execute(lock, {"customer": customer_id})


def too_many_sent(desk: Connection, customer_id: str, now: datetime) -> bool:
    mine = codes.c.customer_id == customer_id, codes.c.sent_at > now - WITHIN
    return desk.execute(select(func.count()).where(*mine)).scalar() >= MOST_SENT


def too_many_wrong(desk: Connection, customer_id: str, now: datetime) -> bool:
    """A code is typed at most LASTS after it was sent."""
    mine = codes.c.customer_id == customer_id, codes.c.sent_at > now - WITHIN - LASTS
    counted = select(func.coalesce(func.sum(codes.c.failures), 0)).where(*mine)
    return desk.execute(counted).scalar() >= MOST_WRONG
