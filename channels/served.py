"""The server that a channel is part of: known once it starts, and with it what the model says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic

FALLBACK = "utter_lookup_failed"


class Mounted(InputChannel):
    """A channel at an address of its own, and called like it."""

    ADDRESS: ClassVar[str]

    @classmethod
    def name(cls) -> str:
        return cls.ADDRESS.strip("/")

    def url_prefix(self) -> str:
        return self.ADDRESS  # absolute, so that Rasa does not put it under /webhooks/ (channel.py)


class Served:
    """Good as soon as the server of `blueprint` has started."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._app: Sanic | None = None
        blueprint.listener("before_server_start")(self._start)

    def fallback(self) -> str:
        """What is said when nothing can be answered."""
        return self.response(FALLBACK)

    def response(self, name: str) -> str:
        return self._app.ctx.agent.domain.responses[name][0]["text"]

    async def parse(self, text: str) -> Mapping[str, Any]:
        """What a text means, as Rasa tells it."""
        return await self._app.ctx.agent.parse_message(text)

    async def _start(self, app: Sanic, loop: Any) -> None:
        self._app = app
