"""After the shift: is everything that was promised to the agents there, once?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine

from benchmarks.shift import allowances
from benchmarks.shift.kept import Kept
from firstline.casework.playbook.kinds import kinds
from firstline.company import Authority
from firstline.desk import codes, tables
from firstline.desk.outbox.delivering import TOO_LATE
from firstline.desk.outbox.queue import DEAD, DELIVERED
from firstline.desk.trail import verbs, verifying
from firstline.desk.trail.entries import FIRSTLINE

# A kind of step -> the table in which each of its decisions leaves one row.
ROWS = {
    "note": tables.notes,
    "wish": tables.notes,
    "callback": tables.callbacks,
    "complaint": tables.complaints,
    "escalate": tables.escalations,
    "task": tables.promises,
}


def wrong(desk: Engine, kept: Kept, folder: Path, authority: Authority) -> list[str]:
    """What is not as it must be, one sentence each; nothing when all is well."""
    with desk.connect() as connection:
        found = [*_decisions(connection, kept), *_rows(connection), *_orders(connection, folder)]
        found += [*_closed(connection, kept), *_codes(connection), *_clocks(connection)]
        found += allowances.miscounted(connection)
        found += allowances.exceeded(connection, authority)
    checked = verifying.verify(desk)
    if checked.wrong:
        found.append(f"the trail does not verify: {checked.wrong}")
    if checked.waiting:
        found.append(f"{checked.waiting} entries of the trail are not sealed")
    return found


def waiting(desk: Engine) -> int:
    """Orders still to be delivered and entries still to be sealed."""
    with desk.connect() as connection:
        orders = _count(connection, tables.outbox, tables.outbox.c.state == "waiting")
        entries = _count(connection, tables.trail)
        return orders + entries - _count(connection, tables.trail_seals)


def _decisions(connection: Connection, kept: Kept) -> Iterator[str]:
    rows = {row.key: row for row in connection.execute(select(tables.decisions))}
    for key, decision in kept.decided.items():
        row = rows.get(key)
        if decision and row is None:
            yield f"{decision} was confirmed to an agent and is lost"
        elif decision and row.decision_id != decision:
            yield f"one key, two decisions: {decision} and {row.decision_id}"
        elif not decision and row is not None:
            yield f"{row.decision_id} was refused to an agent and stands"
    for key in rows.keys() - kept.decided.keys():
        yield f"{rows[key].decision_id} was never asked for"
    by_id = {row.decision_id: row for row in rows.values()}
    for decision, state in kept.settled.items():
        if by_id[decision].state != state:
            yield f"{decision} was settled as {state} and is {by_id[decision].state}"
    told = Counter(
        connection.execute(
            select(tables.trail.c.subject).where(tables.trail.c.action == "decided")
        ).scalars()
    )
    for decision in by_id:
        if told[decision] != 1:
            yield f"{decision} stands {told[decision]} times in the trail"


def _rows(connection: Connection) -> Iterator[str]:
    """Each decision that is done left one row of its kind, and no row came from nowhere."""
    done = select(tables.decisions.c.decision_id, tables.decisions.c.kind).where(
        tables.decisions.c.state == "done"
    )
    kind_of = dict(connection.execute(done).all())
    for kind in ROWS:
        table = ROWS[kind]
        rows = select(table.c.decision_id)
        if table is tables.escalations:  # what was not seen to in time goes on to the next level
            rows = rows.where(table.c.agent != FIRSTLINE)
        left = Counter(connection.execute(rows).scalars())
        for decision in (one for one, of in kind_of.items() if of == kind):
            if left[decision] != 1:
                yield f"{decision} ({kind}) left {left[decision]} rows in {table.name}"


def _orders(connection: Connection, folder: Path) -> Iterator[str]:
    """Each decision that is done ordered once, each order was delivered or came too late."""
    rows = connection.execute(select(tables.outbox)).all()
    per_decision = Counter(row.decision_id for row in rows if row.decision_id)
    done = connection.execute(
        select(tables.decisions.c.decision_id, tables.decisions.c.kind, tables.decisions.c.state)
    )
    for row in done:
        wanted = int(row.state == "done" and bool(kinds()[row.kind].topic))
        if per_decision[row.decision_id] != wanted:
            yield f"{row.decision_id} ({row.kind}) ordered {per_decision[row.decision_id]} times"
    delivered = {file.stem for file in folder.glob("O-*.json") if json.loads(file.read_text())}
    for row in rows:
        is_delivered = row.state == DELIVERED and row.outbox_id in delivered
        # A killed worker's order waits for a minute; then it may be of no use any more.
        is_too_late = row.state == DEAD and row.problem == TOO_LATE
        if not is_delivered and not is_too_late:
            yield f"{row.outbox_id} ({row.topic}) is {row.state}: {row.problem}"
    for stray in delivered - {row.outbox_id for row in rows}:
        yield f"{stray} was delivered and is in no outbox"


def _closed(connection: Connection, kept: Kept) -> Iterator[str]:
    rows = connection.execute(
        select(tables.cases.c.case_id).where(tables.cases.c.state == "closed")
    )
    for case in kept.closed ^ set(rows.scalars()):
        yield f"{case} is closed for the desk or for its agent, not for both"


def _codes(connection: Connection) -> Iterator[str]:
    """Each code was sent once."""
    sent = _count(connection, tables.outbox, tables.outbox.c.topic == codes.TOPIC)
    made = _count(connection, tables.codes)
    if sent != made:
        yield f"{made} codes were made and {sent} sent"


def _clocks(connection: Connection) -> Iterator[str]:
    """Whoever was reminded of a promise was so once, and what broke, broke once."""
    for action, column in (
        (verbs.REMINDED_OF_PROMISE, tables.promises.c.warned_at),
        (verbs.PROMISE_BROKEN, tables.promises.c.broken_at),
    ):
        told = select(tables.trail.c.subject).where(tables.trail.c.action == action)
        times = Counter(connection.execute(told).scalars())
        due = set(connection.execute(_promises(column)).scalars())
        for promise in times.keys() | due:
            if times[promise] != (promise in due):
                yield f"{promise}: {action} stands {times[promise]} times in the trail"


def _promises(column):
    return select(tables.promises.c.promise_id).where(column.is_not(None))


def _count(connection: Connection, table, *where) -> int:
    return connection.execute(select(func.count()).select_from(table).where(*where)).scalar()
