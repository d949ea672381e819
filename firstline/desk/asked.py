"""What a turn is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework.offers import Giver
from firstline.casework.playbook.shelf import Books
from firstline.desk.hearing import Heard
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Asked:
    """What the dialogue made of one message; `guesses` are the likeliest intents, best first;
    `issues` those that its sentences raise, the surest first.

    `message_id` is the message that was typed; without it a button was pressed or the card is
    asked for again.
    """

    case_id: str
    agent: str
    intent: str
    guesses: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    choice_id: str | None = None
    message_id: int | None = None

    @property
    def typed(self) -> bool:
        return self.message_id is not None


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
