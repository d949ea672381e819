"""An answer that is begun: who takes it over gives the one that is kept already, not a second one."""

from __future__ import annotations

from typing import Any

from channels import checking
from channels.slack.room import Asked, Room
from firstline.casework.identity import Identity
from firstline.desk import messages
from firstline.slack import inbox


def begin(room: Room, asked: Asked, case_id: str) -> None:
    """Note where the case stands before its turn."""
    with room.pen.writing() as desk:
        newest = messages.newest_reply(desk, case_id)
        inbox.begin(desk, asked.incoming.key, case_id, newest)


def note(room: Room, asked: Asked, case_id: str, newest: int) -> None:
    """The same of a case that stands on another desk, a practice session's."""
    with room.pen.writing() as desk:
        inbox.begin(desk, asked.incoming.key, case_id, newest)


def check(room: Room, asked: Asked, identity: Identity) -> Identity | None:
    """How well the customer was known before this check, when it is answered a second time; the first
    time that is noted."""
    if asked.received.before is not None:
        return checking.from_json(asked.received.before)
    with room.pen.writing() as desk:
        inbox.begin_check(desk, asked.incoming.key, checking.as_json(identity))
    return None


def kept(room: Room, asked: Asked) -> list[dict[str, Any]]:
    """What was answered before a process ended, [] when it had not come to that."""
    received = asked.received
    if received.case_id is None:
        return []
    with room.place.desk.connect() as desk:
        said = messages.newest(desk, received.case_id)
    after = [one for one in said if one.message_id > (received.newest or 0) and one.replies]
    return messages.judgeable(after[-1].message_id, after[-1].replies) if after else []
