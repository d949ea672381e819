"""The desk's own rows of a customer, laid beside her records so that findings see them as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from firstline.desk import gifts, tables
from firstline.desk.doing.standing import with_decided
from firstline.desk.keeping import callbacks as keeping
from firstline.desk.keeping import promises
from firstline.records import rows
from firstline.records.beside import Beside, FollowUp
from firstline.records.snapshot import Snapshot

MOST = 200
_STATUS = {
    keeping.BOOKED: "booked",
    keeping.PLACED: "kept",
    keeping.MISSED: "missed",
    keeping.CANCELLED: "cancelled",
}
_UNDATED = datetime.min.replace(tzinfo=timezone.utc)


def beside(snapshot: Snapshot, connection: Connection, now: datetime) -> Snapshot:
    """With the callbacks booked here, the complaints told or taken up here, the follow-ups promised
    here, and what was decided and given here. Five keyed queries, at most MOST rows each."""
    mine = _Mine(connection, snapshot.customer.customer_id)
    booked = [_callback(row, snapshot, now) for row in mine.newest(tables.callbacks, "starts_at")]
    told = mine.newest(tables.complaints, "at")
    known = {row.record for row in (*snapshot.callbacks, *snapshot.complaints)}
    own = [one for one in booked if one.record not in known]
    fresh = [_complaint(row) for row in told if not _is_of(snapshot.complaints, row)]
    follow_ups = mine.newest(
        tables.promises, "due_at", kind=(promises.FOLLOW_UP,), state=promises.NOT_DROPPED
    )
    laid = replace(
        snapshot,
        callbacks=_newest_first([*own, *snapshot.callbacks], "due_at"),
        complaints=_newest_first(
            [*fresh, *(_taken_up(row, told) for row in snapshot.complaints)], "received_at"
        ),
        beside=Beside(
            records=frozenset(one.record for one in (*own, *fresh)),
            follow_ups=tuple(_follow_up(row) for row in follow_ups),
            gifts=gifts.unseen(snapshot.credits, mine.newest(tables.goodwill, "at")),
        ),
    )
    return with_decided(laid, connection, now)


class _Mine:
    """Her rows of a table, newest first."""

    def __init__(self, connection: Connection, customer_id: str) -> None:
        self._connection, self._customer_id = connection, customer_id

    def newest(self, table: Table, by: str, **among: Sequence[str]) -> Sequence[Any]:
        """`among`: a column -> the values it may have."""
        (key,) = table.primary_key
        where = [table.c[name].in_(values) for name, values in among.items()]
        wanted = select(table).where(table.c.customer_id == self._customer_id, *where)
        return self._connection.execute(wanted.order_by(table.c[by].desc(), key).limit(MOST)).all()


def _callback(row: Any, snapshot: Snapshot, now: datetime) -> rows.Callback:
    """One whose time is over is missed, also before the clocks have marked it."""
    is_over = now > keeping.due_at(row.starts_at, snapshot.company)
    state = keeping.MISSED if row.state == keeping.BOOKED and is_over else row.state
    return rows.Callback(
        callback_id=row.callback_id,
        customer_id=row.customer_id,
        due_at=row.starts_at,
        phone=row.contact,
        placed_at=row.placed_at,
        status=_STATUS[state],
        owner=row.owner,
    )


def _complaint(row: Any) -> rows.Complaint:
    return rows.Complaint(
        complaint_id=row.complaint_id,
        customer_id=row.customer_id,
        received_at=row.received_at,
        about=row.about,
        owner=row.owner,
        acknowledged_at=row.acknowledged_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
    )


def _is_of(recorded: Iterable[rows.Complaint], row: Any) -> bool:
    return any(one.complaint_id in (row.of_record, row.complaint_id) for one in recorded)


def _taken_up(recorded: rows.Complaint, told: Sequence[Any]) -> rows.Complaint:
    """A complaint of the records as it stands since it was taken up here: what ended it before
    counts no more."""
    row = next((one for one in told if _is_of((recorded,), one)), None)
    if row is None:
        return recorded
    words = [at for at in (recorded.acknowledged_at, row.acknowledged_at) if at]
    return replace(
        recorded,
        received_at=recorded.received_at or row.received_at,
        owner=row.owner or recorded.owner,
        acknowledged_at=min(words, default=None),
        answered_at=row.answered_at or _since(recorded.answered_at, row.at),
        closed_at=row.closed_at or _since(recorded.closed_at, row.at),
    )


def _since(moment: datetime | None, start: datetime) -> datetime | None:
    return moment if moment and moment >= start else None


def _follow_up(row: Any) -> FollowUp:
    return FollowUp(row.promise_id, row.what, row.owner, row.made_at, row.due_at, row.ended_at)


def _newest_first(found: list[Any], by: str) -> tuple:
    """Those without a time last, as the records have them."""
    return tuple(sorted(found, key=lambda one: getattr(one, by) or _UNDATED, reverse=True))
