"""What comes from Slack is taken before anything is answered."""

from __future__ import annotations

import asyncio
import threading

import pytest

from channels.slack.receiving import Receiving
from firstline.database import DatabaseUnavailable
from firstline.slack import inbox
from firstline.slack.incoming import MESSAGE, Incoming
from firstline.slack.pen import Pen


@pytest.fixture
def receiving(place):
    made = Receiving(Pen(place.desk), "a")
    yield made
    made.close()


@pytest.fixture
def held_up(monkeypatch):
    """The desk takes nothing before this is set."""
    goes_on, receive = threading.Event(), inbox.receive

    def slow(*given):
        goes_on.wait(30)
        return receive(*given)

    monkeypatch.setattr(inbox, "receive", slow)
    return goes_on


@pytest.fixture
def refused(monkeypatch):
    """The database takes one of them in no way."""
    receive = inbox.receive

    def one_not(connection, incoming, *given):
        if incoming.key == "event:Ev2":
            raise ValueError("a sign that no text may have")
        return receive(connection, incoming, *given)

    monkeypatch.setattr(inbox, "receive", one_not)


def asked(number=1):
    return Incoming(MESSAGE, (f"event:Ev{number}",), "T1", "U1", "D1", is_direct=True)


async def test_an_answer_waits_until_all_that_comes_is_taken(receiving, held_up):
    coming = [asyncio.create_task(receiving.receive(asked(number))) for number in range(3)]
    seen = asyncio.create_task(_seen_by(receiving, coming))
    for _ in range(5):
        await asyncio.sleep(0)  # they come, and it waits
    held_up.set()
    assert await seen == [True] * 3
    assert await asyncio.gather(*coming) == [True] * 3


async def _seen_by(receiving, coming):
    """Which of them an answer that waits until then sees taken."""
    await receiving.calm(patience_s=600)
    return [one.done() for one in coming]


async def test_one_that_the_database_refuses_keeps_no_other_from_being_taken(receiving, refused):
    coming = [receiving.receive(asked(number)) for number in range(4)]
    came = await asyncio.gather(*coming, return_exceptions=True)
    assert [one for one in came if one is True] == [True] * 3
    assert isinstance(came[2], ValueError)
    assert await receiving.receive(asked(1)) is False


async def test_a_desk_that_is_away_is_asked_once_for_all_that_came(receiving, monkeypatch):
    tried = []

    def away(_, incoming, *given):
        tried.append(incoming.key)
        raise DatabaseUnavailable("away")

    monkeypatch.setattr(inbox, "receive", away)
    coming = [receiving.receive(asked(number)) for number in range(4)]
    came = await asyncio.gather(*coming, return_exceptions=True)
    assert {type(one) for one in came} == {DatabaseUnavailable}
    assert tried == ["event:Ev0"]


async def test_an_answer_does_not_wait_for_ever(receiving, held_up):
    coming = asyncio.create_task(receiving.receive(asked()))
    await receiving.calm(patience_s=0.01)
    assert not coming.done()
    held_up.set()
    await coming


async def test_nothing_is_waited_for_where_nothing_comes(receiving):
    assert await receiving.receive(asked())
    await asyncio.wait_for(receiving.calm(patience_s=600), 30)
