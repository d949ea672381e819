"""What is said in a session: the trainee's line, or her telephone rung again, and her answer; and
the session taken up where it stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from firstline import database
from firstline.training.customer import AGENT, CUSTOMER, Line
from firstline.training.customer.model import HUNG_UP, INTERRUPTED, RANG_BACK
from firstline.training.sessions import rows, sandbox
from firstline.training.sessions.keeping import load
from firstline.training.sessions.model import CannotPractise, Practice
from firstline.training.sessions.stage import Stage
from firstline.workplace import Workplace


def take_up(place: Workplace, stage: Stage, practice_id: str, agent: str) -> Practice:
    """The trainee's own, open one, with a sandbox anew if its own is gone, and with her answer to the
    last line where whatever stopped the machine came between. Raises CannotPractise."""
    practice = load(place, practice_id, agent)
    if not practice.is_open:
        raise CannotPractise("over")
    scenario, begun = stage.cast(practice.scenario), practice.begun_at
    sandbox.take_up(place, practice_id, agent, scenario.records(begun), begun)
    last = practice.lines[-1]
    return practice if last.who == CUSTOMER else _answered(place, stage, practice, last.at)


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
    practice = load(place, practice_id, agent)
    if practice.is_open and not text.strip():
        raise CannotPractise("nothing_said")
    return _spoken(place, stage, practice, Line(AGENT, text, now), at_place)


def ring_back(
    place: Workplace, stage: Stage, practice_id: str, agent: str, at_place: int, now: datetime
) -> Practice:
    """She answers the telephone again. Raises CannotPractise."""
    practice = load(place, practice_id, agent)
    return _spoken(place, stage, practice, Line(AGENT, "", now, RANG_BACK), at_place)


def _spoken(
    place: Workplace, stage: Stage, practice: Practice, said: Line, at_place: int
) -> Practice:
    """It stands before she answers it, so that a session that is ended meanwhile ends with it."""
    if not practice.is_open:
        raise CannotPractise("over")
    stage.cast(practice.scenario)
    if at_place == len(practice.lines):
        if practice.has_hung_up != (said.kind == RANG_BACK):
            raise CannotPractise("hung_up" if practice.has_hung_up else "not_hung_up")
        practice = _with(place, practice, said)
    there = practice.lines[at_place] if at_place < len(practice.lines) else None
    if there is None or (there.who, there.text, there.kind) != (said.who, said.text, said.kind):
        raise CannotPractise("changed")
    return (
        practice
        if practice.lines[-1].who == CUSTOMER
        else _answered(place, stage, practice, said.at)
    )


def _answered(place: Workplace, stage: Stage, practice: Practice, now: datetime) -> Practice:
    """With her answer; as it stands when it is over, or when she has answered already."""
    scenario = stage.cast(practice.scenario)
    answer = stage.answer(scenario, practice.seed, practice.lines, practice.begun_at)
    if not answer.text and not answer.hung_up:
        return practice
    kind = HUNG_UP if answer.hung_up else INTERRUPTED if answer.interrupts else ""
    try:
        return _with(place, practice, Line(CUSTOMER, answer.text, now, kind))
    except CannotPractise:
        return load(place, practice.practice_id, practice.agent)


def _with(place: Workplace, practice: Practice, line: Line) -> Practice:
    """With this line, or with what somebody else was quicker to put there. Raises CannotPractise over."""
    try:
        with database.writing(place.desk) as desk:
            rows.add_lines(desk, practice.practice_id, len(practice.lines), (line,))
    except IntegrityError:
        return load(place, practice.practice_id, practice.agent)
    return replace(practice, lines=(*practice.lines, line))
