"""The panel's pages: log in, open a case, work it. htmx swaps in what a message or a check brought."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from channels import intake
from channels.conversation import Conversation
from channels.errors import ApiError
from channels.panel import access, caseview, checking, document, files, opening
from channels.panel.caseview import Exchange
from channels.panel.login import Login
from channels.panel.rendering import Pages
from firstline import clock
from firstline.casework.formats import formats
from firstline.workplace import Workplace

Handler = Callable[..., Awaitable[HTTPResponse]]
_FOREVER = "public, max-age=31536000, immutable"


def add_routes(
    panel: Blueprint, place: Workplace, conversation: Conversation, login: Login
) -> None:
    assets = files.load()
    addresses = files.addresses(assets, "/panel/assets")
    pages = Pages(formats(place.company, None, None), addresses)
    _add_doors(panel, place, pages, login)
    _add_start(panel, place, pages)
    _add_case(panel, place, pages, conversation)

    @panel.get("/assets/<name:str>", name="asset")
    async def asset(request: Request, name: str) -> HTTPResponse:
        found = assets.get(name)
        if found is None:
            raise ApiError(404, "not_found", "There is nothing at this address.")
        headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
        return raw(found.body, content_type=found.content_type, headers=headers)


def _add_doors(panel: Blueprint, place: Workplace, pages: Pages, login: Login) -> None:
    @panel.post("/login", name="page_login")
    @_calm(pages)
    async def log_in(request: Request) -> HTTPResponse:
        if not document.is_same_origin(request):
            raise ApiError(403, "origin", "Log in from the panel's own page.")
        agent, next_page = _field(request, "agent"), document.own_page(_field(request, "next"))
        try:
            token, _ = await login.login(agent, _field(request, "password"))
        except ApiError as wrong:
            return document.page(pages.login(wrong.message, agent, next_page), wrong.status)
        answer = document.send_to(request, next_page)
        access.set_cookie(request, answer, token)
        return answer

    @panel.post("/logout", name="page_logout")
    @_calm(pages)
    async def log_out(request: Request) -> HTTPResponse:
        await access.session_of(place, request)
        await login.logout(access.token_of(request)[0])
        answer = document.send_to(request, document.START)
        access.clear_cookie(answer)
        return answer


def _add_start(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/", name="page_start")
    @_calm(pages)
    async def start(request: Request) -> HTTPResponse:
        try:
            session = await access.session_of(place, request)
        except ApiError:
            return document.page(
                pages.login(next_page=document.own_page(request.args.get("next", "")))
            )
        recent = await asyncio.to_thread(caseview.recent, place, session.agent.name)
        return document.page(pages.start(session, recent))

    @panel.post("/cases", name="page_open")
    @_calm(pages)
    async def open_case(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted, agent = _field(request, "customer"), session.agent.name
        try:
            case, _ = await asyncio.to_thread(opening.open_case, place, agent, wanted)
        except ApiError as wrong:
            recent = await asyncio.to_thread(caseview.recent, place, agent)
            about = {"wanted": wanted, "candidates": wrong.more.get("candidates", ())}
            body = pages.start(session, recent, message=wrong.message, **about)
            return document.page(body, wrong.status)
        return document.send_to(request, f"/panel/cases/{case.case_id}")


def _add_case(panel: Blueprint, place: Workplace, pages: Pages, conversation: Conversation) -> None:
    @panel.get("/cases/<case_id:str>", name="page_case")
    @_calm(pages)
    async def show(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        case = await asyncio.to_thread(caseview.view, place, case_id)
        exchanges = await asyncio.to_thread(caseview.conversation, place, case_id)
        return document.page(pages.case(session, case, exchanges))

    @panel.post("/cases/<case_id:str>/messages", name="page_message")
    @_calm(pages)
    async def message(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        text = intake.text_of(_field(request, "text"))
        replies = await conversation.say(case_id, session.agent.name, text)
        return await answered(request, case_id, text, replies)

    @panel.post("/cases/<case_id:str>/press", name="page_press")
    @_calm(pages)
    async def press(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        button = _field(request, "button")
        case = await asyncio.to_thread(caseview.find, place, case_id)
        chosen = case.question.choice(button) if case.question else None
        replies = await conversation.press(case_id, session.agent.name, button)
        return await answered(request, case_id, chosen.text if chosen else "", replies)

    @panel.post("/cases/<case_id:str>/verify", name="page_verify")
    @_calm(pages)
    async def verify(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        factor, value = _field(request, "factor"), _field(request, "value")
        check = await asyncio.to_thread(checking.check, place, case_id, factor, value)
        replies = []
        if check.changes_card:
            replies = await conversation.again(case_id, session.agent.name)
        return await answered(request, case_id, "", replies, check.told)

    async def answered(
        request: Request, case_id: str, asked: str, replies: list[dict[str, Any]], told: str = ""
    ) -> HTTPResponse:
        elsewhere = next((reply["case"] for reply in replies if "case" in reply), case_id)
        if elsewhere != case_id or not document.is_htmx(request):
            return document.send_to(request, f"/panel/cases/{elsewhere}")
        case = await asyncio.to_thread(caseview.view, place, case_id)
        exchange = Exchange(asked, clock.now(), tuple(replies)) if replies else None
        return document.page(pages.answer(case, exchange, told))


def _calm(pages: Pages) -> Callable[[Handler], Handler]:
    """Tell what went wrong on the page, in the words the JSON interface has for it."""

    def around(handler: Handler) -> Handler:
        @wraps(handler)
        async def handled(request: Request, *args: Any, **more: Any) -> HTTPResponse:
            try:
                return await handler(request, *args, **more)
            except Exception as wrong:
                if isinstance(wrong, ApiError) and wrong.status == 401:
                    return document.send_to(request, document.login_address(request), 401)
                told = request.app.error_handler.response(request, wrong)
                message = json.loads(told.body)["error"]["message"]
                if document.is_htmx(request):
                    aimed = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"}
                    return document.page(pages.notice(message), told.status, **aimed)
                return document.page(pages.problem(message), told.status)

        return handled

    return around


def _field(request: Request, name: str) -> str:
    return (request.form.get(name) or "").replace("\r\n", "\n")
