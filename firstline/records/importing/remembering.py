"""What stays known of an import: how old each table is, and which domains our messages came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from firstline import clock
from firstline.records.importing.moving import move
from firstline.records.importing.pace import Pace
from firstline.records.importing.staging import rows_of
from firstline.records.importing.staging.layout import Staged
from firstline.records.tables import imports, messages, senders
from firstline.records.writing import upsert


def keep(
    connection: Connection, sheets: Sequence[Staged], as_of: dict[str, datetime], pace: Pace
) -> None:
    """Move what is staged into the records, and remember it."""
    move(connection, sheets, pace.write)
    rows = rows_of(connection, sheets)
    if "messages" in rows:
        renew_senders(connection)
    now = clock.now()
    for name, count in rows.items():
        _remember(connection, name, count, as_of.get(name, now), now)


def _remember(connection: Connection, name: str, rows: int, as_of: datetime, now: datetime) -> None:
    """The table's age. An import that says nothing new leaves the memory of the first one."""
    known = connection.execute(select(imports).where(imports.c.table_name == name)).first()
    if known and (known.as_of, known.rows) == (as_of, rows):
        return
    names = [column.name for column in imports.columns]
    row = dict(zip(names, (name, as_of, now, rows), strict=True))
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
