"""Closing a case on the page: what is proposed opens in its place, and is kept as the agent left it."""

from __future__ import annotations

import asyncio
import re

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import caseview, closing, reads
from channels.errors import ApiError
from channels.panel import access, document
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.desk.closing.proposing import WrapUp
from firstline.desk.sessions import Session
from firstline.workplace import Workplace

_FINE = {"message": "", "wrong": ""}
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/cases/<case_id:str>/close", name="page_wrap_up")
    @calmly(pages)
    async def wrap_up(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        try:
            proposed = await asyncio.to_thread(closing.propose, place, case_id)
        except ApiError as refused:
            return await shown(request, session, case_id, None, refused)
        return await shown(request, session, case_id, proposed)

    @panel.post("/cases/<case_id:str>/close", name="page_close")
    @calmly(pages)
    async def close(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        typed = _typed(request)
        given = typed.version, typed.outcome, typed.text
        try:
            await asyncio.to_thread(closing.close, place, case_id, session.agent.name, *given)
        except ApiError as refused:
            await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
            kept = await asyncio.to_thread(_with_what_was_typed, place, case_id, typed)
            return await shown(request, session, case_id, kept, refused)
        return document.send_to(request, f"/panel/cases/{case_id}")

    async def shown(
        request: Request,
        session: Session,
        case_id: str,
        it: WrapUp | None,
        refused: ApiError | None = None,
    ) -> HTTPResponse:
        """The part alone for htmx; else a page of its own."""
        case = await asyncio.to_thread(caseview.view, place, case_id)
        about = {"session": session, "case": case, "it": it, "part": "_wrap_up.html"}
        about |= {"message": refused.message, "wrong": refused.code} if refused else _FINE
        template = about["part"] if document.is_htmx(request) else "step.html"
        return document.page(pages.render(template, **about), refused.status if refused else 200)


def _typed(request: Request) -> WrapUp:
    version = document.field(request, "version")
    return WrapUp(
        version=int(version) if _NUMBER.fullmatch(version) else 0,
        outcome=document.field(request, "outcome"),
        parts={},
        text=document.field(request, "text"),
    )


def _with_what_was_typed(place: Workplace, case_id: str, typed: WrapUp) -> WrapUp | None:
    """What was typed beside the facts as they are now; None when the case cannot be closed any more."""
    try:
        now = closing.propose(place, case_id)
    except ApiError as refused:
        return None if refused.code in ("case_closed", "case_not_found") else typed
    return WrapUp(now.version, typed.outcome, now.parts, typed.text)
