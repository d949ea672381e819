"""Slack's part of the server, from its start to its end."""

from __future__ import annotations

from typing import Any

from sanic import Blueprint, Sanic

from channels.conversation import Conversation, Dialogue
from channels.rehearsing import Model
from channels.served import Served
from channels.slack.counter import Counter
from channels.slack.room import Room
from channels.slack.routes import add_routes
from channels.slack.verifying import Verifier
from firstline.settings import Slack
from firstline.slack.calls import Slacker
from firstline.slack.pen import Pen
from firstline.workplace import Workplace

# A message's blocks come back with every button of it, escaped.
MOST_BYTES = 1024 * 1024


def serve(slack: Blueprint, place: Workplace, settings: Slack, dialogue: Dialogue) -> None:
    served = Served(slack)
    conversation = Conversation(place, dialogue, "slack", served.fallback)
    model = Model(served.parse, served.response)
    room = Room(place, Pen(place.desk), conversation, Slacker(settings), settings, model)
    counter = Counter(room)

    @slack.listener("before_server_start")
    async def prepare(app: Sanic, loop: Any) -> None:
        app.config.REQUEST_MAX_SIZE = max(app.config.REQUEST_MAX_SIZE, MOST_BYTES)

    @slack.listener("after_server_start")
    async def open_counter(app: Sanic, loop: Any) -> None:
        counter.open()

    @slack.listener("before_server_stop")
    async def close_counter(app: Sanic, loop: Any) -> None:
        await counter.close()

    add_routes(slack, settings, Verifier(settings.signing_secret), counter.take)
