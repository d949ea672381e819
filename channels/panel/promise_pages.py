"""Promises kept or dropped, as JSON and from the page."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels import promising, reads
from channels.errors import ApiError
from channels.panel import access, document
from channels.panel.body import json_body
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.workplace import Workplace


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.post("/promises/<promise_id:str>", name="page_promise")
    @calmly(pages)
    async def end_on_page(request: Request, promise_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        state = document.field(request, "state")
        about = place, promise_id, session.agent, state
        try:
            ended = await asyncio.to_thread(promising.end, *about)
        except ApiError as refused:
            if not document.is_htmx(request) or refused.status not in (403, 409):
                raise
            told = pages.render("_promise_refused.html", message=refused.message)
            return document.page(told, refused.status)
        if document.is_htmx(request):
            return document.page(pages.render("_promise_ended.html", promise=ended))
        return document.send_to(request, document.own_page(document.field(request, "next")))


def add_json_routes(panel: Blueprint, place: Workplace) -> None:
    @panel.get("/api/cases/<case_id:str>/promises")
    async def of_case(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        found = await asyncio.to_thread(promising.of_case, place, case_id)
        about = place, case_id, found, session.agent
        return json(await asyncio.to_thread(promising.listed, *about))

    @panel.post("/api/promises/<promise_id:str>")
    async def end(request: Request, promise_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        state = json_body(request).get("state")
        about = place, promise_id, session.agent, state
        ended = await asyncio.to_thread(promising.end, *about)
        return json(promising.as_json(ended, session.agent))
