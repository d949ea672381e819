"""Doing as JSON: draft, confirm, and consent by who may give it."""

from __future__ import annotations

import asyncio

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels import doing, opening, reads
from channels.conversation import Conversation
from channels.panel import access
from channels.panel.body import json_body
from firstline.workplace import Workplace

KEY_HEADER = "Idempotency-Key"


def add_routes(panel: Blueprint, place: Workplace, conversation: Conversation) -> None:
    @panel.post("/api/cases/<case_id:str>/drafts")
    async def draw_up(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted = doing.wanted(json_body(request))
        agent = session.agent.name
        await asyncio.to_thread(reads.tell, place, agent, case_id)
        draft = await asyncio.to_thread(doing.draw_up, place, case_id, agent, wanted)
        return json(doing.draft_json(draft), 201 if draft.draft_id else 200)

    @panel.post("/api/cases/<case_id:str>/decisions")
    async def confirm(request: Request, case_id: str) -> HTTPResponse:
        """The key may come in the body or in the header that HTTP has for it."""
        session = await access.session_of(place, request)
        body, agent = json_body(request), session.agent.name
        key = body.get("key") or request.headers.get(KEY_HEADER)
        confirmed = place, case_id, agent, body.get("draft"), key
        is_replay = await asyncio.to_thread(doing.is_made, place, key)
        made = await asyncio.to_thread(doing.confirm, *confirmed)
        changes_card = made.doing.finding and not is_replay
        replies = await conversation.after_doing(case_id, agent) if changes_card else []
        return json({**doing.decision_json(made), "replies": replies})

    @panel.get("/api/cases/<case_id:str>/decisions")
    async def decided(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        await asyncio.to_thread(reads.tell, place, session.agent.name, case_id)
        found = await asyncio.to_thread(doing.of_case, place, case_id)
        return json([doing.decision_json(one) for one in found])

    @panel.get("/api/approvals")
    async def approvals(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        found = await asyncio.to_thread(doing.waiting, place, session.agent)
        about = session.agent.name, *(one.case_id for one in found)
        await asyncio.to_thread(reads.tell, place, *about)
        return json([doing.decision_json(one) for one in found])

    @panel.post("/api/approvals/<decision_id:str>")
    async def settle(request: Request, decision_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        body = json_body(request)
        answer = body.get("agrees"), body.get("reason", "")
        settled = await asyncio.to_thread(doing.settle, place, session.agent, decision_id, *answer)
        return json(doing.decision_json(settled))

    @panel.post("/api/cases/<case_id:str>/code")
    async def send_code(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        sent = await asyncio.to_thread(opening.send_code, place, case_id, session.agent.name)
        return json({"contact": sent.contact, "expires_at": sent.expires_at.isoformat()}, 202)
