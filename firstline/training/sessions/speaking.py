"""What is said in a session: the trainee's line, or her telephone rung again, and her answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from firstline import database
from firstline.training.customer import AGENT, CUSTOMER, Answer, Line
from firstline.training.customer.model import HUNG_UP, INTERRUPTED, RANG_BACK
from firstline.training.sessions import rows
from firstline.training.sessions.model import CannotPractise, Practice
from firstline.training.sessions.playing import load, scenario_of
from firstline.training.sessions.stage import Stage
from firstline.workplace import Workplace


def say(
    place: Workplace,
    stage: Stage,
    practice_id: str,
    agent: str,
    text: str,
    at_place: int,
    now: datetime,
) -> Practice:
    """The trainee's line at its place among the others, and what the customer answers.

    The same line at the same place again changes nothing. Raises CannotPractise.
    """
    practice = _open(place, practice_id, agent)
    if not text.strip():
        raise CannotPractise("nothing_said")
    said = Line(AGENT, text, now, "")
    if at_place < len(practice.lines):
        return _same(practice, said, at_place)
    if practice.has_hung_up:
        raise CannotPractise("hung_up")
    return _go_on(place, stage, practice, said, at_place, now)


def ring_back(
    place: Workplace, stage: Stage, practice_id: str, agent: str, at_place: int, now: datetime
) -> Practice:
    """She answers the telephone again. Raises CannotPractise."""
    practice = _open(place, practice_id, agent)
    rings = Line(AGENT, "", now, RANG_BACK)
    if at_place < len(practice.lines):
        return _same(practice, rings, at_place)
    if not practice.has_hung_up:
        raise CannotPractise("not_hung_up")
    return _go_on(place, stage, practice, rings, at_place, now)


def _go_on(
    place: Workplace,
    stage: Stage,
    practice: Practice,
    said: Line,
    at_place: int,
    now: datetime,
) -> Practice:
    if at_place > len(practice.lines):
        raise CannotPractise("changed")
    scenario = scenario_of(stage, practice.scenario)
    lines = (*practice.lines, said)
    new = (said, *_heard(stage.answer(scenario, practice.seed, lines, practice.begun_at), now))
    try:
        with database.writing(place.desk) as desk:
            rows.add_lines(desk, practice.practice_id, at_place, new)
    except IntegrityError:
        return _same(load(place, practice.practice_id, practice.agent), said, at_place)
    return replace(practice, lines=(*practice.lines, *new))


def _heard(answer: Answer, now: datetime) -> Sequence[Line]:
    kind = HUNG_UP if answer.hung_up else INTERRUPTED if answer.interrupts else ""
    return (Line(CUSTOMER, answer.text, now, kind),) if answer.text or answer.hung_up else ()


def _same(practice: Practice, said: Line, at_place: int) -> Practice:
    """The line stands there already. Raises CannotPractise changed when another one does."""
    there = practice.lines[at_place]
    if (there.who, there.text, there.kind) != (said.who, said.text, said.kind):
        raise CannotPractise("changed")
    return practice


def _open(place: Workplace, practice_id: str, agent: str) -> Practice:
    practice = load(place, practice_id, agent)
    if not practice.is_open:
        raise CannotPractise("over")
    return practice
