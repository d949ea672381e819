"""What comes from Slack is taken before anything is answered."""

from __future__ import annotations

import asyncio
import threading

import pytest

from channels.slack.receiving import Receiving
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


def asked(number=1):
    return Incoming(MESSAGE, (f"event:Ev{number}",), "T1", "U1", "D1", is_direct=True)


async def test_an_answer_waits_until_all_that_comes_is_taken(receiving, held_up):
    coming = [asyncio.create_task(receiving.receive(asked(number))) for number in range(3)]
    calm = asyncio.create_task(receiving.calm(patience_s=30))
    await asyncio.sleep(0.05)
    assert not calm.done()
    held_up.set()
    assert await asyncio.gather(*coming) == [True] * 3
    await calm


async def test_an_answer_does_not_wait_for_ever(receiving, held_up):
    coming = asyncio.create_task(receiving.receive(asked()))
    await receiving.calm(patience_s=0.01)
    assert not coming.done()
    held_up.set()
    await coming


async def test_nothing_is_waited_for_where_nothing_comes(receiving):
    assert await receiving.receive(asked())
    await asyncio.wait_for(receiving.calm(patience_s=600), 30)
