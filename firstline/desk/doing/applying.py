"""What a decision brings about: rows of the desk, and what other systems are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.desk import cases, goodwill
from firstline.desk.doing import complaining, orders, refusals
from firstline.desk.doing.applied import Applied
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.goodwill import Gift
from firstline.desk.keeping import callbacks, escalations, handover, notes, promises, taking_over
from firstline.desk.keeping.callbacks import Booking, SlotTaken
from firstline.desk.keeping.complaint_rows import NewComplaint
from firstline.desk.keeping.escalations import Escalation
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.workplace import Workplace


def apply(
    desk: Connection,
    place: Workplace,
    made: Decision,
    now: datetime,
    recorded: NewComplaint | None = None,
) -> None:
    """In the transaction of the decision; `recorded`: see complaining.of_records.

    Raises CannotDo when a free time is taken meanwhile.
    """
    it = Applied(desk, place, made, made.settled_by or made.agent, now, recorded)
    subject = _ROWS.get(made.doing.kind, _nothing)(it)
    if made.doing.topic:
        order = Order(made.doing.topic, orders.payload(made, it.by, subject))
        queue.put(desk, order, now, made.case_id, made.decision_id)


def _nothing(it: Applied) -> str:
    return ""


def _task(it: Applied) -> str:
    promise = NewPromise(promises.FOLLOW_UP, it.doing.owner, it.doing.what, it.due_at)
    return promises.make(it.desk, promise, it.about, it.now)


def _escalate(it: Applied) -> str:
    doing = it.doing
    note = handover.of_case(it.desk, it.made.case_id)
    person = doing.owner if doing.owner not in ("", it.made.agent, doing.team) else ""
    reason = doing.given.get("reason") or doing.what
    handed = Escalation(doing.team, max(doing.level, 1), reason, it.due_at, note, person)
    return escalations.raise_(it.desk, handed, it.about, it.by, it.now)


def _take_over(it: Applied) -> str:
    cases.hand_over(it.desk, it.made.case_id, it.made.agent)
    taking_over.take_over(it.desk, it.made.case_id, it.made.agent, it.now)
    return it.made.case_id


def _callback(it: Applied) -> str:
    doing = it.doing
    booking = Booking(
        starts_at=datetime.fromisoformat(doing.given["when"]),
        minutes=callbacks.MINUTES,
        timezone=doing.timezone,
        contact=doing.contact,
        owner=it.made.agent,
        what=doing.what,
        contact_id=doing.contact_id,
    )
    try:
        return callbacks.book(it.desk, booking, it.about, it.made.agent, it.place.company, it.now)
    except SlotTaken:
        raise CannotDo(refusals.SLOT_TAKEN) from None


def _goodwill(it: Applied) -> str:
    doing, made = it.doing, it.made
    gift = Gift(
        case_id=made.case_id,
        customer_id=made.customer_id or "",
        agent=it.by,
        at=it.now,
        finding=doing.finding,
        amount=doing.amount.amount,
        currency=doing.amount.currency,
    )
    return goodwill.record(it.desk, gift)


def _note(it: Applied) -> str:
    text = it.doing.given.get("text") or it.doing.what
    return notes.write(it.desk, it.about, it.made.agent, text, it.now)


_ROWS: dict[str, Callable[[Applied], str]] = {
    "task": _task,
    "escalate": _escalate,
    "take_over": _take_over,
    "callback": _callback,
    "complaint": complaining.log,
    "acknowledge": complaining.acknowledge,
    "reopen": complaining.reopen,
    "goodwill": _goodwill,
    "note": _note,
    "wish": _note,
}
