"""Wrapping up as JSON: the proposed summary, and the close."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels.errors import ApiError
from channels.panel import access, reads
from channels.panel.body import json_body
from channels.panel.doing import told
from firstline import clock
from firstline.desk.closing import ending, proposing
from firstline.desk.closing.ending import Ended
from firstline.desk.closing.proposing import WrapUp
from firstline.desk.closing.words import outcomes
from firstline.workplace import Workplace

_BAD = (
    'Send "version" as it stands in the wrap-up, "outcome" as one of its outcomes, "text" as text.'
)


def add_routes(panel: Blueprint, place: Workplace) -> None:
    @panel.get("/api/cases/<case_id:str>/wrap-up")
    async def wrap_up(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        return json(wrap_up_json(await asyncio.to_thread(propose, place, case_id)))

    @panel.post("/api/cases/<case_id:str>/close")
    async def close_case(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        body, agent = json_body(request), session.agent.name
        given = body.get("version"), body.get("outcome"), body.get("text")
        return json(ended_json(await asyncio.to_thread(close, place, case_id, agent, *given)))


def propose(place: Workplace, case_id: str) -> WrapUp:
    """Raises ApiError."""
    with told():
        return proposing.propose(place, case_id)


def close(
    place: Workplace, case_id: str, agent: str, version: object, outcome: object, text: object
) -> Ended:
    """Raises ApiError."""
    is_version = isinstance(version, int) and not isinstance(version, bool)
    if not is_version or not isinstance(outcome, str) or not isinstance(text, str):
        raise ApiError(400, "bad_close", _BAD)
    if len(text) > ending.LONGEST_SUMMARY:
        message = f"Write at most {ending.LONGEST_SUMMARY:,} characters."
        raise ApiError(413, "summary_too_long", message)
    with told():
        return ending.close(place, case_id, agent, version, outcome, text, clock.now())


def wrap_up_json(found: WrapUp) -> dict[str, Any]:
    return {
        "version": found.version,
        "outcome": found.outcome,
        "outcomes": dict(outcomes()),
        **{name: list(lines) for name, lines in found.parts.items()},
        "text": found.text,
    }


def ended_json(ended: Ended) -> dict[str, Any]:
    return {
        "case": ended.case_id,
        "at": ended.at.isoformat(),
        "agent": ended.agent,
        "outcome": ended.outcome,
        "text": ended.text,
    }
