"""What can be practised: what was assigned, what was begun, every scenario with one's own tries."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from channels import practising
from firstline.desk.agents import Agent
from firstline.training.scenarios import STORIES, Scenario
from firstline.training.sessions import Assignment, Practice, assigning, rows, tries
from firstline.workplace import Workplace

_MOST_TRIES = 8


@dataclass(frozen=True)
class Offered:
    """A scenario with how often it was tried, and the best total of those tries."""

    scenario: Scenario
    tries: int = 0
    best: int | None = None


@dataclass(frozen=True)
class Menu:
    """`wanted`: what was asked for by words; `stories`: their codes with what they offer; `tried`: the
    newest first; `wrong`: files that cannot be played, with line and reason."""

    assigned: tuple[Assignment, ...]
    begun: tuple[Practice, ...]
    wanted: tuple[Offered, ...]
    stories: tuple[tuple[str, tuple[Offered, ...]], ...]
    tried: tuple[Practice, ...]
    wrong: tuple[str, ...] = ()


def load(place: Workplace, agent: Agent, wanted: str = "") -> Menu:
    stage = practising.stage(place)
    with place.desk.connect() as desk:
        assigned = assigning.to_do(desk, agent.name)
        begun = rows.of_agent(desk, agent.name, "open")
        scored = rows.scored(desk, agent.name)
    offered = {one.id: _offered(one, scored) for one in stage.scenarios}
    stories = (
        (story, tuple(one for one in offered.values() if one.scenario.story == story))
        for story in STORIES
    )
    return Menu(
        assigned=tuple(one for one in assigned if one.scenario in offered),
        begun=begun,
        wanted=tuple(offered[one.id] for one in practising.near(place, wanted)),
        stories=tuple((story, found) for story, found in stories if found),
        tried=scored[::-1][:_MOST_TRIES],
        wrong=stage.wrong,
    )


def surprise(place: Workplace, agent: Agent) -> str:
    """One of those the agent tried least often, assigned ones before all; "" when there are none."""
    menu = load(place, agent)
    if menu.assigned:
        return menu.assigned[0].scenario
    every = [one for _, offered in menu.stories for one in offered]
    least = min((one.tries for one in every), default=0)
    return secrets.choice([one.scenario.id for one in every if one.tries == least] or [""])


def _offered(scenario: Scenario, scored: Sequence[Practice]) -> Offered:
    totals = [tries.total(one) for one in scored if one.scenario == scenario.id]
    return Offered(scenario, len(totals), max(totals, default=None))
