"""What stays known of an import: how old each table is, and which domains our messages came from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from firstline.records.importing.loading import Loading
from firstline.records.tables import imports, messages, senders
from firstline.records.writing import upsert


def remember(connection: Connection, loading: Loading, as_of: datetime, now: datetime) -> None:
    """The table's age. An import that says nothing new leaves the memory of the first one."""
    name = loading.sheet.table.name
    known = connection.execute(select(imports).where(imports.c.table_name == name)).first()
    if known and (known.as_of, known.rows) == (as_of, loading.rows):
        return
    names = [column.name for column in imports.columns]
    row = dict(zip(names, (name, as_of, now, loading.rows), strict=True))
    connection.execute(upsert(connection, imports, names), [row])


def renew_senders(connection: Connection) -> None:
    """The domains of all senders, found by jumping along the index from one to the next."""
    first = select(func.min(messages.c.sender).label("sender")).cte("walk", recursive=True)
    following = (
        select(func.min(messages.c.sender))
        .where(messages.c.sender > first.c.sender)
        .scalar_subquery()
    )
    walk = first.union_all(select(following).where(first.c.sender.is_not(None)))
    found = connection.execute(select(walk.c.sender)).scalars()
    now = {domain for sender in found if sender and (domain := sender_domain(sender))}
    before = set(connection.execute(select(senders.c.domain)).scalars())
    if gone := before - now:
        connection.execute(senders.delete().where(senders.c.domain.in_(gone)))
    if new := now - before:
        connection.execute(senders.insert(), [{"domain": domain} for domain in sorted(new)])


def sender_domain(sender: str) -> str | None:
    """ "Alder <post@mail.example>" -> "mail.example"; a name or number alone has none."""
    address = sender.strip().rstrip(">").strip()
    _, at, domain = address.rpartition("@")
    return domain.casefold() if at and domain else None
