"""What a decision brings about: rows of the desk, and what other systems are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timezone

from sqlalchemy.engine import Connection

from firstline.casework.calendar import end_of_day
from firstline.casework.doing import timing
from firstline.casework.doing.model import Doing
from firstline.desk import cases, goodwill
from firstline.desk.doing import orders, refusals
from firstline.desk.doing.complaining import taken_up
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.goodwill import Gift
from firstline.desk.keeping import callbacks, complaints, escalations, handover, notes, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.callbacks import Booking, SlotTaken
from firstline.desk.keeping.escalations import Escalation
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.outbox import queue
from firstline.desk.outbox.queue import Order
from firstline.workplace import Workplace


@dataclass(frozen=True)
class _Applied:
    """`by`: who is answerable for it, which is who agreed where somebody had to."""

    desk: Connection
    place: Workplace
    made: Decision
    by: str
    now: datetime

    @property
    def doing(self) -> Doing:
        return self.made.doing

    @property
    def about(self) -> About:
        return About(self.made.case_id, self.made.customer_id, self.made.decision_id)

    @property
    def due_at(self) -> datetime:
        """What was promised for a time that passed while it waited for consent is due today."""
        doing = timing.counted(self.doing, self.now)
        if doing.due_at is None or timing.is_over(doing, self.made.at, self.now):
            return end_of_day(self.now, self.place.company)
        return doing.due_at


def apply(desk: Connection, place: Workplace, made: Decision, now: datetime) -> None:
    """In the transaction of the decision. Raises CannotDo when a free time is taken meanwhile."""
    it = _Applied(desk, place, made, made.settled_by or made.agent, now)
    subject = _ROWS.get(made.doing.kind, _nothing)(it)
    if made.doing.topic:
        order = Order(made.doing.topic, orders.payload(made, it.by, subject))
        queue.put(desk, order, now, made.case_id, made.decision_id)


def _nothing(it: _Applied) -> str:
    return ""


def _task(it: _Applied) -> str:
    promise = NewPromise(promises.FOLLOW_UP, it.doing.owner, it.doing.what, it.due_at)
    return promises.make(it.desk, promise, it.about, it.now)


def _escalate(it: _Applied) -> str:
    doing = it.doing
    note = handover.of_case(it.desk, it.made.case_id)
    person = doing.owner if doing.owner not in ("", it.made.agent, doing.team) else ""
    reason = doing.given.get("reason") or doing.what
    handed = Escalation(doing.team, max(doing.level, 1), reason, it.due_at, note, person)
    return escalations.raise_(it.desk, handed, it.about, it.by, it.now)


def _take_over(it: _Applied) -> str:
    cases.hand_over(it.desk, it.made.case_id, it.made.agent)
    promises.hand_over(it.desk, it.made.case_id, it.made.agent, it.now)
    callbacks.hand_over(it.desk, it.made.case_id, it.made.agent)
    return it.made.case_id


def _callback(it: _Applied) -> str:
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


def _complaint(it: _Applied) -> str:
    received = datetime.fromisoformat(it.doing.given["received"]).date()
    noon = datetime.combine(received, time(12), it.place.company.timezone)
    received_at = min(noon.astimezone(timezone.utc), it.now)
    new = complaints.NewComplaint(received_at, it.doing.given["text"], it.doing.owner)
    return complaints.log(it.desk, new, it.about, it.made.agent, it.place.company, it.now)


def _acknowledge(it: _Applied) -> str:
    complaint_id = _complaint_of(it)
    complaints.acknowledge(it.desk, complaint_id, it.made.agent, it.now)
    return complaint_id


def _reopen(it: _Applied) -> str:
    complaint_id = _complaint_of(it)
    complaints.reopen(it.desk, complaint_id, it.made.agent, it.place.company, it.now)
    return complaint_id


def _complaint_of(it: _Applied) -> str:
    """The complaint at the desk: its own, one of the records taken up here, or this case's last.

    Raises CannotDo when there is none.
    """
    named = [one.partition("/")[2] for one in it.doing.records if one.startswith("complaints/")]
    found = _at_desk(it, named[0]) if named else complaints.newest_of_case(it.desk, it.made.case_id)
    if not found:
        raise CannotDo(refusals.NO_COMPLAINT)
    return found


def _at_desk(it: _Applied, record: str) -> str:
    if complaints.get(it.desk, record):
        return record
    who = it.doing.owner, it.made.agent
    return taken_up(it.desk, it.place, record, it.about, *who, it.now)


def _goodwill(it: _Applied) -> str:
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


def _note(it: _Applied) -> str:
    text = it.doing.given.get("text") or it.doing.what
    return notes.write(it.desk, it.about, it.made.agent, text, it.now)


_ROWS: dict[str, Callable[[_Applied], str]] = {
    "task": _task,
    "escalate": _escalate,
    "take_over": _take_over,
    "callback": _callback,
    "complaint": _complaint,
    "acknowledge": _acknowledge,
    "reopen": _reopen,
    "goodwill": _goodwill,
    "note": _note,
    "wish": _note,
}
