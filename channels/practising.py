"""Practice as the channels have it: begun, played, ended, with its errors as clients get them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from channels import intake
from channels.errors import ApiError
from firstline import clock
from firstline.casework.facts import Day
from firstline.casework.formats import formats
from firstline.company.authority import ROLES
from firstline.desk.agents import Agent
from firstline.training import sessions
from firstline.training.scenarios import Scenario
from firstline.training.sessions import CannotPractise, Practice, Stage, rows, times
from firstline.training.wording import sheet
from firstline.workplace import Workplace

_STATUS = {
    "not_found": 404,
    "no_scenario": 404,
    "no_agent": 400,
    "nothing_said": 400,
    "nothing_typed": 400,
}
_WANTED = re.compile(
    r"(?:let me |let's |please )?practi(?P<letter>[sc])e\b[\s:,]*(?P<named>.{0,80})", re.IGNORECASE
)
_SURPRISE = re.compile(r"surprise me", re.IGNORECASE)


def words(part: str) -> Any:
    """A part of data/training/practice.yml."""
    return sheet("practice")[part]


def why_lost(name: str, one: Mapping[str, Any]) -> str:
    """What a dimension of a score lacks: by the scorer's reason, where it gives one that has words."""
    told = words("dimensions")[name]
    known = told.get("reasons", {}).get(one.get("reason", ""))
    return known or told["part" if one["score"] else "none"]


def wanted(place: Workplace, text: object) -> tuple[Scenario, ...] | None:
    """What "practise debited twice, hard" asks for, none in particular for "practise" alone; None for
    what a customer said. "Practice moved" and its like may be a customer's, "practise moved" is not."""
    asked = _WANTED.fullmatch(text.strip().rstrip(".!")) if isinstance(text, str) else None
    if asked is None:
        return None
    named = asked["named"].strip()
    if not named or _SURPRISE.fullmatch(named):
        return ()
    if asked["letter"] in "cC" and not re.search(r"\W|_", named):
        return None
    return stage(place).named(named) or None


def near(place: Workplace, text: str) -> tuple[Scenario, ...]:
    """What "practise debited twice" or "debited twice" may mean."""
    return wanted(place, text) or stage(place).near(text)


def offered(scenarios: tuple[Scenario, ...]) -> dict[str, Any]:
    """The reply that offers them; it is kept in no case."""
    listed = [
        {"scenario": one.id, "title": one.title, "difficulty": one.difficulty} for one in scenarios
    ]
    return {"text": words("offer"), "card": None, "buttons": [], "practise": listed}


def stage(place: Workplace) -> Stage:
    return sessions.stage(place.settings.home)


def begin(place: Workplace, agent: str, scenario_id: str) -> Practice:
    """Raises ApiError."""
    with told():
        return sessions.begin(place, stage(place), agent, scenario_id, clock.now())


def take_up(place: Workplace, practice_id: str, agent: str) -> Practice:
    """The agent's own, open one, its sandbox there; raises ApiError."""
    with told():
        return sessions.take_up(place, stage(place), practice_id, agent)


def still(place: Workplace, practice: Practice) -> str:
    """What tells which day it is in an open session, "" when it is today."""
    now, zone = clock.now(), place.company.timezone
    there = times.present(practice, now).astimezone(zone).date()
    if there == now.astimezone(zone).date():
        return ""
    return words("still").format(day=formats(place.company, None, None).text(Day(there)))


def load(place: Workplace, practice_id: str, agent: str) -> Practice:
    """The agent's own; raises ApiError 404."""
    with told():
        return sessions.load(place, practice_id, agent)


def read(place: Workplace, practice_id: str, agent: Agent) -> Practice:
    """The agent's own, and for leads and managers anybody's that is scored; raises ApiError 404."""
    with place.desk.connect() as desk:
        practice = rows.get(desk, practice_id)
    is_lead = agent.role != ROLES[0] and practice is not None and practice.score is not None
    with told():
        if practice is None or not (is_lead or practice.agent == agent.name):
            raise CannotPractise("not_found")
    return practice


def say(place: Workplace, practice_id: str, agent: str, raw: str, at_place: int) -> Practice:
    """Raises ApiError."""
    with told():
        if not raw.strip():
            raise CannotPractise("nothing_typed")
        text = intake.text_of(raw)
        about = practice_id, agent, text, at_place
        return sessions.say(place, stage(place), *about, clock.now())


def ring_back(place: Workplace, practice_id: str, agent: str, at_place: int) -> Practice:
    """Raises ApiError."""
    with told():
        about = practice_id, agent, at_place
        return sessions.ring_back(place, stage(place), *about, clock.now())


def finish(place: Workplace, practice_id: str, agent: str) -> Practice:
    """Raises ApiError."""
    with told():
        return sessions.finish(place, practice_id, agent, clock.now())


def leave(place: Workplace, practice_id: str, agent: str) -> None:
    """Raises ApiError 404."""
    with told():
        sessions.leave(place, practice_id, agent, clock.now())


@contextmanager
def told() -> Iterator[None]:
    """What cannot be practised is told in the words of data/training/practice.yml."""
    try:
        yield
    except CannotPractise as wrong:
        raise ApiError(
            _STATUS.get(wrong.code, 409), f"practice_{wrong.code}", words("refusals")[wrong.code]
        ) from None
