"""What agents think of cards: right or not right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk import messages
from firstline.desk.tables import judgements
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.records.writing import upsert

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
    told = entry(verdict, card, verdict.agent, verbs.JUDGED, now)
    entries.write(connection, replace(told, after=after))


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


def entry(
    verdict: Verdict, card: Mapping[str, Any], agent: str, action: str, now: datetime
) -> Entry:
    """What the trail is told of it."""
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
