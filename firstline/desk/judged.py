"""What leads read of the judged cards: the newest of them, and how often each finding was right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from firstline.desk import messages
from firstline.desk.judgements import Verdict, entry
from firstline.desk.tables import case_messages, judgements
from firstline.desk.trail import verbs
from firstline.desk.trail.entries import Entry

MOST_LISTED = 100


@dataclass(frozen=True)
class Judged:
    """`said` is the message that the card answered ("" for none); `card` as it was shown."""

    verdict: Verdict
    at: datetime
    said: str
    card: dict[str, Any]


@dataclass(frozen=True)
class Share:
    """Of the judged cards of one finding, how many were right."""

    family: str
    finding: str
    right: int
    judged: int


def read_by(agent: str, judged: Sequence[Judged], now: datetime) -> tuple[Entry, ...]:
    """What the trail is told when verdicts are read with their messages and cards."""
    told = [entry(one.verdict, one.card, agent, verbs.READ_JUDGEMENT, now) for one in judged]
    return tuple({(one.case_id, one.customer_id): one for one in told}.values())


def listed(connection: Connection, is_right: bool | None = None) -> tuple[Judged, ...]:
    """The newest verdicts, only the right or wrong ones when asked, with message and card."""
    query = select(judgements, case_messages.c.replies).join(case_messages)
    if is_right is not None:
        query = query.where(judgements.c.is_right == is_right)
    rows = connection.execute(query.order_by(judgements.c.at.desc()).limit(MOST_LISTED)).all()
    return tuple(
        Judged(
            Verdict(r.case_id, r.message_id, r.place, r.agent, r.is_right, r.note),
            r.at,
            messages.said_before(connection, r.case_id, r.message_id),
            r.replies[r.place]["card"],
        )
        for r in rows
    )


def shares(connection: Connection) -> tuple[Share, ...]:
    """How often each finding was right, the one judged wrong most often first."""
    right = func.count().filter(judgements.c.is_right)
    rows = connection.execute(
        select(judgements.c.family, judgements.c.finding, right, func.count()).group_by(
            judgements.c.family, judgements.c.finding
        )
    )
    found = [Share(*row) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.right - one.judged, one.finding)))
