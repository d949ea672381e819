"""What was said in a case: the agent's messages, kept before anything else happens, and our replies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import false, func, insert, select, update
from sqlalchemy.engine import Connection

from firstline.desk.tables import case_messages

AGENT, FIRSTLINE = "agent", "firstline"

# More than any case needs; keeps a turn's cost the same however long the case goes on.
NEWEST = 40


@dataclass(frozen=True)
class CaseMessage:
    speaker: str
    at: datetime
    text: str
    replies: tuple[dict[str, Any], ...] = ()
    message_id: int = 0


def add_message(connection: Connection, case_id: str, text: str, now: datetime) -> int:
    """Keep what the agent typed, card numbers gone from it already; the id of the message."""
    return _add(connection, case_id, AGENT, text, [], now)


def add_replies(
    connection: Connection, case_id: str, replies: list[dict[str, Any]], now: datetime
) -> int:
    """Keep what was answered; the id of the message."""
    return _add(connection, case_id, FIRSTLINE, "", replies, now)


def judgeable(message_id: int, replies: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The replies of a kept message; each card gets the name under which it can be judged."""
    return [
        {**reply, "judge": f"{message_id}-{place}"} if reply.get("card") else reply
        for place, reply in enumerate(replies)
    ]


def newest(connection: Connection, case_id: str, most: int = NEWEST) -> tuple[CaseMessage, ...]:
    """The last messages of a case, newest first."""
    rows = connection.execute(
        select(case_messages)
        .where(case_messages.c.case_id == case_id)
        .order_by(case_messages.c.message_id.desc())
        .limit(most)
    )
    return tuple(
        CaseMessage(row.speaker, row.at, row.text, tuple(row.replies), row.message_id)
        for row in rows
    )


def newest_reply(connection: Connection, case_id: str) -> int:
    """The id of our last message in a case, 0 when there is none."""
    found = select(func.max(case_messages.c.message_id)).where(
        case_messages.c.case_id == case_id, case_messages.c.speaker == FIRSTLINE
    )
    return connection.execute(found).scalar() or 0


def agent_texts(connection: Connection, case_id: str, up_to: int | None = None) -> tuple[str, ...]:
    """What the agent typed in this case, newest first, but for what was set aside.

    `up_to`: the message of this turn; another agent's later one belongs to the next turn.
    """
    here = [case_messages.c.case_id == case_id, case_messages.c.speaker == AGENT]
    if up_to is not None:
        here.append(case_messages.c.message_id <= up_to)
    rows = connection.execute(
        select(case_messages.c.text)
        .where(*here, case_messages.c.aside == false())
        .order_by(case_messages.c.message_id.desc())
        .limit(NEWEST)
    )
    return tuple(row.text for row in rows if row.text)


def said_before(connection: Connection, case_id: str, message_id: int) -> str:
    """The last thing the agent typed before a message, "" for nothing."""
    found = connection.execute(
        select(case_messages.c.text)
        .where(
            case_messages.c.case_id == case_id,
            case_messages.c.speaker == AGENT,
            case_messages.c.message_id < message_id,
        )
        .order_by(case_messages.c.message_id.desc())
        .limit(1)
    ).scalar()
    return found or ""


def card_at(
    connection: Connection, case_id: str, message_id: int, place: int
) -> dict[str, Any] | None:
    """The card at that place of a message of ours; None when there is none."""
    replies = connection.execute(
        select(case_messages.c.replies).where(
            case_messages.c.message_id == message_id,
            case_messages.c.case_id == case_id,
            case_messages.c.speaker == FIRSTLINE,
        )
    ).scalar()
    at_place = replies[place] if replies and 0 <= place < len(replies) else {}
    return at_place.get("card")


def card_of(
    connection: Connection, case_id: str, finding: str, records: Sequence[str], until: datetime
) -> dict[str, Any] | None:
    """The last card of a finding about these rows that was shown until then; None without one."""
    kept = connection.execute(
        select(case_messages.c.replies)
        .where(
            case_messages.c.case_id == case_id,
            case_messages.c.speaker == FIRSTLINE,
            case_messages.c.at <= until,
        )
        .order_by(case_messages.c.message_id.desc())
        .limit(NEWEST)
    ).scalars()
    cards = (reply["card"] for replies in kept for reply in replies if reply.get("card"))
    about = set(records)
    return next((one for one in cards if one["finding"] == finding and _rows(one) == about), None)


def _rows(card: dict[str, Any]) -> set[str]:
    return {proof["record"] for proof in card["evidence"] if proof["record"]}


def set_aside(connection: Connection, message_id: int) -> None:
    """The message is about somebody else: it counts for nothing in this case."""
    about = case_messages.c.message_id == message_id
    connection.execute(update(case_messages).where(about).values(aside=True))


def _add(connection, case_id, speaker, text, replies, now) -> int:
    added = connection.execute(
        insert(case_messages).values(
            case_id=case_id, at=now, speaker=speaker, text=text, replies=replies, aside=False
        )
    )
    return added.inserted_primary_key[0]
