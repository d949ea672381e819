"""Socket Mode from end to end: the double's websocket, the relay, our own server, the answer."""

from __future__ import annotations

import asyncio

import pytest

from firstline.slack.relay import Relay
from tests.slack.sent import BOT, TEAM, message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


@pytest.fixture
async def socket(office):
    """The websocket's other end, once the relay is connected to it."""
    told = []
    relay = Relay(office.place.settings.slack, office.address, told.append)
    await asyncio.to_thread(relay.look)
    assert await asyncio.to_thread(office.slack.sockets.connected)
    office.told = told
    yield office.slack.sockets
    await asyncio.to_thread(relay.close)


def event(text=ASKED, **more):
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": "Ev-socket",
        "authorizations": [{"user_id": BOT, "is_bot": True}],
        "event": message(text, **more),
    }


async def test_an_event_is_answered_and_acknowledged(office, socket):
    await asyncio.to_thread(socket.send, "e-1", "events_api", event())
    assert await asyncio.to_thread(socket.acknowledged) == {"envelope_id": "e-1"}
    (card,) = await office.until(lambda: office.said_to("D1"))
    assert "own order number" in card["text"]


async def test_after_slack_cut_the_line_it_is_connected_again(office, socket):
    await asyncio.to_thread(socket.drop)
    assert await asyncio.to_thread(socket.connected_anew)
    await asyncio.to_thread(socket.send, "e-2", "events_api", event())
    assert await asyncio.to_thread(socket.acknowledged) == {"envelope_id": "e-2"}
    await office.until(lambda: office.said_to("D1"))


async def test_what_is_delivered_again_after_the_line_was_cut_is_answered_once(office, socket):
    """Slack never heard the acknowledgement, and sends the event in a new envelope."""
    asked = event()
    await asyncio.to_thread(socket.send, "e-1", "events_api", asked)
    await asyncio.to_thread(socket.acknowledged)
    await asyncio.to_thread(socket.drop)
    assert await asyncio.to_thread(socket.connected_anew)
    await asyncio.to_thread(socket.send, "e-2", "events_api", asked)
    assert await asyncio.to_thread(socket.acknowledged) == {"envelope_id": "e-2"}
    await asyncio.to_thread(socket.send, "e-3", "events_api", {**event("help"), "event_id": "Ev2"})
    await office.until(lambda: len(office.said_to("D1")) == 2)
    first, second = office.said_to("D1")
    assert "7776" in first["text"] and "Type or paste" in second["text"]


async def test_a_command_comes_by_the_same_line(office, socket):
    given = {"command": "/firstline", "team_id": TEAM, "user_id": "U1", "channel_id": "C1"}
    more = {"trigger_id": "t-1", "response_url": office.slack.response_url(), "text": ASKED}
    await asyncio.to_thread(socket.send, "e-1", "slash_commands", {**given, **more})
    (told,) = await office.until(lambda: office.slack.state.responses)
    assert told["response_type"] == "ephemeral"
