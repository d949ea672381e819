"""A code by which the agent who is logged in links a Slack account, as JSON and on a page."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels.errors import ApiError
from channels.panel import access, document
from channels.panel.calm import calmly
from channels.panel.rendering import Pages
from firstline import clock, database
from firstline.slack import link_codes
from firstline.workplace import Workplace

_OFF = "Slack is not set up here; ask whoever looks after Firstline."


def add_routes(panel: Blueprint, place: Workplace, pages: Pages) -> None:
    @panel.post("/api/slack-code")
    async def slack_code(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        code, minutes = await asyncio.to_thread(_made, place, session.agent.name)
        return json({"code": code, "minutes": minutes}, 201)

    @panel.post("/slack-code", name="page_slack_code")
    @calmly(pages)
    async def page(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        code, minutes = await asyncio.to_thread(_made, place, session.agent.name)
        about = {"session": session, "code": code, "minutes": minutes}
        return document.page(pages.render("slack_code.html", **about), 201)


def _made(place: Workplace, agent: str) -> tuple[str, int]:
    """The code and how long it is good; raises ApiError 409 while Slack is off."""
    if place.settings.slack is None:
        raise ApiError(409, "slack_off", _OFF)
    with database.writing(place.desk) as desk:
        code = link_codes.new_code(place, desk, agent, clock.now())
    return code, int(link_codes.LASTS.total_seconds() // 60)
