"""What was said in a case: the agent's messages, kept before anything else happens, and our replies."""

from __future__ import annotations

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


def add_message(connection: Connection, case_id: str, text: str, now: datetime) -> None:
    """Keep what the agent typed; card numbers must be gone from it already."""
    _add(connection, case_id, AGENT, text, [], now)


def add_replies(
    connection: Connection, case_id: str, replies: list[dict[str, Any]], now: datetime
) -> None:
    _add(connection, case_id, FIRSTLINE, "", replies, now)


def newest(connection: Connection, case_id: str, most: int = NEWEST) -> tuple[CaseMessage, ...]:
    """The last messages of a case, newest first."""
    rows = connection.execute(
        select(case_messages)
        .where(case_messages.c.case_id == case_id)
        .order_by(case_messages.c.message_id.desc())
        .limit(most)
    )
    return tuple(CaseMessage(row.speaker, row.at, row.text, tuple(row.replies)) for row in rows)


def agent_texts(connection: Connection, case_id: str) -> tuple[str, ...]:
    """What the agent typed in this case, newest first, but for what was set aside."""
    rows = connection.execute(
        select(case_messages.c.text)
        .where(case_messages.c.case_id == case_id, case_messages.c.speaker == AGENT)
        .where(case_messages.c.aside == false())
        .order_by(case_messages.c.message_id.desc())
        .limit(NEWEST)
    )
    return tuple(row.text for row in rows if row.text)


def set_newest_aside(connection: Connection, case_id: str) -> None:
    """The agent's newest message is about somebody else: it counts for nothing in this case."""
    newest_id = (
        select(func.max(case_messages.c.message_id))
        .where(case_messages.c.case_id == case_id, case_messages.c.speaker == AGENT)
        .scalar_subquery()
    )
    connection.execute(
        update(case_messages).where(case_messages.c.message_id == newest_id).values(aside=True)
    )


def _add(connection, case_id, speaker, text, replies, now) -> None:
    connection.execute(
        insert(case_messages).values(
            case_id=case_id, at=now, speaker=speaker, text=text, replies=replies, aside=False
        )
    )
