"""An agent's turns at one company, through the very functions of a turn, without a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from firstline import settings
from firstline.desk import agents, cases, messages
from firstline.desk import database as desk_database
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.records import search, snapshot
from firstline.workplace import Workplace, open_workplace

# In the evening of the day for which the companies are written.
NOW = datetime(2026, 11, 10, 22, 0, tzinfo=timezone.utc)
HER, DIGITS, FINDING = "CU-1001", "7776", "ORDER_TAIL"
AGENT, INTENT = "demo", "explain_number"
# The ways in which an agent names her.
NAMED = (
    "maria.lopez@example.com",
    "10447776",
    "(212) 555-0101",
    "TI-5520981",
    "CU-1001",
)
QUESTION = "{named} is on the line, asking for the {time}th time what account ending {digits} is"


class WrongAnswer(RuntimeError):
    """A turn did not end in the card that the records call for."""


class Asking:
    """The same questions to a company of any size; each text is asked only once."""

    def __init__(self, place: Workplace):
        self.place = place

    def ready(self, number: int) -> Asked:
        """A new case with the question in it: what a turn finds when it begins."""
        named = NAMED[number % len(NAMED)]
        text = QUESTION.format(named=named, time=number + 4, digits=DIGITS)
        with self.place.desk.begin() as desk:
            case = cases.open_case(desk, AGENT, NOW)
            message = messages.add_message(desk, case.case_id, text, NOW)
        return Asked(case.case_id, AGENT, INTENT, message_id=message)

    def turn(self, asked: Asked) -> dict[str, Any]:
        """The whole turn; its card. Raises WrongAnswer."""
        reply = take_turn(self.place, asked, NOW)
        if reply.card is None or reply.card["finding"] != FINDING:
            raise WrongAnswer(f"{FINDING} expected, {reply.card and reply.card['finding']} found")
        return reply.card

    def look_up(self, identifier: str) -> None:
        """What of a turn depends on the company: whose identifier it is, and all her records."""
        with self.place.records.connect() as records:
            (one,) = search.find_many(records, (identifier,), self.place.company)
            snapshot.load(records, one.customer_id, self.place.company, (DIGITS,))


@contextmanager
def asking(records_url: str, desk: Path) -> Iterator[Asking]:
    """Turns at the company of these records, with a desk of its own."""
    url = f"sqlite:///{desk}"
    desk_database.upgrade(url)
    given = replace(settings.load(), home=desk.parent, records_url=records_url, desk_url=url)
    place = open_workplace(given)
    try:
        with place.desk.begin() as opened:
            agents.set_agent(opened, AGENT, "not to log in with", "agent", NOW)
        yield Asking(place)
    finally:
        place.records.dispose()
        place.desk.dispose()


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that go to this database within the block."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
