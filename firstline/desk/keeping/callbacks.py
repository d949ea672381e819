"""Calls that a customer was promised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, text
from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.desk.keeping import promises, traces
from firstline.desk.keeping.about import About
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.names import new_id
from firstline.desk.tables import callbacks
from firstline.desk.trail import verbs

MINUTES = 30  # how long a call lasts, unless it is said
BOOKED, PLACED, MISSED, CANCELLED = "booked", "placed", "missed", "cancelled"
LONGEST = timedelta(hours=4)


class SlotTaken(RuntimeError):
    """The owner already rings as many customers at that time as one person can."""


@dataclass(frozen=True)
class Booking:
    """`timezone`: the customer's (IANA). `contact`: the number to ring, masked; `contact_id`: where it
    stands in the records. `owner`: who rings, a person
    or a team of so many `people`. `what`: the promise in a sentence.
    """

    starts_at: datetime
    minutes: int
    timezone: str
    contact: str
    owner: str
    what: str = ""
    people: int = 1
    contact_id: str = ""

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Callback:
    """A row. `state`: booked, placed (also late), missed or cancelled."""

    callback_id: str
    case_id: str
    customer_id: str | None
    decision_id: str | None
    at: datetime
    agent: str
    owner: str
    starts_at: datetime
    minutes: int
    timezone: str
    contact: str
    contact_id: str | None
    state: str
    placed_at: datetime | None

    @property
    def about(self) -> About:
        return About(self.case_id, self.customer_id, self.decision_id)


def book(
    connection: Connection,
    booking: Booking,
    about: About,
    agent: str,
    company: Company,
    now: datetime,
) -> str:
    """Promise the call; its id. Raises SlotTaken when somebody else was quicker."""
    if not timedelta(0) < booking.ends_at - booking.starts_at <= LONGEST:
        raise ValueError(f"a callback lasts 1 to 240 minutes, not {booking.minutes}")
    _one_at_a_time(connection, booking.owner)
    if _count_at(connection, booking) >= booking.people * company.desk.callbacks_at_once:
        raise SlotTaken
    callback_id = new_id("B")
    columns = ("owner", "starts_at", "minutes", "timezone", "contact", "contact_id")
    row = {name: getattr(booking, name) for name in columns}
    connection.execute(
        insert(callbacks).values(
            callback_id=callback_id, at=now, agent=agent, state=BOOKED, **vars(about), **row
        )
    )
    promise = NewPromise(
        kind=promises.CALLBACK,
        owner=booking.owner,
        what=booking.what,
        due_at=due_at(booking.starts_at, company),
        subject=callback_id,
        warn_at=_warn_at(booking, company, now),
    )
    promises.make(connection, promise, about, now)
    traces.trace(connection, verbs.BOOKED_CALLBACK, callback_id, about, agent, now)
    return callback_id


def due_at(starts_at: datetime, company: Company) -> datetime:
    """How late it may be placed and still be kept."""
    return starts_at + timedelta(minutes=company.promises.callback_grace_minutes)


def get(connection: Connection, callback_id: str) -> Callback | None:
    return next(iter(listed(connection, (callback_id,))), None)


def listed(connection: Connection, callback_ids: Collection[str]) -> tuple[Callback, ...]:
    """Those of them that there are."""
    if not callback_ids:
        return ()
    wanted = select(callbacks).where(callbacks.c.callback_id.in_(callback_ids))
    return tuple(Callback(**row._mapping) for row in connection.execute(wanted))


def _warn_at(booking: Booking, company: Company, now: datetime) -> datetime:
    ahead = timedelta(minutes=company.desk.callback_warn_minutes)
    return max(booking.starts_at - ahead, now)


def _one_at_a_time(connection: Connection, owner: str) -> None:
    """Two who book for the same owner at once see each other; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:owner, 7776))")
        connection.execute(lock, {"owner": owner})


def _count_at(connection: Connection, booking: Booking) -> int:
    """How many calls of the owner overlap this one."""
    rows = connection.execute(
        select(callbacks.c.starts_at, callbacks.c.minutes).where(
            callbacks.c.owner == booking.owner,
            callbacks.c.state == BOOKED,
            callbacks.c.starts_at > booking.starts_at - LONGEST,
            callbacks.c.starts_at < booking.ends_at,
        )
    )
    return sum(
        starts_at + timedelta(minutes=minutes) > booking.starts_at for starts_at, minutes in rows
    )
