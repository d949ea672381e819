"""A session read, or left."""

from __future__ import annotations

from datetime import datetime

from firstline import database
from firstline.training.sessions import rows, sandbox
from firstline.training.sessions.model import LEFT, CannotPractise, Practice
from firstline.workplace import Workplace


def load(place: Workplace, practice_id: str, agent: str) -> Practice:
    """The trainee's own; raises CannotPractise not_found."""
    with place.desk.connect() as desk:
        practice = rows.get(desk, practice_id)
    if practice is None or practice.agent != agent:
        raise CannotPractise("not_found")
    return practice


def leave(place: Workplace, practice_id: str, agent: str, now: datetime) -> None:
    """Given up: it is not scored. Raises CannotPractise not_found."""
    load(place, practice_id, agent)
    with database.writing(place.desk) as desk:
        rows.end(desk, practice_id, LEFT, now)
    sandbox.remove(place, practice_id)
