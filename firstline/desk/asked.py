"""What a turn is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from firstline.casework.offers import Giver
from firstline.casework.playbook.shelf import Books
from firstline.desk.hearing import Heard
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Asked:
    """What the dialogue made of one message; `guesses` are the likeliest intents, best first;
    `issues` those that its sentences raise, the surest first; `hints` those that parts of them sound
    like when they are read alone.

    `message_id` is the message that was typed; without it a button was pressed or the card is
    asked for again.
    """

    case_id: str
    agent: str
    intent: str
    guesses: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    choice_id: str | None = None
    message_id: int | None = None

    @property
    def typed(self) -> bool:
        return self.message_id is not None


def of_parsed(sender: str, parsed: Mapping[str, Any], about: Mapping[str, Any]) -> Asked:
    """`sender` is "channel:case"; `parsed`: a message as Rasa's model understood it; `about`: what the
    channel told of it: agent, choice, message."""
    ranking = parsed.get("intent_ranking") or []
    return Asked(
        case_id=sender.partition(":")[2],
        agent=about.get("agent", ""),
        intent=(parsed.get("intent") or {}).get("name") or "nlu_fallback",
        guesses=tuple(one["name"] for one in ranking if one.get("name")),
        issues=tuple(one["name"] for one in parsed.get("issues") or []),
        hints=tuple(one["name"] for one in parsed.get("hints") or []),
        choice_id=about.get("choice"),
        message_id=about.get("message"),
    )


@dataclass(frozen=True)
class Turn:
    """All that one answer is made from; `giver` is what the agent may give away."""

    asked: Asked
    heard: Heard
    books: Books
    place: Workplace
    records: Connection
    now: datetime
    giver: Giver = Giver()
