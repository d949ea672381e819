"""Taking a step on the page: what it will do is shown in its place, then it is confirmed."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import caseview, doing, drafting, exchanges, reads
from channels.conversation import Conversation
from channels.errors import ApiError
from channels.panel import access, document, freshness
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.wanted import Wanted
from firstline.desk.sessions import Session
from firstline.workplace import Workplace

FIELD = "field-"
_FIELDS_AT_MOST = 20


def add_routes(
    panel: Blueprint, place: Workplace, conversation: Conversation, pages: Pages
) -> None:
    @panel.post("/cases/<case_id:str>/drafts", name="page_draft")
    @calmly(pages)
    async def draw_up(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted, agent = wanted_of(request), session.agent.name
        await asyncio.to_thread(reads.tell, place, agent, case_id)
        about = place, case_id, agent, wanted, document.field(request, "sent")
        try:
            drafted = await asyncio.to_thread(drafting.draw_up, *about)
        except ApiError as refused:
            return await told(request, session, case_id, wanted, refused)
        is_wrong = any(one.wrong for one in drafted.fields)
        case = await asyncio.to_thread(caseview.view, place, case_id)
        shown = {"session": session, "case": case, "it": drafted, "wanted": wanted}
        return _answer(request, pages, 422 if is_wrong else 200, "_draft.html", **shown)

    @panel.post("/cases/<case_id:str>/decisions", name="page_confirm")
    @calmly(pages)
    async def confirm(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        agent = session.agent.name
        confirmed = document.field(request, "draft"), document.field(request, "key")
        try:
            made = await asyncio.to_thread(doing.confirm, place, case_id, agent, *confirmed)
        except ApiError as refused:
            return await told(request, session, case_id, wanted_of(request), refused)
        await show_again(case_id, agent, made)
        if not document.is_htmx(request):
            return document.send_to(request, f"/panel/cases/{case_id}")
        case = await asyncio.to_thread(caseview.view, place, case_id)
        kept = await asyncio.to_thread(exchanges.kept, place, case_id, agent)
        news = freshness.since(kept, freshness.after_of(request))
        shown = {"session": session, "case": case, "news": news, "made": made}
        return document.page(pages.render("_decided.html", told="", **shown))

    async def show_again(case_id: str, agent: str, made: Decision) -> None:
        """The card with what is done now; not a second time for the same confirmation."""
        kept = await asyncio.to_thread(exchanges.kept, place, case_id, agent)
        if made.doing.finding and not exchanges.shows(kept, made.decision_id):
            await conversation.after_doing(case_id, agent)

    async def told(
        request: Request, session: Session, case_id: str, wanted: Wanted, refused: ApiError
    ) -> HTTPResponse:
        """Why nothing was done, where the step stands."""
        case = await asyncio.to_thread(caseview.view, place, case_id)
        shown = {"session": session, "case": case, "wanted": wanted, "message": refused.message}
        return _answer(request, pages, refused.status, "_refused.html", **shown)


def _answer(
    request: Request, pages: Pages, status: int, template: str, **shown: object
) -> HTTPResponse:
    """The part alone for htmx; else a page of its own."""
    if document.is_htmx(request):
        return document.page(pages.render(template, **shown), status)
    return document.page(pages.render("step.html", part=template, **shown), status)


def wanted_of(request: Request) -> Wanted:
    """Raises ApiError 400."""
    named = [name for name in request.form or () if name.startswith(FIELD)][:_FIELDS_AT_MOST]
    fields = {name[len(FIELD) :]: document.field(request, name) for name in named}
    step, card = document.field(request, "step"), document.field(request, "card")
    return doing.wanted({"step": step, "card": card, "fields": fields})
