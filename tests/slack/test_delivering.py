"""What is in the queue gets to Slack in the end, once, in order; and when it does not, it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from firstline.desk.tables import slack_queue
from firstline.slack import held, queue
from firstline.slack.calls import DIRECT, EPHEMERAL, POST, REPLY, NotSent, Sent
from firstline.slack.delivering import Delivery, pause_after
from firstline.slack.pen import Pen
from firstline.slack.queue import Call, Outgoing
from tests.slack.conftest import NOW


class Killed(BaseException):
    """The process ends between Slack's yes and our noting it."""


class FakeSlack:
    is_killed = False

    def __init__(self):
        self.said, self.refusals, self.keys = [], [], {}

    def find(self, call, key, since):
        return self.keys.get(key) if call.method in (POST, DIRECT) else None

    def send(self, call, key):
        if self.refusals:
            refusal = self.refusals.pop(0)
            if refusal:
                raise refusal
        self.said.append(call.payload["text"])
        self.keys[key] = Sent("D1", f"1.{len(self.said)}")
        if self.is_killed:
            raise Killed
        return self.keys[key]


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def sending(desk):
    """A delivery with its Slack, clock and what was told."""
    slack, clock, told = FakeSlack(), Clock(), []
    delivery = Delivery(Pen(desk), slack, "a", clock, told.append)
    delivery.fake, delivery.clock, delivery.told = slack, clock, told
    return delivery


def put(desk, *texts, lane="D1/", **about):
    outgoing = [Outgoing(Call(POST, {"text": text}), lane, **about) for text in texts]
    with desk.begin() as connection:
        queue.put(connection, texts[0], outgoing, NOW)


def test_all_that_is_due_is_sent_in_order(desk, sending):
    put(desk, "one", "two", "three")
    assert sending.round() is False
    assert sending.fake.said == ["one", "two", "three"]
    sending.round()
    assert len(sending.fake.said) == 3


def test_slack_s_retry_after_is_kept_by_all_and_then_it_goes_on_in_order(desk, sending):
    put(desk, "one", "two")
    put(desk, "else", lane="D2/")
    sending.fake.refusals = [NotSent("ratelimited", away=True, after=timedelta(seconds=30))]
    sending.round()
    sending.clock.now += timedelta(seconds=29)
    sending.round()
    assert sending.fake.said == []
    sending.clock.now += timedelta(seconds=1)
    sending.round()
    assert sorted(sending.fake.said) == ["else", "one", "two"]
    assert sending.fake.said.index("one") < sending.fake.said.index("two")


def test_while_slack_is_away_it_is_tried_ever_later_and_told_once(desk, sending):
    put(desk, "one")
    sending.fake.refusals = [NotSent("URLError", away=True) for _ in range(3)]
    for _ in range(3):
        sending.round()
        sending.clock.now += timedelta(minutes=1)
    sending.round()
    assert sending.fake.said == ["one"]
    assert sending.told == ["Slack: URLError; tried again", "Slack: works again"]


def test_one_message_that_is_never_taken_does_not_stop_the_others(desk, sending):
    put(desk, "bad", "good")
    sending.fake.refusals = [NotSent("channel_not_found"), None]
    sending.round()
    assert sending.fake.said == ["good"]


def test_what_breaks_in_us_is_given_up_and_the_others_go_on(desk, sending):
    put(desk, "bad", "good")
    sending.fake.refusals = [KeyError("x")]
    sending.round()
    assert sending.fake.said == ["good"]


def test_after_a_day_of_trying_nobody_waits_any_more(desk, sending):
    put(desk, "one")
    sending.clock.now += timedelta(hours=25)
    sending.fake.refusals = [NotSent("URLError", away=True)]
    sending.round()
    sending.clock.now += timedelta(hours=1)
    sending.round()
    assert sending.fake.said == []


def test_who_is_told_to_stop_stops_between_two_messages(desk, sending):
    put(desk, "one", "two")
    assert sending.round(lambda: bool(sending.fake.said)) is False
    assert sending.fake.said == ["one"]


def kill(sending):
    """And another process an hour later."""
    sending.fake.is_killed = True
    with pytest.raises(Killed):
        sending.round()
    sending.fake.is_killed = False
    sending.clock.now += held.HOLD_FOR


def test_killed_after_slack_s_yes_what_stands_there_is_not_said_again(desk, sending):
    put(desk, "one", "two")
    kill(sending)
    sending.round()
    assert sending.fake.said == ["one", "two"]
    with desk.connect() as connection:
        rows = connection.execute(select(slack_queue).order_by(slack_queue.c.queue_id)).all()
    assert [(row.state, row.message) for row in rows] == [("sent", "1.1"), ("sent", "1.2")]


def test_what_slack_took_without_an_answer_is_not_said_again(desk, sending):
    put(desk, "one")
    sending.fake.keys["one#0"] = Sent("D1", "1.1")
    sending.fake.refusals = [NotSent("TimeoutError", away=True, unclear=True)]
    sending.round()
    sending.clock.now += timedelta(minutes=1)
    sending.round()
    assert sending.fake.said == []


def only_seen_by(user, method=EPHEMERAL, **more):
    call = Call(method, {"text": "for her eyes", **more})
    return Outgoing(call, "C1/1.0", otherwise=Call(DIRECT, {"user": user, "text": "in private"}))


@pytest.mark.parametrize("method", [EPHEMERAL, REPLY])
def test_what_only_its_reader_sees_is_not_said_again_but_told_of(desk, sending, method):
    with desk.begin() as connection:
        queue.put(connection, "one", [only_seen_by("U1", method)], NOW)
    kill(sending)
    for _ in range(2):
        sending.round()
        sending.clock.now += timedelta(minutes=1)
    assert [text[:25] for text in sending.fake.said] == [
        "for her eyes",
        "My answer may not have re",
    ]


def test_what_slack_never_heard_of_is_said_as_it_is(desk, sending):
    with desk.begin() as connection:
        queue.put(connection, "one", [only_seen_by("U1")], NOW)
    sending.fake.refusals = [NotSent("URLError", away=True)]
    sending.round()
    sending.clock.now += timedelta(minutes=1)
    sending.round()
    assert sending.fake.said == ["for her eyes"]


def test_a_change_of_a_message_is_made_again(desk, sending):
    with desk.begin() as connection:
        queue.put(connection, "one", [only_seen_by("U1", REPLY, replace_original=True)], NOW)
    kill(sending)
    sending.round()
    assert sending.fake.said == ["for her eyes", "for her eyes"]


def test_pauses_grow_to_a_minute():
    pauses = [pause_after(attempts).total_seconds() for attempts in (1, 2, 3, 9, 999)]
    assert pauses == [2, 4, 8, 60, 60]
