"""Somebody says that a promise is done, or no longer needed: whatever it was the clock of ends too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline import database
from firstline.desk.keeping import callbacks, complaints, escalations, promises
from firstline.desk.keeping.promises import DROPPED, KEPT, OPEN, Promise
from firstline.workplace import Workplace

STATES = (KEPT, DROPPED)


class CannotEnd(ValueError):
    """`code`: promise_not_found, already_ended, or not_to_end where only its own work ends it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


NOT_FOUND, ENDED, NOT_TO_END = "promise_not_found", "already_ended", "not_to_end"


def end(place: Workplace, promise_id: str, state: str, agent: str, now: datetime) -> Promise:
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
    (promises.CALLBACK, KEPT): _by(callbacks.placed),
    (promises.CALLBACK, DROPPED): _by(callbacks.cancel),
    (promises.ESCALATION, KEPT): _by(escalations.close),
    (promises.ACKNOWLEDGEMENT, KEPT): _by(complaints.acknowledge),
    (promises.SUMMARY, KEPT): _by(complaints.answer),
    (promises.ANSWER, KEPT): _by(complaints.answer),
    (promises.FINAL_ANSWER, KEPT): _by(complaints.answer),
    **{
        (kind, DROPPED): _by(complaints.close)
        for kind in (
            promises.ACKNOWLEDGEMENT,
            promises.SUMMARY,
            promises.ANSWER,
            promises.FINAL_ANSWER,
        )
    },
}
