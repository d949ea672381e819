"""What every answer is made with, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from channels.conversation import Conversation
from channels.rehearsing import Model
from firstline.desk.agents import Agent
from firstline.settings import Slack
from firstline.slack.calls import Slacker
from firstline.slack.inbox import Received
from firstline.slack.incoming import Incoming
from firstline.slack.pen import Pen
from firstline.slack.queue import Outgoing
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Room:
    """`pen` writes what Slack needs kept; `model` is what practice asks."""

    place: Workplace
    pen: Pen
    conversation: Conversation
    slacker: Slacker
    settings: Slack
    model: Model | None = None


@dataclass(frozen=True)
class Asked:
    """What is to be answered, and the agent who asks."""

    received: Received
    agent: Agent

    @property
    def incoming(self) -> Incoming:
        return self.received.incoming


@dataclass(frozen=True)
class Answer:
    """`case_id`: what the thread is about from now on, "" leaves that as it is; `forgets`: it is about
    none any more. `void`: link codes that others read. `shown_now`: what stands in messages of ours
    after this, by their queue ids."""

    outgoing: tuple[Outgoing, ...] = ()
    case_id: str = ""
    forgets: bool = False
    void: tuple[str, ...] = ()
    shown_now: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
