"""The draft guard in the panel: as JSON, and below the conversation while the agent types."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels import guarding, reads
from channels.panel import access, document
from channels.panel.body import json_body
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline.training.guard import called
from firstline.workplace import Workplace


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.post("/api/check", name="check_draft")
    async def check_draft(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        body = json_body(request)
        text, case_id = body.get("text"), body.get("case")
        found = await asyncio.to_thread(guarding.check, place, text, case_id)
        if case_id is not None:
            await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        return json({"flags": [flag.as_json() for flag in found]})

    @panel.post("/cases/<case_id:str>/check", name="page_check")
    @calmly(pages)
    async def check(request: Request, case_id: str) -> HTTPResponse:
        await access.session_of(place, request)
        text = document.field(request, "draft")
        found = await asyncio.to_thread(guarding.check, place, text, case_id)
        if not document.is_htmx(request):
            return document.send_to(request, f"/panel/cases/{case_id}")
        cut = guarding.pieces(text, found)
        names = {flag.kind: called(flag.kind) for flag in found}
        shown = {"flags": found, "pieces": cut, "called": names, "draft": text}
        return document.page(pages.render("_flags.html", **shown))
