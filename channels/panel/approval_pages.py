"""The page on which leads and managers agree or decline."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import approving, doing, reads
from channels.errors import ApiError
from channels.panel import access, document
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.desk.doing.decisions import Decision
from firstline.desk.sessions import Session
from firstline.workplace import Workplace

ADDRESS = "/panel/approvals"
_AGREES = {"yes": True, "no": False}


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/approvals", name="page_approvals")
    @calmly(pages)
    async def approvals(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        return await shown(session)

    @panel.post("/approvals/<decision_id:str>", name="page_settle")
    @calmly(pages)
    async def settle(request: Request, decision_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        agrees = _AGREES.get(document.field(request, "agrees"))
        about = place, session.agent, decision_id, agrees, document.field(request, "reason")
        try:
            made = await asyncio.to_thread(doing.settle, *about)
        except ApiError as refused:
            return await told(request, session, decision_id, refused)
        if not document.is_htmx(request):
            return document.send_to(request, ADDRESS)
        return await settled(session, made)

    async def told(
        request: Request, session: Session, decision_id: str, refused: ApiError
    ) -> HTTPResponse:
        """A missing reason is told beside its field; all else in the place of the request."""
        found = await asyncio.to_thread(approving.requests, place, session.agent)
        mine = next((one for one in found if one.made.decision_id == decision_id), None)
        if not document.is_htmx(request):
            return await shown(session, {decision_id: refused.message}, refused.status)
        if mine is None:
            return await settled(session, None, refused.message, refused.status)
        await asyncio.to_thread(reads.tell, place, session.agent.name, mine.made.case_id)
        wrong = {decision_id: refused.message}
        part = pages.render("_request.html", session=session, request=mine, wrong=wrong)
        return document.page(part, refused.status)

    async def settled(
        session: Session, made: Decision | None, message: str = "", status: int = 200
    ) -> HTTPResponse:
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        about = {"made": made, "message": message, "waiting": waiting}
        return document.page(pages.render("_settled.html", **about), status)

    async def shown(
        session: Session, wrong: Mapping[str, str] | None = None, status: int = 200
    ) -> HTTPResponse:
        found = await asyncio.to_thread(approving.requests, place, session.agent)
        read = session.agent.name, *(one.made.case_id for one in found)
        await asyncio.to_thread(reads.tell, place, *read)
        waiting = await asyncio.to_thread(approving.count, place, session.agent)
        about = {"session": session, "requests": found, "wrong": wrong or {}, "waiting": waiting}
        return document.page(pages.render("approvals.html", **about), status)
