"""What is answered a second time in a practice thread happens once."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from types import SimpleNamespace

from sqlalchemy import select

from channels import rehearsing
from channels.exchanges import Exchange
from channels.slack import practice, rehearsal
from channels.slack.room import Asked
from firstline.desk.agents import Agent
from firstline.desk.tables import case_messages, cases
from firstline.slack.inbox import Received
from firstline.slack.incoming import MESSAGE, PRESSED, Incoming
from firstline.training.sessions import sandbox
from tests.channels.site import NOW
from tests.channels.slack.call import ROOT, say, session, shown
from tests.channels.slack.workspace import put_off_once

SECOND = timedelta(seconds=1)


def asked_of_assistant(workspace):
    """All that stands at the session's own desk."""
    with (
        sandbox.opened(workspace.place, session(workspace).practice_id) as there,
        there.desk.connect() as desk,
    ):
        return desk.execute(select(case_messages.c.message_id)).scalars().all()


async def test_the_assistant_is_asked_once_however_often_it_is_answered(call):
    put_off_once(call)
    assert await say(call, "assistant 20538146 was debited twice") == []
    kept, before = asked_of_assistant(call), len(call.slack.calls)
    await call.counter.tick()
    await call.settle()
    (card,) = call.slack.calls[before:]
    assert "86.40" in shown([card])
    assert asked_of_assistant(call) == kept


async def test_a_wrong_factor_counts_once_however_often_its_check_is_answered(call):
    await say(call, "assistant 20538146 was debited twice")
    await call.press(call.button("verify"), thread_ts=ROOT)
    asks = call.slack.view
    put_off_once(call)
    for tries in ("2 tries", "1 try"):
        await call.submit(asks, factor="postcode", value="99999")
        await call.counter.tick()
        await call.settle()
        assert f"{tries} left" in str(call.slack.view["blocks"])
    with (
        sandbox.opened(call.place, session(call).practice_id) as there,
        there.desk.connect() as desk,
    ):
        assert desk.execute(select(cases.c.failures)).scalar() == 2


class Pressed:
    """An assistant that answers each press; `pressed` are the buttons."""

    practice = SimpleNamespace(practice_id="PS-1")

    def __init__(self):
        self.pressed = []

    async def press(self, button):
        self.pressed.append(button)

    async def exchanges(self):
        said = [{"text": f"pressed {one}", "card": None, "buttons": []} for one in self.pressed]
        return tuple(Exchange("", NOW, (one,), place) for place, one in enumerate(said, 1))

    async def view(self):
        return SimpleNamespace(case_id="C-1")


async def test_a_choice_of_the_assistant_is_made_once_however_often_it_is_answered(
    workspace, monkeypatch
):
    helper = Pressed()
    monkeypatch.setattr(rehearsing, "assistant", lambda *_: nullcontext(helper))
    value = {"button": "b-1", "practice": "PS-1"}
    press = Incoming(PRESSED, ("k:1",), "T1", "U1", "D1", ROOT, verb="choice", value=value)
    agent = Agent("demo", "agent")
    first = await rehearsal.press(workspace.room, Asked(Received(press), agent))
    later = Received(press, 2, "C-1", 0, is_again=True)
    assert await rehearsal.press(workspace.room, Asked(later, agent)) == first
    assert helper.pressed == ["b-1"] and first.outgoing


def again(text, typed_at):
    """A message that was put off before its answer left, answered a second time."""
    message = f"{typed_at.timestamp():.6f}"
    about = {"team": "T1", "user": "U1", "channel": "D1", "thread": ROOT, "is_direct": True}
    asked = Incoming(kind=MESSAGE, keys=("k:1",), message=message, text=text, **about)
    return Asked(Received(asked, 2, is_again=True), Agent("demo", "agent"))


async def hang_up(call):
    for _ in range(6):
        await say(call, "You are a stupid idiot, shut up.")
        if session(call).has_hung_up:
            return
    raise AssertionError("she stays on the line")


async def test_a_line_that_was_kept_is_not_said_twice_when_it_is_answered_again(call):
    await say(call, "Are you there?")
    said = len(session(call).lines)
    answer = await practice.message(call.room, again("Are you there?", NOW - SECOND))
    assert len(session(call).lines) == said and answer.outgoing


async def test_the_same_words_a_second_time_are_another_line(call):
    await say(call, "Are you there?")
    said = len(session(call).lines)
    await practice.message(call.room, again("Are you there?", NOW + SECOND))
    assert len(session(call).lines) > said


async def test_a_ring_back_that_is_answered_again_tells_what_she_said(call):
    await hang_up(call)
    await say(call, "ring back")
    said = len(session(call).lines)
    answer = await practice.message(call.room, again("ring back", NOW - SECOND))
    assert len(session(call).lines) == said and answer.outgoing


async def test_a_line_after_a_ring_back_that_was_put_off_is_heard(call):
    await hang_up(call)
    await say(call, "ring back")
    said = len(session(call).lines)
    await practice.message(call.room, again("Good morning, this is Jo.", NOW + SECOND))
    assert len(session(call).lines) > said
