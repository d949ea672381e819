"""What agents thought of cards: right or not right, and how often each finding was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from firstline.desk import messages
from firstline.desk.tables import case_messages, judgements
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.records.writing import upsert

MOST_LISTED = 100
LONGEST_NOTE = 1000
_COLUMNS = tuple(column.name for column in judgements.columns)


class NoSuchCard(LookupError):
    """No card stands at that place of that case."""


@dataclass(frozen=True)
class Verdict:
    """One agent's judgement of the card at `place` among the replies of message `message_id`."""

    case_id: str
    message_id: int
    place: int
    agent: str
    is_right: bool
    note: str = ""


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


def judge(connection: Connection, verdict: Verdict, now: datetime) -> None:
    """Keep a verdict; an agent's newest one about a card stands, and its note until another comes.

    Raises NoSuchCard.
    """
    card = _card(connection, verdict)
    row = {
        **vars(verdict),
        "note": verdict.note or _note(connection, verdict),
        "at": now,
        "family": card["family"],
        "finding": card["finding"],
    }
    connection.execute(upsert(connection, judgements, _COLUMNS), [row])
    after = {"right": verdict.is_right, "family": card["family"], "finding": card["finding"]}
    told = _entry(verdict, card, verdict.agent, verbs.JUDGED, now)
    entries.write(connection, replace(told, after=after))


def read_by(agent: str, judged: Sequence[Judged], now: datetime) -> tuple[Entry, ...]:
    """What the trail is told when verdicts are read with their messages and cards."""
    told = [_entry(one.verdict, one.card, agent, verbs.READ_JUDGEMENT, now) for one in judged]
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


def verdicts(
    connection: Connection, message_ids: Sequence[int], agent: str
) -> dict[tuple[int, int], bool]:
    """(message, place) -> right or not, in this agent's eyes, of these messages."""
    rows = connection.execute(
        select(judgements.c.message_id, judgements.c.place, judgements.c.is_right).where(
            judgements.c.message_id.in_(message_ids), judgements.c.agent == agent
        )
    )
    return {(row.message_id, row.place): row.is_right for row in rows}


def _entry(
    verdict: Verdict, card: Mapping[str, Any], agent: str, action: str, now: datetime
) -> Entry:
    customer = card.get("customer") or {}
    subject = f"case_messages/{verdict.message_id}-{verdict.place}"
    about = {"case_id": verdict.case_id, "customer_id": customer.get("id")}
    return Entry(now, agent, action, subject, **about, why=verdict.case_id)


def _note(connection: Connection, verdict: Verdict) -> str:
    """What the agent wrote with the same verdict before."""
    found = connection.execute(
        select(judgements.c.note).where(
            judgements.c.message_id == verdict.message_id,
            judgements.c.place == verdict.place,
            judgements.c.agent == verdict.agent,
            judgements.c.is_right == verdict.is_right,
        )
    ).scalar()
    return found or ""


def _card(connection: Connection, verdict: Verdict) -> dict[str, Any]:
    card = messages.card_at(connection, verdict.case_id, verdict.message_id, verdict.place)
    if card is None:
        raise NoSuchCard
    return card
