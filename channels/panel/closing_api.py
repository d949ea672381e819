"""Wrapping up as JSON: the proposed summary, and the close."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels import closing, reads
from channels.panel import access
from channels.panel.body import json_body
from firstline.workplace import Workplace


def add_routes(panel: Blueprint, place: Workplace) -> None:
    @panel.get("/api/cases/<case_id:str>/wrap-up")
    async def wrap_up(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        return json(closing.wrap_up_json(await asyncio.to_thread(closing.propose, place, case_id)))

    @panel.post("/api/cases/<case_id:str>/close")
    async def close_case(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        body, agent = json_body(request), session.agent.name
        given = body.get("version"), body.get("outcome"), body.get("text")
        return json(
            closing.ended_json(
                await asyncio.to_thread(closing.close, place, case_id, agent, *given)
            )
        )
