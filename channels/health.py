"""/live: the process answers. /ready: everything that an answer needs is there, or what is not."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, redirect
from sqlalchemy import select
from sqlalchemy.engine import Engine

from firstline import workplace
from firstline.casework.playbook import Shelf
from firstline.database import DatabaseUnavailable
from firstline.desk.outbox import by_hand
from firstline.desk.tables import cases
from firstline.engine.tracker_store import WalTrackerStore, in_use
from firstline.records.tables import customers

PATIENCE_S = 2.0


class HealthInput(InputChannel):
    @classmethod
    def name(cls) -> str:
        return "health"

    def url_prefix(self) -> str:
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        health = Blueprint("health")
        place = workplace.open_workplace()

        @health.listener("before_server_start")
        async def take_over_root(app: Sanic, loop: Any) -> None:
            # Rasa has put "Hello from Rasa" on / already; a middleware comes before its route.
            async def to_panel(request: Request) -> HTTPResponse | None:
                return redirect("/panel/") if request.path == "/" else None

            app.register_middleware(to_panel, "request")

        @health.get("/live")
        async def live(request: Request) -> HTTPResponse:
            return json({"status": "live"})

        @health.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            checks = {
                "records": await asyncio.to_thread(_reads, place.records, customers.c.customer_id),
                "desk": await asyncio.to_thread(_reads, place.desk, cases.c.case_id),
                "tracker": await _tracker(request.app),
                "actions": await _actions(),
                "model": _model(request.app),
            }
            good = all(told == "ok" for told in checks.values())
            status = "ready" if good else "not ready"
            # Told and no reason to stop: the last good wording stays in use.
            checks["playbooks"] = _playbooks(place.shelf)
            outbox = await asyncio.to_thread(_outbox, place.desk)
            told = {"status": status, "checks": checks, "outbox": outbox}
            return json(told, status=200 if good else 503)

        return health


def _reads(engine: Engine, column: Any) -> str:
    try:
        with engine.connect() as connection:
            connection.execute(select(column).limit(1)).first()
    except Exception as wrong:
        return f"cannot be read: {type(wrong).__name__}"
    return "ok"


def _outbox(desk: Engine) -> dict[str, int] | None:
    """How many orders wait and how many were given up; nothing that an answer needs."""
    try:
        with desk.connect() as connection:
            return by_hand.counted(connection)
    except DatabaseUnavailable:
        return None


async def _tracker(app: Sanic) -> str:
    store = in_use(app.ctx.agent)
    if not isinstance(store, WalTrackerStore):
        return f"is {type(store).__name__}, not the one of endpoints.yml"
    try:
        await store.retrieve("panel:ready")
    except Exception as wrong:
        return f"cannot be read: {type(wrong).__name__}"
    return "ok"


async def _actions() -> str:
    url = os.environ.get("FIRSTLINE_ACTIONS_URL", "").replace("/webhook", "/health")
    try:
        limit = aiohttp.ClientTimeout(total=PATIENCE_S)
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
            return "ok" if answer.status == 200 else f"answered {answer.status}"
    except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as wrong:
        return f"cannot be reached: {type(wrong).__name__}"


def _playbooks(shelf: Shelf) -> str:
    shelf.books()
    return str(shelf.problem or "ok")


def _model(app: Sanic) -> str:
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return "not loaded"
    return "ok" if getattr(app.ctx, "warm", False) else "warming up"
