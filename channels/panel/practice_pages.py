"""Practice on pages: what there is to practise, a session, and its score card."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import approving, practising, rehearsing
from channels.errors import ApiError
from channels.panel import access, document, practice_menu
from channels.panel.calm import calmly
from channels.panel.practice_result import result
from channels.panel.rendering import Pages
from channels.rehearsing import Model
from firstline.desk.sessions import Session
from firstline.training.sessions import Practice
from firstline.workplace import Workplace

ADDRESS = "/panel/practise"
SURPRISE = "surprise"
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)


def add_routes(panel: Blueprint, place: Workplace, model: Model, pages: Pages) -> None:
    @panel.get("/practise", name="page_practise")
    @calmly(pages)
    async def menu(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted = (request.args.get("wanted") or "")[:80]
        found = await asyncio.to_thread(practice_menu.load, place, session.agent, wanted)
        return await shown(session, "practise.html", menu=found, asked=wanted)

    @panel.post("/practise", name="page_begin_practice")
    @calmly(pages)
    async def begin(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        scenario = document.field(request, "scenario")
        if scenario == SURPRISE:
            scenario = await asyncio.to_thread(practice_menu.surprise, place, session.agent)
        begun = await asyncio.to_thread(practising.begin, place, session.agent.name, scenario)
        return document.send_to(request, address(begun))

    @panel.get("/practices/<practice_id:str>", name="page_practice")
    @calmly(pages)
    async def show(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, practice_id, session.agent.name
        practice = await asyncio.to_thread(practising.read, place, practice_id, session.agent)
        if practice.score is not None:
            found = await asyncio.to_thread(result, place, practice)
            return await shown(session, "practice_score.html", result=found, practice=practice)
        if not practice.is_open:
            return document.send_to(request, ADDRESS)
        async with rehearsing.assistant(place, model, *about[1:]) as helper:
            practice, case = helper.practice, await helper.view()
            kept = await helper.exchanges()
        about_case = {"case": case, "exchanges": kept, "still": practising.still(place, practice)}
        return await shown(session, "practice.html", practice=practice, **about_case)

    @panel.post("/practices/<practice_id:str>/say", name="page_practice_say")
    @calmly(pages)
    async def say(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        text, at = document.field(request, "text"), _place(request)
        about = place, practice_id, session.agent.name, text, at
        return await called(request, session, practice_id, practising.say, *about)

    @panel.post("/practices/<practice_id:str>/ring", name="page_practice_ring")
    @calmly(pages)
    async def ring(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, practice_id, session.agent.name, _place(request)
        return await called(request, session, practice_id, practising.ring_back, *about)

    @panel.post("/practices/<practice_id:str>/end", name="page_practice_end")
    @calmly(pages)
    async def end(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, practice_id, session.agent.name
        practice = await asyncio.to_thread(practising.finish, *about)
        return document.send_to(request, address(practice))

    @panel.post("/practices/<practice_id:str>/leave", name="page_practice_leave")
    @calmly(pages)
    async def leave(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, practice_id, session.agent.name
        await asyncio.to_thread(practising.leave, *about)
        return document.send_to(request, ADDRESS)

    async def called(
        request: Request, session: Session, practice_id: str, does: Any, *about: Any
    ) -> HTTPResponse:
        """The call as it goes on; without a script in the browser, the whole page."""
        wrong, status = "", 200
        try:
            practice = await asyncio.to_thread(does, *about)
        except ApiError as refused:
            if not document.is_htmx(request) or refused.status == 404:
                raise
            practice = await asyncio.to_thread(practising.load, place, practice_id, about[2])
            wrong, status = refused.message, refused.status
        if not document.is_htmx(request) or not practice.is_open:
            return document.send_to(request, address(practice))
        typed = document.field(request, "text") if wrong else ""
        part = {"session": session, "practice": practice, "wrong": wrong, "typed": typed}
        part["from"] = min(_place(request), len(practice.lines))
        return document.page(pages.render("_call.html", **part), status)

    async def shown(session: Session, template: str, **about: Any) -> HTTPResponse:
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        about = {"session": session, "waiting": waiting, **about}
        return document.page(pages.render(template, **about))


def address(practice: Practice) -> str:
    return f"/panel/practices/{practice.practice_id}"


def _place(request: Request) -> int:
    """How many lines the page has; raises ApiError 400."""
    told = document.field(request, "place")
    if not _NUMBER.fullmatch(told):
        raise ApiError(400, "bad_place", 'Send "place": how many lines were said before.')
    return int(told)
