"""The panel and Slack in one real server, over the demo company, before Slack's double."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sanic import Blueprint
from sanic.response import empty
from sanic.touchup import TouchUp

from channels.slack import counter
from channels.slack.serving import serve
from firstline.settings import Slack
from firstline.slack import delivering
from tests.channels.site import FakeDialogue, Site, _app, _touch_up_once
from tests.channels.slack.workspace import SECRET, Workspace
from tests.slack.double import APP_TOKEN, BOT_TOKEN, Double, double

_numbers = itertools.count()


class Office(Workspace):
    """People in Slack; nobody waits for an answer but with `until`. `site` is a browser at the panel."""

    def __init__(self, client: httpx.AsyncClient, place, dialogue, slack: Double) -> None:
        super().__init__(client, place, dialogue, slack, None, None)
        self.site = Site(client, place, dialogue)

    @property
    def address(self) -> str:
        return str(self.client.base_url).rstrip("/")

    async def settle(self) -> None:
        """Slack does not wait either."""

    async def until(self, met: Callable[[], Any]) -> Any:
        """What stands at Slack then; raises TimeoutError."""
        return await asyncio.to_thread(self.slack.wait_for, met)

    def said_to(self, channel: str) -> list[dict[str, Any]]:
        """The messages of a conversation as they stand there now, each with its "ts"."""
        found = self.slack.state.messages.items()
        return [{**one, "ts": ts} for (where, ts), one in found if where == channel]

    async def command(self, text: str, **more) -> httpx.Response:
        return await super().command(text, response_url=self.slack.response_url(), **more)

    async def interact(self, payload: dict, user="U1") -> httpx.Response:
        named = {"trigger_id": self.slack.trigger(), "response_url": self.slack.response_url()}
        return await super().interact({**payload, **named}, user)


def button(message: dict[str, Any], verb: str) -> dict[str, Any]:
    """Of a message or a view."""
    for block in message["blocks"]:
        for one in (block.get("accessory") or {}, *block.get("elements", ())):
            if one.get("action_id", "").startswith(f"{verb}:"):
                return one
    raise AssertionError(f"no button {verb}")


@pytest.fixture
def slack():
    with double() as made:
        made.state.members |= {"U1", "U2"}
        for user in ("U1", "U2"):
            made.state.direct(user)
        yield made


@pytest_asyncio.fixture
async def office(place, slack, monkeypatch) -> AsyncIterator[Office]:
    """U1 is the demo agent, U2 the lead."""
    monkeypatch.setattr(TouchUp, "run", _touch_up_once)
    monkeypatch.setattr(counter, "TICK_S", 0.05)
    monkeypatch.setattr(delivering, "pause_after", lambda attempts: timedelta(0))
    settings = Slack(BOT_TOKEN, SECRET, slack.url, APP_TOKEN)
    here = replace(place, settings=replace(place.settings, slack=settings))
    dialogue = FakeDialogue(here)
    app = _app(here, dialogue)
    blueprint = Blueprint(f"slack_{next(_numbers)}")
    serve(blueprint, here, settings, dialogue)
    app.blueprint(blueprint, url_prefix="/slack")
    app.add_route(lambda _: empty(200), "/live", name="live")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    await server.after_start()
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=base, trust_env=False, verify=False) as client:
        made = Office(client, here, dialogue, slack)
        made.link("U1", "demo")
        made.link("U2", "lead")
        yield made
    await server.before_stop()
    server.close()
    await server.wait_closed()
