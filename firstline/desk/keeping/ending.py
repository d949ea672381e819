"""Somebody says that a promise is done, or no longer needed: whatever it was the clock of ends too.

A complaint does not: its clock that is not needed ends alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline import database
from firstline.desk.keeping import complaints, escalations, placing, promises
from firstline.desk.keeping.promises import DROPPED, KEPT, OPEN, Promise
from firstline.workplace import Workplace

STATES = (KEPT, DROPPED)


class CannotEnd(ValueError):
    """`code`: promise_not_found, already_ended, not_allowed, or not_to_end where only its own work
    ends it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


NOT_FOUND, ENDED, NOT_TO_END = "promise_not_found", "already_ended", "not_to_end"
NOT_YOURS = "not_allowed"
LEADS = frozenset({"lead", "manager"})
_ANYBODYS = (promises.FOLLOW_UP, promises.CALLBACK)
_LEADS_TO_DROP = (
    promises.ACKNOWLEDGEMENT,
    promises.SUMMARY,
    promises.ANSWER,
    promises.FINAL_ANSWER,
)


def end(
    place: Workplace, promise_id: str, state: str, agent: str, role: str, now: datetime
) -> Promise:
    """The promise as it is then, `state` being one of STATES. Raises CannotEnd.

    Ended twice alike by the same agent, it stays as it is.
    """
    with database.writing(place.desk) as desk:
        promise = promises.get(desk, promise_id)
        if promise is None:
            raise CannotEnd(NOT_FOUND)
        if (promise.state, promise.ended_by) == (state, agent):
            return promise
        if state not in ends(promise):
            raise CannotEnd(ENDED if promise.ended_at else NOT_TO_END)
        if not may_end(promise, state, agent, role):
            raise CannotEnd(NOT_YOURS)
        how = _HOW.get((promise.kind, state), _itself)
        if not how(desk, promise, state, agent, now):
            raise CannotEnd(ENDED)
        return promises.get(desk, promise_id)


def ends(promise: Promise) -> tuple[str, ...]:
    """How the promise can be ended by hand. A broken one can only be made good; what waits for
    consent ends by giving or refusing it."""
    if promise.kind == promises.APPROVAL or promise.ended_at is not None:
        return ()
    return STATES if promise.state == OPEN else (KEPT,)


def may_end(promise: Promise, state: str, agent: str, role: str) -> bool:
    """Follow-ups and callbacks are everybody's who works on the case; all else is its owner's or a
    lead's, and only a lead says that a complaint needs no answer in time."""
    if role in LEADS or promise.kind in _ANYBODYS:
        return True
    is_owner = promise.owner in (agent, role)
    return is_owner and not (state == DROPPED and promise.kind in _LEADS_TO_DROP)


def _itself(desk: Connection, promise: Promise, state: str, agent: str, now: datetime) -> bool:
    if state == KEPT:
        return promises.settle(desk, promise, agent, now)
    return promises.end(desk, promise.promise_id, state, agent, now)


def _by(change: Callable[[Connection, str, str, datetime], bool]):
    """By what happens to the row that it is the clock of."""

    def how(desk: Connection, promise: Promise, state: str, agent: str, now: datetime) -> bool:
        return change(desk, promise.subject, agent, now)

    return how


_HOW = {
    (promises.CALLBACK, KEPT): _by(placing.placed),
    (promises.CALLBACK, DROPPED): _by(placing.cancel),
    (promises.ESCALATION, KEPT): _by(escalations.close),
    (promises.ESCALATION, DROPPED): _by(escalations.drop),
    (promises.ACKNOWLEDGEMENT, KEPT): _by(complaints.acknowledge),
    (promises.SUMMARY, KEPT): _by(complaints.answer),
    (promises.ANSWER, KEPT): _by(complaints.answer),
    (promises.FINAL_ANSWER, KEPT): _by(complaints.answer),
}
