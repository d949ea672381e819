"""The times that are free for a callback, as records and desk know them now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.casework.facts import Deadline
from firstline.casework.formats import formats
from firstline.casework.promises.clock import her_zone
from firstline.desk.free_times.free import Slot, Taken, Wanted, free_of, free_slots
from firstline.desk.keeping import callbacks as keeping
from firstline.desk.tables import callbacks
from firstline.records import diary, teams
from firstline.records.snapshot import Snapshot

KIND = "callback"


def next_slots(
    desk: Connection,
    records: Connection,
    snapshot: Snapshot,
    owner: str,
    now: datetime,
    most: int,
    minutes: int = 15,
) -> tuple[Slot, ...]:
    """The next free times of an agent, or of a team of the records, for this customer.

    Where the records offer times of the owner for callbacks, these; else the company's hours.
    """
    company = snapshot.company
    until = now + timedelta(days=company.desk.callback_days + 1)
    people = teams.people(records, owner) or (owner,)
    wanted = Wanted(her_zone(snapshot), minutes, len(people))
    taken = _taken(desk, records, {owner, *people}, snapshot, now - keeping.LONGEST, until)
    offered = [
        (one.starts_at, one.minutes or minutes, one.person or "")
        for one in diary.open_slots(records, KIND, now, until)
        if one.person in people
    ]
    if offered:
        return free_of(offered, wanted, taken, company, now, most)
    return free_slots(wanted, taken, company, now, most)


def label(slot: Slot, snapshot: Snapshot) -> str:
    """The time on her clock, and on the company's where that shows another one."""
    customer, company = snapshot.customer, snapshot.company
    ours = formats(company, customer.locale, company.timezone.key)
    on_ours = f"{ours.text(Deadline(slot.starts_at))} {slot.ours.tzname()}"
    if slot.hers.utcoffset() == slot.ours.utcoffset():
        return on_ours
    hers = formats(company, customer.locale, customer.timezone)
    # Where her clock is another one, its name is said already.
    return f"{hers.text(Deadline(slot.starts_at))} · {on_ours}"


def _taken(
    desk: Connection,
    records: Connection,
    owners: Collection[str],
    snapshot: Snapshot,
    since: datetime,
    until: datetime,
) -> list[Taken]:
    """What these people already have: booked here, and booked in the records."""
    every = snapshot.company.desk.callback_every_minutes
    here = desk.execute(
        select(callbacks.c.starts_at, callbacks.c.minutes).where(
            callbacks.c.owner.in_(sorted(owners)),
            callbacks.c.state == keeping.BOOKED,
            callbacks.c.starts_at >= since,
            callbacks.c.starts_at < until,
        )
    )
    booked = diary.callbacks_between(records, since, until)
    there = [Taken(one.due_at, every) for one in booked if one.owner in owners]
    return [*(Taken(*row) for row in here), *there]
