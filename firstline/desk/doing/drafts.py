"""Drafts: what will happen, shown before anybody confirms it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from firstline import database
from firstline.casework.doing.model import Doing
from firstline.desk.doing.planning import plan
from firstline.desk.doing.wanted import Wanted
from firstline.desk.names import new_id
from firstline.desk.tables import drafts
from firstline.workplace import Workplace

LASTS = timedelta(minutes=15)


@dataclass(frozen=True)
class Draft:
    """`key` comes back with the confirmation, once or many times: it is done once.

    While `doing.asks` is not empty there is nothing to confirm and `draft_id` is "".
    """

    draft_id: str
    case_id: str
    case_version: int
    agent: str
    at: datetime
    expires_at: datetime
    key: str
    wanted: Wanted
    doing: Doing


def draw_up(place: Workplace, case_id: str, wanted: Wanted, agent: str, now: datetime) -> Draft:
    """Raises CannotDo, or fields.BadField."""
    planned = plan(place, case_id, wanted, agent, now)
    about = case_id, planned.case.version, agent, now, now + LASTS
    if planned.doing.asks:
        return Draft("", *about, "", wanted, planned.doing)
    wanted = _as_kept(wanted, planned.doing)
    draft = Draft(new_id("W"), *about, secrets.token_urlsafe(18), wanted, planned.doing)
    with database.writing(place.desk) as desk:
        _clear_away(desk, now)
        desk.execute(
            insert(drafts).values(
                draft_id=draft.draft_id,
                case_id=case_id,
                case_version=draft.case_version,
                agent=agent,
                at=now,
                expires_at=draft.expires_at,
                key=draft.key,
                asked=wanted.as_json(),
                content=draft.doing.as_json(),
            )
        )
    return draft


def _as_kept(wanted: Wanted, doing: Doing) -> Wanted:
    """What was typed in its checked form: a card number in a text is kept nowhere."""
    checked = {name: doing.given.get(name, typed) for name, typed in wanted.fields.items()}
    return replace(wanted, fields=checked)


def get(connection: Connection, draft_id: str) -> Draft | None:
    row = connection.execute(select(drafts).where(drafts.c.draft_id == draft_id)).first()
    if row is None:
        return None
    return Draft(
        draft_id=row.draft_id,
        case_id=row.case_id,
        case_version=row.case_version,
        agent=row.agent,
        at=row.at,
        expires_at=row.expires_at,
        key=row.key,
        wanted=Wanted.from_json(row.asked),
        doing=Doing.from_json(row.content),
    )


def _clear_away(connection: Connection, now: datetime) -> None:
    """Kept for a day, so that a late confirmation is told why it is void."""
    connection.execute(delete(drafts).where(drafts.c.expires_at < now - timedelta(days=1)))
