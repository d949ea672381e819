"""Practice in Slack: a customer in a thread, the assistant on made-up records, the score at the end."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from channels import rehearsing
from channels.exchanges import Exchange
from channels.slack import practice, rehearsal
from channels.slack.practice_card import card_of
from channels.slack.room import Asked
from firstline.database import DatabaseUnavailable
from firstline.desk.agents import Agent
from firstline.desk.tables import case_messages, cases, decisions, slack_queue
from firstline.slack import queue
from firstline.slack.calls import POST, UPDATE
from firstline.slack.inbox import Received
from firstline.slack.incoming import MESSAGE, PRESSED, Incoming
from firstline.training.sessions import rows, sandbox
from tests.channels.site import NOW
from tests.slack import kit

ROOT = "200.000001"
SECOND = timedelta(seconds=1)


@pytest.fixture
async def call(workspace, tmp_path):
    """The customer who was debited twice is on the line."""
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.say("practise debited twice, easy", ts=ROOT)
    return workspace


async def say(workspace, text):
    """In the thread; what came back."""
    before = len(workspace.slack.calls)
    await workspace.say(text, thread_ts=ROOT)
    return workspace.slack.calls[before:]


def session(workspace):
    with workspace.place.desk.connect() as desk:
        found = rows.of_agent(desk, "demo", "open") + rows.of_agent(desk, "demo", "scored")
        return rows.get(desk, found[0].practice_id)


def shown(calls):
    return str([one.payload["blocks"] for one in calls])


async def test_the_customer_speaks_first_in_the_thread_of_who_practises(call):
    intro, opening = call.slack.calls
    assert intro.payload["thread_ts"] == opening.payload["thread_ts"] == ROOT
    assert "assistant" in intro.payload["text"]
    assert session(call).lines[0].text in opening.payload["text"]


async def test_what_is_written_there_the_customer_hears_and_answers(call):
    (answer,) = await say(call, "Good morning, may I have your order number, please?")
    assert answer.payload["thread_ts"] == ROOT
    first, mine, hers = session(call).lines
    assert mine.text.startswith("Good morning") and hers.text in answer.payload["text"]


async def test_nothing_of_it_reaches_a_real_case(call):
    await say(call, "Good morning, may I have your order number, please?")
    await say(call, "assistant 20538146 was debited twice")
    with call.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []


async def test_the_assistant_answers_from_the_records_of_the_session(call):
    (card,) = await say(call, "assistant 20538146 was debited twice")
    assert "86.40" in shown([card]) and kit.problems_of_blocks(card.payload["blocks"]) == []
    assert len(session(call).lines) == 1
    assert {one.kind for one in session(call).events} >= {"lookup", "finding"}
    assert "close:" not in shown([card]) and "judge:" not in shown([card])


async def test_a_step_of_that_card_is_done_in_the_session_alone(call):
    await say(call, "assistant 20538146 was debited twice")
    await call.press(call.button("verify"), thread_ts=ROOT)
    for factor, value in (("order_number", "20538146"), ("postcode", "11217")):
        await call.submit(call.slack.view, factor=factor, value=value)
    assert "Verified" in str(call.slack.view["blocks"])
    assert "verified" in {one.kind for one in session(call).events}
    button = call.button("step")
    assert json.loads(button["value"])["practice"] == session(call).practice_id
    await call.press(button)
    while call.slack.view["callback_id"] == "fields":
        await call.submit(call.slack.view, text="Both debits are ours.")
    await call.submit(call.slack.view)
    assert {one.kind for one in session(call).events} & {"action", "task"}
    with call.place.desk.connect() as desk:
        assert desk.execute(select(decisions)).all() == []


async def test_at_the_end_stands_the_score_card(call):
    await say(call, "I am sorry that we took it twice. May I have your order number, please?")
    (card,) = await say(call, "end")
    kept = session(call)
    assert kept.score is not None and f"{kept.score['total']} of 100" in shown([card])
    assert kit.problems_of_blocks(card.payload["blocks"]) == [] and card.method == POST
    (after,) = await say(call, "one more thing")
    assert "over" in after.payload["text"]


async def test_the_score_card_writes_days_as_agents_write_them(call):
    await say(call, "I am sorry that we took it twice.")
    await say(call, "end")
    wrong = {"said": "Friday", "true": "2026-04-17 or 2026-04-20"}
    kept = session(call)
    card = card_of(call.place, replace(kept, score={**kept.score, "wrong_facts": [wrong]}))
    assert "“Friday” ≠ “April 17, 2026 or April 20, 2026”" in card["notes"]


async def test_without_an_answer_nothing_is_scored_and_one_may_leave(call):
    (told,) = await say(call, "end")
    assert "Answer the customer first" in told.payload["text"]
    (told,) = await say(call, "leave")
    assert "nothing is scored" in told.payload["text"]


async def test_practise_alone_offers_every_customer_and_one_is_chosen(workspace):
    workspace.link()
    await workspace.say("practise", ts=ROOT)
    chooser = workspace.button("practise")
    (offered,) = workspace.slack.calls
    assert len(chooser["options"]) == 15
    press = {"action_id": "practise:0", "selected_option": chooser["options"][0]}
    await workspace.press(press, at="900.1")
    *_, opening = workspace.slack.calls
    assert opening.payload["thread_ts"] == "900.1"
    assert offered.method == POST


async def test_of_a_list_one_customer_is_chosen_once(workspace):
    workspace.link()
    await workspace.say("practise", ts=ROOT)
    first, second = workspace.button("practise")["options"][:2]
    await workspace.press({"action_id": "practise:0", "selected_option": first}, at="900.1")
    _, changed, *_ = workspace.slack.calls
    assert changed.method == UPDATE and changed.payload["ts"] == "900.1"
    assert "practise:" not in shown([changed]) and first["text"]["text"] in shown([changed])
    await workspace.press({"action_id": "practise:0", "selected_option": second}, at="900.1")
    assert "no longer good" in workspace.slack.texts[-1]
    with workspace.place.desk.connect() as desk:
        assert len(rows.of_agent(desk, "demo", "open")) == 1


async def test_in_a_channel_one_is_sent_to_the_direct_conversation(workspace):
    workspace.link()
    await workspace.command("practise")
    assert "direct message" in workspace.slack.texts[-1]
    with workspace.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []


def put_off_once(workspace):
    """The next answer cannot be kept at first; it is made again at the next tick."""
    desk = workspace.counter._lanes._answer.__self__
    keep, busy = desk._keep, [True]

    def at_last(*given):
        if busy:
            busy.pop()
            raise DatabaseUnavailable("busy")
        keep(*given)

    desk._keep = at_last


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


async def test_assistant_managers_are_for_the_customer_to_hear_about(call):
    await say(call, "Assistant managers may do that.")
    assert session(call).lines[1].text == "Assistant managers may do that."


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


async def test_a_practice_thread_is_known_weeks_later(call):
    await say(call, "Good morning, may I have your order number?")
    with call.place.desk.begin() as desk:
        desk.execute(update(slack_queue).values(state="sent", ended_at=NOW - timedelta(days=30)))
        queue.clear_away(desk, NOW)
    await say(call, "I am so sorry that we took it twice")
    with call.place.desk.connect() as desk:
        assert desk.execute(select(cases)).all() == []
