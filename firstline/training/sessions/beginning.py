"""A session begun."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from firstline import database
from firstline.desk.names import new_id
from firstline.training.customer import CUSTOMER, Line
from firstline.training.sessions import rows, sandbox
from firstline.training.sessions.keeping import leave
from firstline.training.sessions.model import OPEN, Practice
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
    scenario = stage.cast(scenario_id)
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


def _not_answered(place: Workplace, agent: str, scenario_id: str) -> Practice | None:
    with place.desk.connect() as desk:
        begun = rows.of_agent(desk, agent, OPEN)
        same = (one for one in begun if one.scenario == scenario_id)
        whole = (rows.get(desk, one.practice_id) for one in same)
        return next((one for one in whole if one and not one.has_answered), None)
