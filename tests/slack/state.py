"""What stands at Slack, and its word for what it does not take."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

RESPONSE_LIVES_S, RESPONSE_TIMES = 1800, 5


class Refused(Exception):
    """`error` is Slack's code."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        super().__init__(error)
        self.error, self.messages = error, messages or []


@dataclass
class Response:
    """What a response_url can still be used for."""

    until: float
    left: int = RESPONSE_TIMES


@dataclass
class State:
    """What stands at Slack. `clock`: seconds; what is posted is known by (channel, ts)."""

    clock: Callable[[], float]
    channels: set[str] = field(default_factory=lambda: {"C1"})
    members: set[str] = field(default_factory=lambda: {f"U{number}" for number in range(1, 10)})
    messages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    ephemerals: list[dict[str, Any]] = field(default_factory=list)
    responses: list[dict[str, Any]] = field(default_factory=list)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    triggers: dict[str, float] = field(default_factory=dict)
    urls: dict[str, Response] = field(default_factory=dict)
    numbers: itertools.count = field(default_factory=lambda: itertools.count(1))

    def stamp(self) -> str:
        return f"{time.time():.0f}.{next(self.numbers):06}"

    def direct(self, user: str) -> str:
        channel = "D" + user[1:]
        self.channels.add(channel)
        return channel
