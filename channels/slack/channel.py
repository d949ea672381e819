"""Slack as a Rasa channel: events, buttons and commands under /slack."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from channels.conversation import Conversation
from channels.slack.counter import Counter
from channels.slack.room import Room
from channels.slack.routes import add_routes
from channels.slack.verifying import Verifier
from firstline import workplace
from firstline.slack.calls import Slacker
from firstline.slack.pen import Pen

FALLBACK = "utter_lookup_failed"
# A message's blocks come back with every button of it, escaped.
MOST_BYTES = 1024 * 1024


class SlackInput(InputChannel):
    @classmethod
    def name(cls) -> str:
        return "slack"

    def url_prefix(self) -> str:
        return "/slack"  # absolute, so that Rasa does not put it under /webhooks/ (channel.py)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Without FIRSTLINE_SLACK_TOKEN there is nothing at any of its addresses."""
        slack = Blueprint("slack")
        place = workplace.open_workplace()
        settings = place.settings.slack
        if settings is None:
            return slack
        serving: list[Sanic] = []

        def fallback() -> str:
            return serving[0].ctx.agent.domain.responses[FALLBACK][0]["text"]

        conversation = Conversation(place, on_new_message, "slack", fallback)
        counter = Counter(Room(place, Pen(place.desk), conversation, Slacker(settings), settings))

        @slack.listener("before_server_start")
        async def prepare(app: Sanic, loop: Any) -> None:
            serving[:] = [app]
            app.config.REQUEST_MAX_SIZE = max(app.config.REQUEST_MAX_SIZE, MOST_BYTES)

        @slack.listener("after_server_start")
        async def open_counter(app: Sanic, loop: Any) -> None:
            counter.open()

        @slack.listener("before_server_stop")
        async def close_counter(app: Sanic, loop: Any) -> None:
            await counter.close()

        add_routes(slack, settings, Verifier(settings.signing_secret), counter.take)
        return slack
