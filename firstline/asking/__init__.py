"""`firstline ask`: the guidance card of a fresh case, on the terminal, without a server.

The case is worked as the panel works it, at a desk in memory that is gone with the answer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from firstline import database
from firstline.casework import said
from firstline.desk import agents, messages, opening
from firstline.desk.asked import Asked
from firstline.desk.reply import Reply
from firstline.desk.tables import metadata
from firstline.desk.turn import take_turn
from firstline.language.understanding import Understanding
from firstline.workplace import Workplace

MOST_CHARACTERS = 16_000
IN_MEMORY = "sqlite://"


class BadQuestion(ValueError):
    """What was asked cannot be a message; the message says why."""


def text_of(raw: str) -> str:
    """What may be read, without card numbers; raises BadQuestion."""
    if len(raw) > MOST_CHARACTERS:
        raise BadQuestion(f"give at most {MOST_CHARACTERS:,} characters of what was said")
    text = said.redact(said.normalise(raw)).strip()
    if not text:
        raise BadQuestion("give what the customer said, as an argument or on standard input")
    return text


def ask(
    place: Workplace,
    customer: str,
    text: str,
    understand: Callable[[str], Understanding],
    agent: str,
    now: datetime,
) -> Reply:
    """The answer to `text` (of `text_of`) in a new case for the one that `customer` finds.

    `understand` is called once it is known who she is, for it may have to train a model first.

    Raises CustomerNotFound or CustomerAmbiguous of desk.opening.
    """
    desk = database.engine(IN_MEMORY)
    try:
        metadata.create_all(desk)
        there = replace(place, desk=desk)
        with desk.begin() as connection:
            agents.set_agent(connection, agent, secrets.token_hex(), "agent", now)
        case = opening.open_case(there, agent, customer, now).case
        with desk.begin() as connection:
            kept = messages.add_message(connection, case.case_id, text, now)
        understood = understand(text)
        asked = Asked(
            case_id=case.case_id,
            agent=agent,
            intent=understood.intent or "",
            guesses=tuple(name for name, _ in understood.ranking),
            issues=tuple(name for name, _ in understood.issues),
            hints=tuple(name for name, _ in understood.hints),
            message_id=kept,
        )
        return take_turn(there, asked, now)
    finally:
        desk.dispose()
