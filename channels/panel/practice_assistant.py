"""The assistant beside a practice session: asked, a button pressed, identity checked, a step taken."""

from __future__ import annotations

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import intake, rehearsing
from channels.errors import ApiError
from channels.panel import access, document, freshness
from channels.panel.calm import calmly
from channels.panel.doing_pages import wanted_of
from channels.panel.freshness import News
from channels.panel.rendering import Pages
from channels.rehearsing import Assistant, Model
from firstline.desk.sessions import Session
from firstline.workplace import Workplace


def add_routes(panel: Blueprint, place: Workplace, model: Model, pages: Pages) -> None:
    @panel.post("/practices/<practice_id:str>/messages", name="page_practice_ask")
    @calmly(pages)
    async def ask(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, model, practice_id, session.agent.name
        async with rehearsing.assistant(*about) as helper:
            await helper.ask(intake.text_of(document.field(request, "text")))
            return await answered(request, session, helper)

    @panel.post("/practices/<practice_id:str>/press", name="page_practice_press")
    @calmly(pages)
    async def press(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        about = place, model, practice_id, session.agent.name
        async with rehearsing.assistant(*about) as helper:
            await helper.press(document.field(request, "button"))
            return await answered(request, session, helper)

    @panel.post("/practices/<practice_id:str>/verify", name="page_practice_verify")
    @calmly(pages)
    async def verify(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        factor, value = document.field(request, "factor"), document.field(request, "value")
        about = place, model, practice_id, session.agent.name
        async with rehearsing.assistant(*about) as helper:
            told = await helper.check(factor, value)
            return await answered(request, session, helper, told, factor)

    @panel.post("/practices/<practice_id:str>/drafts", name="page_practice_draft")
    @calmly(pages)
    async def draw_up(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted, sent = wanted_of(request), document.field(request, "sent")
        about = place, model, practice_id, session.agent.name
        async with rehearsing.assistant(*about) as helper:
            shown = {"session": session, "case": await helper.view(), "wanted": wanted}
            try:
                drafted = await helper.draw_up(wanted, sent)
            except ApiError as refused:
                return _part(
                    request,
                    pages,
                    refused.status,
                    "_refused.html",
                    **shown,
                    message=refused.message,
                )
        is_wrong = any(one.wrong for one in drafted.fields)
        return _part(request, pages, 422 if is_wrong else 200, "_draft.html", **shown, it=drafted)

    @panel.post("/practices/<practice_id:str>/decisions", name="page_practice_confirm")
    @calmly(pages)
    async def confirm(request: Request, practice_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        draft, key = document.field(request, "draft"), document.field(request, "key")
        about = place, model, practice_id, session.agent.name
        async with rehearsing.assistant(*about) as helper:
            try:
                made = await helper.confirm(draft, key)
            except ApiError as refused:
                shown = {
                    "session": session,
                    "case": await helper.view(),
                    "message": refused.message,
                }
                return _part(
                    request,
                    pages,
                    refused.status,
                    "_refused.html",
                    **shown,
                    wanted=wanted_of(request),
                )
            if not document.is_htmx(request):
                return document.send_to(request, f"/panel/practices/{practice_id}")
            shown = await _now(request, session, helper, brought=False)
            return document.page(
                pages.render("_practice_decided.html", **shown, told="", made=made)
            )

    async def answered(
        request: Request, session: Session, helper: Assistant, told: str = "", factor: str = ""
    ) -> HTTPResponse:
        if not document.is_htmx(request):
            return document.send_to(request, (await helper.view()).address)
        shown = await _now(request, session, helper, brought=not told)
        return document.page(
            pages.render("_practice_answer.html", **shown, told=told, factor=factor)
        )


async def _now(
    request: Request, session: Session, helper: Assistant, *, brought: bool
) -> dict[str, object]:
    """What the page lacks of the case. `brought`: an answer came, also to a page that does not tell
    what it has."""
    case, kept = await helper.view(), await helper.exchanges()
    after = freshness.after_of(request)
    if after is None and not brought:
        after = case.desk.newest
    news: News = freshness.since(kept, after)
    return {"session": session, "case": case, "news": news}


def _part(
    request: Request, pages: Pages, status: int, template: str, **shown: object
) -> HTTPResponse:
    """The part alone for htmx; else a page of its own."""
    if document.is_htmx(request):
        return document.page(pages.render(template, **shown), status)
    return document.page(pages.render("step.html", part=template, **shown), status)
