"""The panel's pages: log in and out, open a case, find your own again; a case's page is beside it."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from channels import approving, judging, noticing, opening, practising, recent, waiting
from channels.conversation import Conversation
from channels.errors import ApiError
from channels.panel import (
    access,
    approval_pages,
    case_pages,
    closing_pages,
    document,
    doing_pages,
    draft_checks,
    files,
    linking,
    news_pages,
    practice_assistant,
    practice_pages,
    practice_team,
    promise_pages,
)
from channels.panel.calm import calmly
from channels.panel.login import Login
from channels.panel.rendering import Pages
from channels.rehearsing import Model
from firstline.casework.formats import formats
from firstline.desk.keeping.notices import Told
from firstline.workplace import Workplace

_FOREVER = "public, max-age=31536000, immutable"


def add_routes(
    panel: Blueprint,
    place: Workplace,
    conversation: Conversation,
    login: Login,
    model: Model,
) -> None:
    assets = files.load()
    written = formats(place.company, None, None)
    addresses = files.addresses(assets, "/panel/assets")
    pages = Pages(written, addresses, has_slack=place.settings.slack is not None)
    _add_doors(panel, place, pages, login)
    _add_start(panel, place, pages)
    case_pages.add_routes(panel, place, conversation, pages)
    doing_pages.add_routes(panel, place, conversation, pages)
    closing_pages.add_routes(panel, place, pages)
    news_pages.add_routes(panel, place, pages)
    promise_pages.add_routes(panel, place, pages)
    promise_pages.add_json_routes(panel, place)
    approval_pages.add_routes(panel, place, pages)
    linking.add_routes(panel, place, pages)
    draft_checks.add_routes(panel, place, pages)
    practice_pages.add_routes(panel, place, model, pages)
    practice_assistant.add_routes(panel, place, model, pages)
    practice_team.add_routes(panel, place, pages)

    @panel.get("/assets/<name:str>", name="asset")
    async def asset(request: Request, name: str) -> HTTPResponse:
        found = assets.get(name)
        if found is None:
            raise ApiError(404, "not_found", "There is nothing at this address.")
        headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
        return raw(found.body, content_type=found.content_type, headers=headers)


def _add_doors(panel: Blueprint, place: Workplace, pages: Pages, login: Login) -> None:
    @panel.post("/login", name="page_login")
    @calmly(pages)
    async def log_in(request: Request) -> HTTPResponse:
        if not document.is_same_origin(request):
            raise ApiError(403, "origin", "Log in from the panel's own page.")
        agent = document.field(request, "agent")
        next_page = document.own_page(document.field(request, "next"))
        try:
            token, _ = await login.login(agent, document.field(request, "password"))
        except ApiError as wrong:
            return document.page(pages.login(wrong.message, agent, next_page), wrong.status)
        answer = document.send_to(request, next_page)
        access.set_cookie(request, answer, token)
        return answer

    @panel.post("/logout", name="page_logout")
    @calmly(pages)
    async def log_out(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        await login.logout(access.token_of(request)[0], session.agent)
        answer = document.send_to(request, document.START)
        access.clear_cookie(answer)
        return answer


def _add_start(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/", name="page_start")
    @calmly(pages)
    async def start(request: Request) -> HTTPResponse:
        try:
            session = await access.session_of(place, request)
        except ApiError:
            wanted = document.own_page(request.args.get("next", ""))
            return document.page(pages.login(next_page=wanted))
        own = await asyncio.to_thread(recent.of_agent, place, session.agent.name)
        desk = await asyncio.to_thread(waiting.load, place, session.agent)
        return document.page(pages.start(session, own, desk=desk))

    @panel.post("/notices/<notice_id:str>", name="page_notice")
    @calmly(pages)
    async def open_notice(request: Request, notice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, session.agent, notice_id
        opened = await asyncio.to_thread(noticing.open_notice, *about)
        return document.send_to(request, _leads_to(opened))

    @panel.get("/judgements", name="page_judgements")
    @calmly(pages)
    async def judgements(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        overview = await asyncio.to_thread(judging.overview, place, session, None)
        count = await asyncio.to_thread(approving.count, place, session.agent)
        return document.page(pages.judgements(session, overview, count))

    @panel.post("/cases", name="page_open")
    @calmly(pages)
    async def open_case(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted, agent = document.field(request, "customer"), session.agent.name
        if await asyncio.to_thread(practising.wanted, place, wanted) is not None:
            return document.send_to(request, f"{practice_pages.ADDRESS}?wanted={quote(wanted)}")
        try:
            opened = await asyncio.to_thread(opening.open_case, place, agent, wanted)
        except ApiError as wrong:
            own = await asyncio.to_thread(recent.of_agent, place, agent)
            desk = await asyncio.to_thread(waiting.load, place, session.agent)
            about = {"wanted": wanted, "candidates": wrong.more.get("candidates", ()), "desk": desk}
            body = pages.start(session, own, message=wrong.message, **about)
            return document.page(body, wrong.status)
        return document.send_to(request, f"/panel/cases/{opened.case.case_id}")


def _leads_to(told: Told) -> str:
    """What opens when a notice is looked at."""
    if told.kind == noticing.CONSENT:
        return approval_pages.ADDRESS
    return f"/panel/cases/{told.case_id}" if told.case_id else document.START
