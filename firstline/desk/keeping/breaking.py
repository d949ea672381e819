"""What follows when a promise was not kept: its owner hears of it, and the next level looks at it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.desk.keeping import (
    escalations,
    handover,
    hours,
    notices,
    placing,
    promises,
    telling,
)
from firstline.desk.keeping.escalations import HIGHEST, LOWEST, Escalation
from firstline.desk.keeping.handover_words import HandoverWords, shipped
from firstline.desk.keeping.promises import Promise
from firstline.desk.keeping.settled import EVENT
from firstline.desk.keeping.telling import BROKEN, HANDED_UP, Told
from firstline.desk.trail.entries import FIRSTLINE


def broken(desk: Connection, promise: Promise, company: Company, now: datetime) -> None:
    """In the transaction that broke it. Several clocks of one row that run out together make one
    event: told once, handed up once."""
    if promise.kind == promises.CALLBACK:
        placing.miss(desk, promise.subject)
    event = telling.event_of(promise)
    owner = telling.owner_of(promise, telling.at_desk(desk))
    if not notices.send(desk, telling.notice(BROKEN, event, promise, owner), now):
        return
    level = telling.next_level(_level(desk, promise))
    if level is not None:
        _hand_up(desk, promise, level, company, now)
    above = Told(role=telling.role_of(level or HIGHEST))
    if above != owner:
        notices.send(desk, telling.notice(HANDED_UP, event, promise, above), now)


def _level(desk: Connection, promise: Promise) -> int:
    """On which level it was promised: that of its escalation, the first line's for all else."""
    raised = escalations.get(desk, promise.subject) if promise.kind == promises.ESCALATION else None
    return raised.level if raised else LOWEST


def _hand_up(
    desk: Connection, promise: Promise, level: int, company: Company, now: datetime
) -> None:
    up = Escalation(
        team=telling.role_of(level),
        level=level,
        reason=_reason(promise, shipped()),
        due_at=hours.by_lead(now, company),
        note={**handover.of_case(desk, promise.case_id), EVENT: telling.event_of(promise)},
    )
    escalations.raise_(desk, up, promise.about, FIRSTLINE, now)


def _reason(promise: Promise, words: HandoverWords) -> str:
    """What was handed up before goes further up for the same reason."""
    if promise.kind == promises.ESCALATION:
        return promise.what
    what = words.promised[promise.kind].format(what=promise.what, owner=promise.owner)
    return words.broken.format(what=what)
