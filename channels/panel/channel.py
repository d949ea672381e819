"""The panel as a Rasa channel: pages and JSON under /panel, one conversation a case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Blueprint, Sanic

from channels import errors
from channels.conversation import Conversation
from channels.panel import api, closing_api, doing_api, pages
from channels.panel.login import Login
from channels.rehearsing import Model
from channels.served import Mounted, Served
from firstline import workplace
from firstline.engine.tracker_store import WalTrackerStore, in_use

MOST_BYTES = 256 * 1024


class PanelInput(Mounted):
    ADDRESS = "/panel"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        panel = Blueprint("panel")
        place = workplace.open_workplace()
        served = Served(panel)

        @panel.listener("before_server_start")
        async def prepare(app: Sanic, loop: Any) -> None:
            errors.install(app)
            app.config.REQUEST_MAX_SIZE = MOST_BYTES
            app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 2

        @panel.listener("after_server_start")
        async def warm_up(app: Sanic, loop: Any) -> None:
            """The first turn costs seconds: pay them before /ready says so."""
            sender = await conversation.warm_up()
            store = in_use(app.ctx.agent)
            if isinstance(store, WalTrackerStore):
                store.forget(sender)
            app.ctx.warm = True

        conversation = Conversation(place, on_new_message, "panel", served.fallback)
        login = Login(place)
        api.add_routes(panel, place, conversation, login)
        doing_api.add_routes(panel, place, conversation)
        closing_api.add_routes(panel, place)
        pages.add_routes(panel, place, conversation, login, Model(served.parse, served.response))
        return panel
