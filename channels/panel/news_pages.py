"""An open case asks every few seconds what is new in it: 204 when nothing is."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from channels import caseview, exchanges
from channels.errors import ApiError
from channels.panel import access, document, freshness
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.workplace import Workplace

LOGGED_OUT = (
    "You are logged out, so this page stands still. Copy what you typed, then log in again."
)
_STOP = 286  # htmx asks no more
_IN_SIGHT = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"}


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.get("/cases/<case_id:str>/news", name="page_news")
    @calmly(pages)
    async def news(request: Request, case_id: str) -> HTTPResponse:
        try:
            session = await access.session_of(place, request)
        except ApiError as refused:
            if refused.status != 401:
                raise
            # Not the login page: what is being typed would be gone.
            return document.page(pages.notice(LOGGED_OUT), _STOP, _IN_SIGHT)
        if request.args.get("mark") == await asyncio.to_thread(caseview.mark, place, case_id):
            return empty(headers=document.HEADERS)
        case = await asyncio.to_thread(caseview.view, place, case_id)
        agent = session.agent.name
        kept = await asyncio.to_thread(exchanges.conversation, place, case, agent)
        found = freshness.since(kept, freshness.after_of(request))
        shown = {"session": session, "case": case, "news": found, "told": ""}
        return document.page(pages.render("_news.html", **shown))
