"""What Slack refuses is understood: wait, say it in plain words, or never."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest

from firstline.settings import Slack
from firstline.slack.calls import DIRECT, EPHEMERAL, POST, REPLY, NotSent, Sent, Slacker
from firstline.slack.queue import Call
from tests.slack.scripted import scripted

BLOCKS = [{"type": "divider"}]
CALL = Call(POST, {"channel": "D1", "text": "hello", "blocks": BLOCKS})
# Nothing is unfurled, and what is posted can be found again.
QUIET = {"unfurl_links": False, "unfurl_media": False}
KNOWN = {"metadata": {"event_type": "firstline_message", "event_payload": {"key": "event:Ev1#0"}}}


@pytest.fixture
def api():
    with scripted() as server:
        yield server


@pytest.fixture
def slacker(api):
    return Slacker(Slack("xoxb-1", "shh", api_url=api.url))


def refusal(slacker, call=CALL):
    with pytest.raises(NotSent) as refused:
        slacker.send(call, "event:Ev1#0")
    return refused.value


def test_a_message_is_sent_as_it_is_and_where_it_stands_is_known(api, slacker):
    assert slacker.send(CALL, "event:Ev1#0") == Sent("D1", "1.1")
    assert api.asked == [("chat.postMessage", {**CALL.payload, **QUIET, **KNOWN})]


def test_a_message_that_only_one_sees_has_its_own_name_for_where_it_stands(api, slacker):
    api.answers.append((200, {"ok": True, "message_ts": "5.5"}, {}))
    sent = slacker.send(Call(EPHEMERAL, {"channel": "C1", "user": "U1", "text": "x"}))
    assert sent == Sent("C1", "5.5")


def test_somebody_s_direct_conversation_is_opened_once(api, slacker):
    for _ in range(2):
        slacker.send(Call(DIRECT, {"user": "U1", "text": "hello"}), "event:Ev1#0")
    assert [name for name, _ in api.asked] == [
        "conversations.open",
        "chat.postMessage",
        "chat.postMessage",
    ]
    assert api.asked[1][1] == {"text": "hello", "channel": "D7", **QUIET, **KNOWN}


def test_slack_says_how_long_to_wait(api, slacker):
    api.refuse("ratelimited", 429, Retry_After="17")
    refused = refusal(slacker)
    assert (refused.problem, refused.away) == ("ratelimited", True)
    assert refused.after == timedelta(seconds=17)


@pytest.mark.parametrize("error", ["invalid_blocks", "invalid_blocks_format"])
def test_blocks_that_slack_does_not_take_are_left_out(api, slacker, error):
    api.refuse(error)
    slacker.send(CALL, "event:Ev1#0")
    (_, said) = api.asked[1]
    assert said == {"channel": "D1", "text": "hello", **QUIET, **KNOWN}


def test_what_stands_in_blocks_is_not_lost_with_them(api, slacker):
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "7776 is our number"}}
    button = {"type": "button", "text": {"type": "plain_text", "text": "Right"}}
    blocks = [section, {"type": "actions", "elements": [button]}]
    api.refuse("invalid_blocks")
    slacker.send(Call(POST, {"channel": "C1", "text": "An answer", "blocks": blocks}))
    assert api.asked[1][1]["text"] == "7776 is our number" and "blocks" not in api.asked[1][1]


def test_a_text_that_is_too_long_is_cut(api, slacker):
    api.refuse("msg_too_long")
    slacker.send(Call(POST, {"channel": "D1", "text": "w" * 50_000}))
    assert len(api.asked[1][1]["text"]) == 4000


@pytest.mark.parametrize("error", ["internal_error", "service_unavailable", "invalid_auth"])
def test_what_passes_or_is_mended_in_the_settings_is_tried_again(api, slacker, error):
    api.refuse(error)
    assert refusal(slacker).away


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "no_text"])
def test_what_never_gets_through_is_told_so(api, slacker, error):
    api.refuse(error)
    refused = refusal(slacker)
    assert (refused.problem, refused.away) == (error, False)


@pytest.mark.parametrize(
    ("answer", "unclear"),
    [
        ((503, b"<html>", {}), True),
        ((200, {"ok": False, "error": "internal_error"}, {}), True),
        ((429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"}), False),
        ((200, {"ok": False, "error": "invalid_auth"}, {}), False),
    ],
)
def test_what_may_have_got_there_all_the_same_is_told_so(api, slacker, answer, unclear):
    api.answers.append(answer)
    assert refusal(slacker).unclear is unclear


@pytest.mark.parametrize("answer", [(503, b"<html>", {}), (500, b"", {}), (200, b"no json", {})])
def test_an_answer_that_is_none_of_slack_s_means_that_it_is_away(api, slacker, answer):
    api.answers.append(answer)
    assert refusal(slacker).away


def test_nobody_there_means_that_it_is_away():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    refused = refusal(Slacker(Slack("xoxb-1", "shh", api_url=f"http://127.0.0.1:{port}/")))
    assert refused.away and not refused.unclear and "xoxb" not in refused.problem


def test_a_response_url_is_called_only_at_slack(api, slacker):
    slacker.send(Call(REPLY, {"url": f"{api.url}hook", "text": "hello"}))
    assert api.asked == [("hook", {"text": "hello", **QUIET})]
    elsewhere = Call(REPLY, {"url": "http://169.254.169.254/latest", "text": "hello"})
    assert refusal(slacker, elsewhere).problem == "response_url_elsewhere"


@pytest.mark.parametrize(
    ("answer", "away"),
    [((404, b"expired_url", {}), False), ((429, b"", {"Retry-After": "3"}), True)],
)
def test_a_response_url_that_is_used_up_is_never_called_again(api, slacker, answer, away):
    api.answers.append(answer)
    refused = refusal(slacker, Call(REPLY, {"url": f"{api.url}hook", "text": "hello"}))
    assert refused.away is away
