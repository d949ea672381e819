"""What goes to Slack is kept until it is there, in order within its thread, each thing once."""

from __future__ import annotations

import json
from datetime import timedelta

from firstline import database
from firstline.slack import held, queue, standing
from firstline.slack.calls import POST
from firstline.slack.queue import Call, Outgoing
from tests.slack.conftest import NOW

SOON = timedelta(seconds=5)


def message(text="hello", lane="D1/", **about):
    return Outgoing(Call(POST, {"channel": "D1", "text": text}), lane, **about)


def put(desk, key, *outgoing, now=NOW):
    with desk.begin() as connection:
        return queue.put(connection, key, outgoing, now)


def claim(desk, holder="a", now=NOW):
    with database.writing(desk) as connection:
        return held.claim(connection, holder, now)


def sent(desk, one, message="1.0"):
    with database.writing(desk) as connection:
        return held.sent(connection, one, "D1", message, NOW)


def text_of(one):
    return one.outgoing.call.payload["text"]


def test_what_answers_the_same_thing_is_kept_once(desk):
    assert put(desk, "event:Ev1", message("one"), message("two")) == 2
    assert put(desk, "event:Ev1", message("one"), message("two")) == 0


def test_a_thread_is_sent_in_order_and_the_next_waits_for_the_one_before(desk):
    put(desk, "event:Ev1", message("one"), message("two"))
    put(desk, "event:Ev2", message("else", "C1/1.0"))
    first, other = claim(desk), claim(desk, "b")
    assert {text_of(first), text_of(other)} == {"one", "else"}
    assert claim(desk, "c") is None
    mine = first if text_of(first) == "one" else other
    assert sent(desk, mine)
    assert text_of(claim(desk, "c")) == "two"


def test_what_is_put_off_holds_off_what_comes_after_it_in_its_thread(desk):
    put(desk, "event:Ev1", message("one"), message("two"))
    with database.writing(desk) as connection:
        one = held.claim(connection, "a", NOW)
        held.later(connection, one, NOW + SOON, "ratelimited", NOW)
    assert claim(desk) is None
    assert text_of(claim(desk, now=NOW + SOON)) == "one"


def test_what_a_killed_process_held_is_sent_by_another_one_later(desk):
    put(desk, "event:Ev1", message())
    one = claim(desk, "killed")
    assert claim(desk, "b") is None
    again = claim(desk, "b", NOW + held.HOLD_FOR)
    assert again.queue_id == one.queue_id
    assert not sent(desk, one) and sent(desk, again)


def test_what_is_refused_in_one_place_goes_to_another_and_then_is_given_up(desk):
    elsewhere = Call("direct", {"user": "U1", "text": "hello"})
    put(desk, "event:Ev1", message(otherwise=elsewhere), message("two"))
    with database.writing(desk) as connection:
        held.give_up(connection, held.claim(connection, "a", NOW), "channel_not_found", NOW)
    one = claim(desk)
    assert one.outgoing.call == elsewhere
    with database.writing(desk) as connection:
        held.give_up(connection, one, "user_not_found", NOW)
    assert text_of(claim(desk)) == "two"


def test_a_message_is_found_by_where_it_stands_and_by_the_buttons_it_holds(desk):
    block = {"type": "actions", "elements": [{"type": "button", "value": json.dumps({"id": "v1"})}]}
    call = Call(POST, {"channel": "D1", "text": "x", "blocks": [block]})
    put(desk, "event:Ev1", Outgoing(call, "D1/", about="decisions/D-1"))
    sent(desk, claim(desk), "7.7")
    with desk.connect() as connection:
        assert standing.at(connection, "D1", "7.7").call == call
        assert standing.at(connection, "D1", "8.8") is None
        (found,) = standing.about(connection, "decisions/D-1")
        assert (found.channel, found.message) == ("D1", "7.7")
        assert standing.with_value(connection, "C-1", {"id": "v1"}) is None


def test_what_is_sent_is_cleared_away_after_a_week_and_what_waits_is_not(desk):
    put(desk, "event:Ev1", message(lane="D1/"))
    put(desk, "event:Ev2", message(lane="D2/"))
    sent(desk, claim(desk))
    with desk.begin() as connection:
        assert queue.clear_away(connection, NOW + timedelta(days=6)) == 0
        assert queue.clear_away(connection, NOW + timedelta(days=8)) == 1
