"""Slack without a server: it takes every call, unless it is told to refuse."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.slack.calls import DIRECT, POST, UPDATE_VIEW, NotSent, Sent
from firstline.slack.queue import Call
from tests.slack import kit


class FakeSlack:
    """Takes every call, unless it is told to refuse; `said` is what stands at Slack."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.views: list[tuple[str, dict[str, Any]]] = []
        self.refusals: list[NotSent] = []
        self.is_away = self.is_late = False
        self.faults: list[str] = []
        self.found: dict[str, Sent] = {}

    def find(self, call: Call, key: str, since: datetime) -> Sent | None:
        return self.found.get(key) if call.method in (POST, DIRECT) else None

    def send(self, call: Call, key: str) -> Sent:
        if self.is_away:
            raise NotSent("URLError", away=True)
        if self.refusals:
            raise self.refusals.pop(0)
        self.calls.append(call)
        if "blocks" in call.payload:
            self.faults += kit.problems_of_blocks(call.payload["blocks"])
        if call.method == UPDATE_VIEW:
            self.views.append((call.method, call.payload["view"]))
        if "view" in call.payload:
            self.faults += kit.problems_of_view(call.payload["view"])
        channel = call.payload.get("channel") or "D" + call.payload.get("user", "")[1:]
        if call.method == DIRECT:
            channel = "D" + call.payload["user"][1:]
        self.found[key] = Sent(channel, f"900.{len(self.calls)}")
        return self.found[key]

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        if self.is_away:
            raise NotSent("URLError", away=True)
        if self.is_late:
            raise NotSent("expired_trigger_id")
        self.views.append((method, given["view"]))
        self.faults += kit.problems_of_view(given["view"])
        return {"ok": True}

    @property
    def texts(self) -> list[str]:
        return [call.payload["text"] for call in self.calls if "text" in call.payload]

    @property
    def view(self) -> dict[str, Any]:
        return self.views[-1][1]
