"""A session taken up again, or left."""

from __future__ import annotations

from datetime import datetime

from firstline import database
from firstline.training.sessions import rows, sandbox
from firstline.training.sessions.model import LEFT, CannotPractise, Practice
from firstline.training.sessions.stage import Stage
from firstline.workplace import Workplace


def load(place: Workplace, practice_id: str, agent: str) -> Practice:
    """The trainee's own; raises CannotPractise not_found."""
    with place.desk.connect() as desk:
        practice = rows.get(desk, practice_id)
    if practice is None or practice.agent != agent:
        raise CannotPractise("not_found")
    return practice


def take_up(place: Workplace, stage: Stage, practice_id: str, agent: str) -> Practice:
    """The trainee's own, open one, with a sandbox anew if its own is gone. Raises CannotPractise."""
    practice = load(place, practice_id, agent)
    if not practice.is_open:
        raise CannotPractise("over")
    scenario = stage.cast(practice.scenario)
    begun = practice.begun_at
    sandbox.take_up(place, practice_id, agent, scenario.records(begun), begun)
    return practice


def leave(place: Workplace, practice_id: str, agent: str, now: datetime) -> None:
    """Given up: it is not scored. Raises CannotPractise not_found."""
    load(place, practice_id, agent)
    with database.writing(place.desk) as desk:
        rows.end(desk, practice_id, LEFT, now)
    sandbox.remove(place, practice_id)
