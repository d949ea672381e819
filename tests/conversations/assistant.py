"""The whole assistant in one process: the trained model, Rasa's dialogue and the real action code."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

import actions.guide
from channels import opening
from channels.conversation import Conversation
from firstline.workplace import Workplace


class InProcessActions(EndpointConfig):
    """Stands where the action server's address would: the same JSON in and out, without a socket."""

    def __init__(self) -> None:
        super().__init__("http://actions.invalid/webhook", enable_selective_domain=True)
        self.executor = ActionExecutor()
        self.executor.register_package("actions")
        self.is_away = False

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        if self.is_away:
            raise ConnectionError("away")
        return _copied(await self.executor.run(_copied(json)))


class Assistant:
    """Talks to one case after another, as an agent would through the panel."""

    def __init__(self, place: Workplace, model: Path) -> None:
        self.place = place
        self.actions = InProcessActions()
        self._loop = asyncio.new_event_loop()
        self._agent = Agent.load(model, action_endpoint=self.actions)
        fallback = self._agent.domain.responses["utter_lookup_failed"][0]["text"]
        self._conversation = Conversation(
            place, self._agent.handle_message, "panel", lambda: fallback
        )

    def open(self, customer: str | None = None) -> str:
        return opening.open_case(self.place, "demo", customer).case.case_id

    def say(self, case: str, text: str) -> list[dict[str, Any]]:
        return self._loop.run_until_complete(self._conversation.say(case, "demo", text))

    def press(self, case: str, button: str) -> list[dict[str, Any]]:
        return self._loop.run_until_complete(self._conversation.press(case, "demo", button))

    def again(self, case: str) -> list[dict[str, Any]]:
        return self._loop.run_until_complete(self._conversation.again(case, "demo"))

    def verify(self, case: str, factor: str, value: str) -> str:
        return opening.verify(self.place, case, "demo", factor, value).identity.level.word

    def close(self) -> None:
        self._loop.close()


def at_work(monkeypatch: Any, place: Workplace, now: datetime) -> None:
    """The actions work in `place`, and it is `now` everywhere."""
    monkeypatch.setenv("FIRSTLINE_NOW", now.isoformat())
    monkeypatch.setattr(actions.guide, "place", lambda: place)


def _copied(data: Any) -> Any:
    return json.loads(json.dumps(data))
