"""A case's page, and what htmx swaps into it: the answer to a message, a button or a check."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import (
    approving,
    caseview,
    checking,
    exchanges,
    intake,
    journeys,
    judging,
    opening,
    practising,
)
from channels.conversation import Conversation
from channels.errors import ApiError
from channels.exchanges import Exchange
from channels.panel import access, document, freshness
from channels.panel.calm import calmly
from channels.panel.freshness import News
from channels.panel.practice_pages import ADDRESS as PRACTISE
from channels.panel.rendering import Pages
from firstline import clock
from firstline.desk.greeting import greeting
from firstline.desk.sessions import Session
from firstline.desk.trail.reading import Reader
from firstline.training.scenarios import Scenario
from firstline.workplace import Workplace


def add_routes(
    panel: Blueprint, place: Workplace, conversation: Conversation, pages: Pages
) -> None:
    @panel.get("/cases/<case_id:str>", name="page_case")
    @calmly(pages)
    async def show(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        case = await asyncio.to_thread(caseview.view, place, case_id)
        agent = session.agent.name
        kept = await asyncio.to_thread(exchanges.conversation, place, case, agent)
        hello = None
        if case.customer_id and not kept and not case.desk.is_closed:
            about = case.customer_id, clock.now(), Reader(agent, case_id)
            hello = await asyncio.to_thread(greeting, place, *about)
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        return document.page(pages.case(session, case, kept, hello, waiting))

    @panel.get("/cases/<case_id:str>/journey", name="page_journey")
    @calmly(pages)
    async def journey(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        case = await asyncio.to_thread(caseview.view, place, case_id)
        found = await asyncio.to_thread(journeys.of_case, place, case_id, session.agent.name)
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        return document.page(pages.journey(session, case, found["events"], waiting))

    @panel.post("/cases/<case_id:str>/messages", name="page_message")
    @calmly(pages)
    async def message(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        text = intake.text_of(document.field(request, "text"))
        wanted = await asyncio.to_thread(practising.wanted, place, text)
        if wanted is not None:
            await asyncio.to_thread(caseview.find, place, case_id)
            return offered(request, session, text, wanted)
        replies = await conversation.say(case_id, session.agent.name, text)
        return await answered(request, session, case_id, text, replies)

    @panel.post("/cases/<case_id:str>/judgements", name="page_judge")
    @calmly(pages)
    async def judge(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        given = {name: document.field(request, name) for name in ("judge", "right", "note")}
        is_right = {"yes": True, "no": False}.get(given["right"])
        about = session.agent.name, given["judge"], is_right, given["note"]
        await asyncio.to_thread(judging.judge, place, case_id, *about)
        if not document.is_htmx(request):
            return document.send_to(request, f"/panel/cases/{case_id}")
        return document.page(pages.judged(case_id, session, given["judge"], is_right))

    @panel.post("/cases/<case_id:str>/press", name="page_press")
    @calmly(pages)
    async def press(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        button = document.field(request, "button")
        case = await asyncio.to_thread(caseview.find, place, case_id)
        chosen = case.question.choice(button) if case.question else None
        replies = await conversation.press(case_id, session.agent.name, button)
        return await answered(request, session, case_id, chosen.text if chosen else "", replies)

    @panel.post("/cases/<case_id:str>/verify", name="page_verify")
    @calmly(pages)
    async def verify(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        factor, value = document.field(request, "factor"), document.field(request, "value")
        agent = session.agent.name
        check = await asyncio.to_thread(checking.check, place, case_id, agent, factor, value)
        replies = []
        if check.changes_card:
            replies = await conversation.again(case_id, agent)
        return await answered(request, session, case_id, "", replies, check.told, factor)

    @panel.post("/cases/<case_id:str>/code", name="page_code")
    @calmly(pages)
    async def send_code(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        try:
            await asyncio.to_thread(opening.send_code, place, case_id, session.agent.name)
        except ApiError as refused:
            if not document.is_htmx(request) or refused.status == 404:
                raise
            return await answered(request, session, case_id, "", [], refused.message)
        return await answered(request, session, case_id, "", [])

    def offered(
        request: Request, session: Session, text: str, wanted: tuple[Scenario, ...]
    ) -> HTTPResponse:
        """A way to practise at once; nothing of it is kept in the case."""
        if not document.is_htmx(request):
            return document.send_to(request, f"{PRACTISE}?wanted={quote(text)}")
        about = {"session": session, "asked": text, "wanted": wanted}
        return document.page(pages.render("_practise.html", **about))

    async def answered(
        request: Request,
        session: Session,
        case_id: str,
        asked: str,
        replies: list[dict[str, Any]],
        told: str = "",
        factor: str = "",
    ) -> HTTPResponse:
        now_in = next((reply["case"] for reply in replies if "case" in reply), case_id)
        if now_in != case_id or not document.is_htmx(request):
            return document.send_to(request, f"/panel/cases/{now_in}")
        case = await asyncio.to_thread(caseview.view, place, case_id)
        kept = await asyncio.to_thread(exchanges.kept, place, case_id, session.agent.name)
        after = freshness.after_of(request)
        news = freshness.since(kept, case.desk.newest if after is None and not replies else after)
        if replies and not news.new:  # the answer could not be kept
            news = News((Exchange(asked, clock.now(), tuple(replies)),), news.older)
        return document.page(pages.answer(session, case, news, told, factor))
