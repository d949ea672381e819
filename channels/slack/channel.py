"""Slack as a Rasa channel: events, buttons and commands under /slack."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Blueprint

from channels.served import Mounted
from firstline import workplace


class SlackInput(Mounted):
    ADDRESS = "/slack"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Without FIRSTLINE_SLACK_TOKEN there is nothing at any of its addresses."""
        slack = Blueprint("slack")
        place = workplace.open_workplace()
        if place.settings.slack is not None:
            from channels.slack.serving import serve  # what nobody uses is not loaded

            serve(slack, place, place.settings.slack, on_new_message)
        return slack
