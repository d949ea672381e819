"""Tries over time, one's own or a trainee's; and for leads, who is to practise what."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import approving, practising
from channels.errors import ApiError
from channels.panel import access, document
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline import clock
from firstline.desk import agents
from firstline.desk.sessions import Session
from firstline.training import sessions
from firstline.training.sessions import Assignment, Practice, assigning, rows, tries
from firstline.workplace import Workplace

ADDRESS = "/panel/practise/team"


@dataclass(frozen=True)
class Trainee:
    """`scored`: the tries, the oldest first; `weakest`: the dimension with the lowest mean, "" before
    the first try; `to_do`: how many scenarios are assigned."""

    name: str
    scored: tuple[Practice, ...]
    to_do: int
    weakest: str = ""

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(tries.total(one) for one in self.scored)


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/practise/progress", name="page_own_progress")
    @calmly(pages)
    async def own(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        return await progress(session, session.agent.name)

    @panel.get("/practise/progress/<name:str>", name="page_progress")
    @calmly(pages)
    async def of_trainee(request: Request, name: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        if await asyncio.to_thread(_known, place, name) is None:
            raise ApiError(404, "agent_not_found", "There is no such agent.")
        return await progress(session, name)

    @panel.get("/practise/team", name="page_practice_team")
    @calmly(pages)
    async def team(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        return await shown_team(session)

    @panel.post("/practise/team", name="page_assign")
    @calmly(pages)
    async def assign(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = document.field(request, "scenario"), document.field(request, "trainee")
        try:
            await asyncio.to_thread(_assign, place, *about, session.agent.name)
        except ApiError as refused:
            return await shown_team(session, refused.message, refused.status)
        return document.send_to(request, ADDRESS)

    @panel.post("/practise/assignments/<assignment_id:str>/withdraw", name="page_withdraw")
    @calmly(pages)
    async def withdraw(request: Request, assignment_id: str) -> HTTPResponse:
        await access.session_of(place, request)
        await asyncio.to_thread(sessions.withdraw, place, assignment_id, clock.now())
        return document.send_to(request, ADDRESS)

    async def progress(session: Session, name: str) -> HTTPResponse:
        scored = await asyncio.to_thread(_scored, place, name)
        return await shown(session, "practice_progress.html", 200, trainee=name, scored=scored)

    async def shown_team(session: Session, message: str = "", status: int = 200) -> HTTPResponse:
        found = await asyncio.to_thread(_team, place)
        about = {"trainees": found[0], "assigned": found[1], "message": message}
        about["scenarios"] = (await asyncio.to_thread(practising.stage, place)).scenarios
        return await shown(session, "practice_team.html", status, **about)

    async def shown(session: Session, template: str, status: int, **about: object) -> HTTPResponse:
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        page = pages.render(template, session=session, waiting=waiting, **about)
        return document.page(page, status)


def _scored(place: Workplace, name: str) -> tuple[Practice, ...]:
    with place.desk.connect() as desk:
        return rows.scored(desk, name)


def _known(place: Workplace, name: str) -> str | None:
    with place.desk.connect() as desk:
        return agents.known(desk, name)


def _assign(place: Workplace, scenario_id: str, trainee: str, by: str) -> None:
    """Raises ApiError."""
    scenario = practising.stage(place).scenario(scenario_id)
    with practising.told():
        if scenario is None:
            raise sessions.CannotPractise("no_scenario")
        sessions.assign(place, scenario, trainee, by, clock.now())


def _team(place: Workplace) -> tuple[tuple[Trainee, ...], tuple[Assignment, ...]]:
    with place.desk.connect() as desk:
        assigned = assigning.all_assigned(desk)
        everybody = [one.name for one in agents.listed(desk)]
        scored = {name: rows.scored(desk, name) for name in everybody}
    waiting = [one.agent for one in assigned if not one.done_by]
    trainees = (
        Trainee(name, scored[name], waiting.count(name), _weakest(scored[name]))
        for name in everybody
    )
    return tuple(trainees), assigned


def _weakest(scored: Sequence[Practice]) -> str:
    means = {name: mean for name, mean in tries.means(scored).items() if mean is not None}
    return min(means, key=lambda name: means[name]) if means else ""
