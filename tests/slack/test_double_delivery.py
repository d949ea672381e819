"""What we render, sent by our own calls, as Slack itself would take it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from firstline.settings import Slack
from firstline.slack import queue
from firstline.slack.blocks import render
from firstline.slack.calls import DIRECT, EPHEMERAL, POST, PUBLISH, REPLY, UPDATE, NotSent, Slacker
from firstline.slack.delivering import Delivery
from firstline.slack.pen import Pen
from firstline.slack.queue import Call, Outgoing
from tests.channels.cards import full_card
from tests.slack.double import BOT_TOKEN, double


@pytest.fixture
def slack():
    with double() as made:
        yield made


@pytest.fixture
def slacker(slack):
    return Slacker(Slack(BOT_TOKEN, "shh", api_url=slack.url))


def said(text="words"):
    reply = {"text": text, "card": full_card(text), "buttons": [], "judge": "1-0"}
    shown = render.reply(reply, case_id="C-1")
    return {"text": shown.text, "blocks": shown.blocks}


def test_a_card_goes_to_each_place_and_is_changed_there(slack, slacker):
    sent = slacker.send(Call(DIRECT, {"user": "U1", **said()}))
    slacker.send(Call(POST, {"channel": sent.channel, **said()}))
    slacker.send(Call(EPHEMERAL, {"channel": "C1", "user": "U1", **said()}))
    slacker.send(Call(REPLY, {"url": slack.response_url(), "response_type": "ephemeral", **said()}))
    slacker.send(
        Call(UPDATE, {"channel": sent.channel, "ts": sent.message, **said("<!here> & *x*")})
    )
    changed = slack.state.messages[sent.channel, sent.message]
    assert changed["blocks"] == said("<!here> & *x*")["blocks"]
    assert "&lt;!here&gt;" in changed["text"]
    assert len(slack.state.ephemerals) == len(slack.state.responses) == 1


def test_home_and_modals_are_taken(slack, slacker):
    home = render.home(agent="demo", role="lead", cases=[], promises=[], approvals=[])
    slacker.send(Call(PUBLISH, {"user_id": "U1", "view": home}))
    view = render.identity(state="{}", factors=[("postcode", False)])
    opened = slacker.ask("views.open", trigger_id=slack.trigger(), view=view)["view"]
    slacker.ask("views.update", view_id=opened["id"], view=render.wait())
    assert slack.state.views[opened["id"]]["callback_id"] == "wait"


def test_blocks_that_slack_does_not_take_are_sent_as_words(slack, slacker):
    broken = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    sent = slacker.send(Call(POST, {"channel": "C1", "text": "words", "blocks": broken}))
    assert "blocks" not in slack.state.messages["C1", sent.message]


def test_slack_s_wish_to_wait_is_heard(slack, slacker):
    slack.limit(seconds=7)
    with pytest.raises(NotSent) as told:
        slacker.send(Call(POST, {"channel": "C1", "text": "x"}))
    assert told.value.away and told.value.after.total_seconds() == 7
    slack.hide()
    with pytest.raises(NotSent) as told:
        slacker.send(Call(POST, {"channel": "C1", "text": "x"}))
    assert told.value.away


def test_what_stands_in_a_direct_conversation_is_found_by_its_name(slack, slacker):
    since = datetime.now(timezone.utc)
    told = Call(DIRECT, {"user": "U1", **said()})
    first = slacker.send(told, "event:Ev1#0")
    there = Call(POST, {"channel": first.channel, "thread_ts": first.message, **said()})
    second = slacker.send(there, "event:Ev2#0")
    assert slacker.find(told, "event:Ev1#0", since) == first
    assert slacker.find(there, "event:Ev2#0", since) == second
    assert slacker.find(told, "event:Ev3#0", since) is None
    assert slacker.find(told, "event:Ev1#0", since + timedelta(hours=1)) is None


def test_where_we_may_not_look_nothing_is_found_and_while_slack_is_away_we_wait(slack, slacker):
    told = Call(DIRECT, {"user": "U1", **said()})
    since = datetime.now(timezone.utc)
    slacker.send(told, "event:Ev1#0")
    slack.refuse("missing_scope")
    assert slacker.find(told, "event:Ev1#0", since) is None
    slack.hide()
    with pytest.raises(NotSent):
        slacker.find(told, "event:Ev1#0", since)


def test_an_answer_whose_yes_is_lost_is_not_said_twice(slack, slacker, desk):
    """Slack has it and cuts the line before it says so; the next round looks."""
    told, times = [], iter(datetime.now(timezone.utc) + timedelta(minutes=n) for n in range(99))
    delivery = Delivery(Pen(desk), slacker, "a", lambda: next(times), told.append)
    with desk.begin() as connection:
        put = [Outgoing(Call(DIRECT, {"user": "U1", **said()}), "@T1/U1")]
        queue.put(connection, "event:Ev1", put, datetime.now(timezone.utc))
    slack.swallow()
    for _ in range(3):
        delivery.round()
    assert len(slack.state.messages) == 1
    assert told == ["Slack: RemoteDisconnected; tried again", "Slack: works again"]
