"""The panel's JSON interface (a contract): login, cases, messages, identity."""

from __future__ import annotations

import asyncio
from time import perf_counter

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from channels import caseview, journeys, judging, opening, practising
from channels.conversation import Conversation
from channels.panel import access
from channels.panel.body import json_body
from channels.panel.login import Login
from firstline import clock
from firstline.desk.greeting import greeting
from firstline.desk.trail.reading import Reader
from firstline.workplace import Workplace


def add_routes(
    panel: Blueprint, place: Workplace, conversation: Conversation, login: Login
) -> None:
    @panel.post("/api/login")
    async def log_in(request: Request) -> HTTPResponse:
        body = json_body(request)
        token, session = await login.login(body.get("agent"), body.get("password"))
        answer = json({"token": token, "agent": session.agent.name, "role": session.agent.role})
        access.set_cookie(request, answer, token)
        return answer

    @panel.post("/api/logout")
    async def log_out(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        await login.logout(access.token_of(request)[0], session.agent)
        answer = empty()
        access.clear_cookie(answer)
        return answer

    @panel.post("/api/cases")
    async def open_case(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted = json_body(request).get("customer")
        opened = await asyncio.to_thread(opening.open_case, place, session.agent.name, wanted)
        case, customer = opened.case, opened.customer
        answer = {"case": case.case_id, "identity": case.identity.level.word, "customer": None}
        if customer:
            answer["customer"] = {"id": customer.customer_id, "name": customer.name}
            about = customer.customer_id, clock.now(), Reader(session.agent.name, case.case_id)
            answer["hello"] = await asyncio.to_thread(greeting, place, *about)
        return json(answer, 201)

    @panel.post("/api/cases/<case_id:str>/messages")
    async def message(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        started = perf_counter()
        body = json_body(request)
        wanted = await asyncio.to_thread(practising.wanted, place, body.get("text"))
        if wanted is not None:
            await asyncio.to_thread(caseview.find, place, case_id)
            replies = [practising.offered(wanted)]
        elif "button" in body:
            replies = await conversation.press(case_id, session.agent.name, body["button"])
        else:
            replies = await conversation.say(case_id, session.agent.name, body.get("text", ""))
        elapsed = round((perf_counter() - started) * 1000, 1)
        return json({"replies": replies, "elapsed_ms": elapsed})

    @panel.post("/api/cases/<case_id:str>/judgements")
    async def judge(request: Request, case_id: str) -> HTTPResponse:
        session = await access.session_of(place, request)
        body = json_body(request)
        verdict = body.get("judge"), body.get("right"), body.get("note", "")
        await asyncio.to_thread(judging.judge, place, case_id, session.agent.name, *verdict)
        return empty()

    @panel.get("/api/judgements")
    async def judged(request: Request) -> HTTPResponse:
        session = await access.session_of(place, request)
        wanted = {"true": True, "false": False}.get(request.args.get("right", ""))
        return json(await asyncio.to_thread(judging.overview, place, session, wanted))

    @panel.get("/api/cases/<case_id:str>/journey")
    async def journey(request: Request, case_id: str) -> HTTPResponse:
        agent = (await access.session_of(place, request)).agent.name
        return json(await asyncio.to_thread(journeys.of_case, place, case_id, agent))

    @panel.post("/api/cases/<case_id:str>/verify")
    async def verify(request: Request, case_id: str) -> HTTPResponse:
        agent = (await access.session_of(place, request)).agent.name
        body = json_body(request)
        given = agent, body.get("factor"), body.get("value")
        checked = await asyncio.to_thread(opening.verify, place, case_id, *given)
        identity, right = checked.identity, checked.right
        return json({"right": right, "identity": identity.level.word, "left": identity.left})
