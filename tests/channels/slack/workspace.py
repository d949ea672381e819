"""A workspace of Slack before the real routes, over the demo company, with a fake dialogue."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator

import httpx
import pytest_asyncio
from sanic import Blueprint, Sanic
from sanic.touchup import TouchUp
from sqlalchemy import select

from channels import errors
from channels.conversation import Conversation
from channels.slack.counter import Counter
from channels.slack.room import Room
from channels.slack.routes import add_routes
from channels.slack.verifying import Verifier
from firstline.database import DatabaseUnavailable
from firstline.desk.tables import slack_queue, slack_seen
from firstline.settings import Slack
from firstline.slack import link_codes, linking
from firstline.slack.linking import User
from firstline.slack.pen import Pen
from tests.channels.site import AWAY, NOW, FakeDialogue, _touch_up_once
from tests.channels.slack.fake_slack import FakeSlack
from tests.slack import sent
from tests.slack.sent import TEAM, Sent, message
from tests.slack.signing import signed

SECRET = "shh"
_numbers = itertools.count(1)


class Workspace:
    """What people do there."""

    def __init__(self, client, place, dialogue, slack, room, counter) -> None:
        self.client, self.place, self.dialogue = client, place, dialogue
        self.slack, self.room, self.counter = slack, room, counter

    def link(self, user: str = "U1", agent: str = "demo") -> None:
        with self.place.desk.begin() as desk:
            code = link_codes.new_code(self.place, desk, agent, NOW)
            linking.link(self.place, desk, User(TEAM, user), code, NOW)

    async def post(self, address: str, body: bytes, kind: str, **headers: str) -> httpx.Response:
        return await self.client.post(
            f"/slack/{address}",
            content=body,
            headers={**signed(body, SECRET), "Content-Type": kind, **headers},
        )

    async def send(self, one: Sent, kind: str = "") -> httpx.Response:
        return await self.post(one.address, one.body, kind or one.kind)

    async def event(self, event: dict, kind="", event_id="", **more) -> httpx.Response:
        return await self.send(sent.event(event, event_id, **more), kind)

    async def say(self, text: str, user="U1", channel="D1", **more) -> httpx.Response:
        """In a direct conversation; waits until it is answered."""
        answer = await self.event(message(text, user, channel, **more))
        await self.settle()
        return answer

    async def command(self, text: str, user="U1", channel="C1", **more) -> httpx.Response:
        answer = await self.send(sent.command(text, user, channel, **more))
        await self.settle()
        return answer

    async def interact(self, payload: dict, user="U1") -> httpx.Response:
        answer = await self.send(sent.interaction(payload, user))
        await self.settle()
        return answer

    async def press(self, button: dict, user="U1", channel="D1", at="", **more) -> httpx.Response:
        """A button of the message that stands there."""
        return await self.interact(sent.pressed(button, channel, at, **more), user)

    async def press_in(self, view: dict, button: dict, user="U1") -> httpx.Response:
        """A button of a window."""
        return await self.interact(sent.pressed_in(view, button), user)

    async def submit(self, view: dict, user="U1", **fields: str) -> httpx.Response:
        values = {name: {"value": {"value": text}} for name, text in fields.items()}
        return await self.interact(sent.submitted(view, values), user)

    def button(self, verb: str, number: int = 0) -> dict:
        """Of the newest message at Slack that has such a button."""
        for call in reversed(self.slack.calls):
            for block in call.payload.get("blocks", ()):
                for one in (block.get("accessory") or {}, *block.get("elements", ())):
                    if one.get("action_id") == f"{verb}:{number}":
                        return one
        raise AssertionError(f"no button {verb}:{number}")

    async def settle(self) -> None:
        """Until everything that came is answered and what can be sent is sent."""
        lanes, sending = self.counter._lanes, self.counter._sending
        while lanes._running or sending._running:
            await asyncio.gather(*lanes._running.values(), *sending._running)
            await asyncio.sleep(0)

    def queued(self) -> list:
        with self.place.desk.connect() as desk:
            return desk.execute(select(slack_queue).order_by(slack_queue.c.queue_id)).all()

    def seen(self) -> list:
        with self.place.desk.connect() as desk:
            return desk.execute(select(slack_seen)).all()


def put_off_once(workspace: Workspace) -> None:
    """The next answer cannot be kept at first; it is made again at the next tick."""
    desk = workspace.counter._lanes._answer.__self__
    keep, busy = desk._keep, [True]

    def at_last(*given):
        if busy:
            busy.pop()
            raise DatabaseUnavailable("busy")
        keep(*given)

    desk._keep = at_last


@pytest_asyncio.fixture
async def workspace(place, monkeypatch) -> AsyncIterator[Workspace]:
    """Nobody is linked yet; nothing happens by the clock."""
    monkeypatch.setattr(TouchUp, "run", _touch_up_once)
    dialogue, slack = FakeDialogue(place), FakeSlack()
    settings = Slack("xoxb-1", SECRET, channels=frozenset({"C1"}))
    conversation = Conversation(place, dialogue, "slack", lambda: AWAY)
    room = Room(place, Pen(place.desk), conversation, slack, settings, dialogue.model)
    counter = Counter(room)
    app = Sanic(f"slack_{next(_numbers)}", configure_logging=False)
    errors.install(app)
    blueprint = Blueprint("slack")
    add_routes(blueprint, settings, Verifier(SECRET), counter.take)
    app.blueprint(blueprint, url_prefix="/slack")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    port = listening.getsockname()[1]
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", trust_env=False, verify=False
    ) as client:
        made = Workspace(client, place, dialogue, slack, room, counter)
        yield made
    await made.counter.close()
    assert slack.faults == []
    server.close()
    await server.wait_closed()
