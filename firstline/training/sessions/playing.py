"""A session begun, taken up again, left; what was done in it beside talking."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from firstline import database
from firstline.desk.names import new_id
from firstline.training.customer import CUSTOMER, Line
from firstline.training.scenarios import Scenario
from firstline.training.sessions import deeds, rows, sandbox
from firstline.training.sessions.model import LEFT, OPEN, CannotPractise, Practice
from firstline.training.sessions.stage import Stage
from firstline.workplace import Workplace

_SEEDS = 2**31
_FRESH = timedelta(hours=1)  # she speaks, and her records stand, as of when it began


def begin(
    place: Workplace,
    stage: Stage,
    agent: str,
    scenario_id: str,
    now: datetime,
    seed: int | None = None,
) -> Practice:
    """The customer's first line stands. One that was just begun and not answered yet is taken up
    instead; an older one is given up.

    Raises CannotPractise no_scenario.
    """
    scenario = scenario_of(stage, scenario_id)
    waiting = _not_answered(place, agent, scenario.id)
    if waiting is not None and now - waiting.begun_at <= _FRESH:
        return waiting
    if waiting is not None:
        leave(place, waiting.practice_id, agent, now)
    seed = secrets.randbelow(_SEEDS) if seed is None else seed
    first = Line(CUSTOMER, stage.opening(scenario, seed, now), now, "")
    practice = Practice(
        practice_id=new_id("PS"),
        agent=agent,
        scenario=scenario.id,
        story=scenario.story,
        difficulty=scenario.difficulty,
        title=scenario.title,
        seed=seed,
        begun_at=now,
        facts=scenario.facts(now),
        lines=(first,),
    )
    sandbox.make(place, practice.practice_id, agent, scenario.records(now), now)
    with database.writing(place.desk) as desk:
        rows.add(desk, practice)
    return practice


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
    scenario = scenario_of(stage, practice.scenario)
    if not sandbox.is_there(place, practice_id):
        begun = practice.begun_at
        sandbox.make_again(place, practice_id, agent, scenario.records(begun), begun)
    return practice


def note_deeds(place: Workplace, there: Workplace, practice: Practice, now: datetime) -> Practice:
    """Keep what the trainee has done with the assistant; `there` is the sandbox."""
    done = deeds.new_events(there, practice, now)
    if not done:
        return practice
    with database.writing(place.desk) as desk:
        rows.add_events(desk, practice.practice_id, done)
    return load(place, practice.practice_id, practice.agent)


def leave(place: Workplace, practice_id: str, agent: str, now: datetime) -> None:
    """Given up: it is not scored. Raises CannotPractise not_found."""
    load(place, practice_id, agent)
    with database.writing(place.desk) as desk:
        rows.end(desk, practice_id, LEFT, now)
    sandbox.remove(place, practice_id)


def _not_answered(place: Workplace, agent: str, scenario_id: str) -> Practice | None:
    with place.desk.connect() as desk:
        begun = rows.of_agent(desk, agent, OPEN)
        same = (one for one in begun if one.scenario == scenario_id)
        whole = (rows.get(desk, one.practice_id) for one in same)
        return next((one for one in whole if one and not one.has_answered), None)


def scenario_of(stage: Stage, scenario_id: str) -> Scenario:
    found = stage.scenario(scenario_id)
    if found is None:
        raise CannotPractise("no_scenario")
    return found
