"""The double is asked by Slack's own client."""

from __future__ import annotations

import http.client

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.webhook import WebhookClient

from tests.slack.double import APP_TOKEN, BOT_TOKEN, double
from tests.slack.signing import retried, signed

MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Title"},
    "blocks": [{"type": "divider"}],
}


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def slack(clock):
    with double(clock) as made:
        yield made


@pytest.fixture
def client(slack):
    return WebClient(BOT_TOKEN, base_url=slack.url, retry_handlers=[])


def section(text, **more):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(number, **more):
    text = {"type": "plain_text", "text": "Press"}
    return {"type": "button", "action_id": f"choice:{number}", "text": text, **more}


def refused(call, *args, **given):
    with pytest.raises(SlackApiError) as told:
        call(*args, **given)
    return told.value.response["error"]


def test_a_message_is_posted_updated_and_kept(slack, client):
    posted = client.chat_postMessage(channel="C1", text="hi", blocks=[section("hi")])
    client.chat_update(channel="C1", ts=posted["ts"], text="bye", blocks=[section("bye")])
    assert slack.state.messages["C1", posted["ts"]]["text"] == "bye"
    missing = refused(client.chat_update, channel="C1", ts="1.0", text="x")
    assert missing == "message_not_found"


def test_tokens_and_names_are_looked_at(slack, client):
    nobody = WebClient(base_url=slack.url, retry_handlers=[])
    wrong = WebClient("xoxb-other", base_url=slack.url, retry_handlers=[])
    assert refused(nobody.auth_test) == "not_authed"
    assert refused(wrong.auth_test) == "invalid_auth"
    assert client.auth_test()["user_id"] == "UBOT"
    assert refused(client.chat_postMessage, channel="C404", text="x") == "channel_not_found"
    assert refused(client.users_info, user="U404") == "user_not_found"
    assert refused(client.api_call, "chat.postMassage") == "unknown_method"


def test_a_direct_conversation_is_opened_and_an_ephemeral_message_needs_a_member(slack, client):
    channel = client.conversations_open(users="U1")["channel"]["id"]
    client.chat_postMessage(channel=channel, text="hi")
    client.chat_postEphemeral(channel="C1", user="U1", text="psst")
    assert slack.state.ephemerals[0]["text"] == "psst"
    told = refused(client.chat_postEphemeral, channel="C1", user="U404", text="psst")
    assert told == "user_not_in_channel"


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x" * 3001)],
        [section("")],
        [section("😀" * 1501)],
        [{"type": "divider"}] * 51,
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "actions", "elements": [button(number) for number in range(26)]}],
        [{"type": "actions", "elements": [button(1), button(1)]}],
        [{"type": "actions", "elements": []}],
        [section("x", accessory=button(1, value="x" * 2001))],
        [section("x", accessory=button(1, text={"type": "plain_text", "text": "x" * 76}))],
        [section("x", accessory=button(1, style="calm"))],
        [section("x", accessory={"type": "overflow", "options": []})],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}],
        [{"type": "input", "label": {"type": "plain_text", "text": "x"}, "element": {}}],
        [section("x", colour="red")],
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": False}}],
        [section("x", block_id="same"), section("y", block_id="same")],
    ],
)
def test_blocks_that_slack_refuses_are_refused(client, blocks):
    assert (
        refused(client.chat_postMessage, channel="C1", text="x", blocks=blocks) == "invalid_blocks"
    )


def test_options_have_their_own_limits(client):
    def posting(most, kind, **option):
        one = {"text": {"type": "plain_text", "text": "x"}, "value": "x", **option}
        element = {"type": kind, "action_id": "a", "options": [one] * most}
        block = {"type": "actions", "elements": [element]}
        return lambda: client.chat_postMessage(channel="C1", text="x", blocks=[block])

    assert posting(5, "overflow")()["ok"] and posting(100, "static_select")()["ok"]
    for wrong in (
        posting(6, "overflow"),
        posting(101, "static_select"),
        posting(1, "overflow", value="x" * 151),
        posting(1, "static_select", text={"type": "plain_text", "text": "x" * 76}),
    ):
        assert refused(wrong) == "invalid_blocks"


def test_a_refusal_names_the_place_of_the_fault(client):
    with pytest.raises(SlackApiError) as told:
        client.chat_postMessage(channel="C1", text="x", blocks=[section("x" * 3001)])
    (message,) = told.value.response["response_metadata"]["messages"]
    assert "3001" in message and "/blocks/0/text/text" in message


def test_what_is_too_long_or_nothing_at_all_is_refused(client):
    def post(**given):
        return refused(client.chat_postMessage, channel="C1", **given)

    assert post(text="x" * 40_001) == "msg_too_long"
    assert refused(client.api_call, "chat.postMessage", json={"channel": "C1"}) == "no_text"
    assert post(text="x", blocks=[section("x" * 2999)] * 4) == "msg_blocks_too_long"
    assert post(text="x", as_user=True) == "invalid_arguments"
    ts = client.chat_postMessage(channel="C1", text="x")["ts"]
    assert refused(client.chat_update, channel="C1", ts=ts, text="x" * 4001) == "msg_too_long"


def test_a_modal_opens_once_within_three_seconds_of_the_press(slack, client, clock):
    trigger = slack.trigger()
    opened = client.views_open(trigger_id=trigger, view=MODAL)["view"]
    assert refused(client.views_open, trigger_id=trigger, view=MODAL) == "exchanged_trigger_id"
    client.views_update(view_id=opened["id"], view={**MODAL, "callback_id": "next"})
    assert slack.state.views[opened["id"]]["callback_id"] == "next"
    late = slack.trigger()
    clock.now += 3.1
    assert refused(client.views_open, trigger_id=late, view=MODAL) == "expired_trigger_id"
    assert refused(client.views_update, view_id="V404", view=MODAL) == "not_found"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"private_metadata": "x" * 3001},
        {"blocks": []},
        {"blocks": [{"type": "divider"}] * 101},
        {"submit": {"type": "plain_text", "text": "x" * 25}},
        {"type": "home"},
        {"colour": "red"},
    ],
)
def test_modals_that_slack_refuses_are_refused(slack, client, wrong):
    given = {"trigger_id": slack.trigger(), "view": {**MODAL, **wrong}}
    assert refused(client.views_open, **given) == "invalid_arguments"


def test_home_is_published(slack, client):
    client.views_publish(user_id="U1", view={"type": "home", "blocks": [section("hi")]})
    assert slack.state.homes["U1"]["blocks"] == [section("hi")]


def test_a_response_url_is_good_five_times_for_half_an_hour(slack, clock):
    hook, late = WebhookClient(slack.response_url()), WebhookClient(slack.response_url())
    answers = [hook.send_dict({"text": "hi"}) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [404]
    assert answers[5].body == "used_url"
    assert late.send_dict({"blocks": [{"type": "text"}]}).body == "invalid_blocks"
    clock.now += 1801
    assert late.send_dict({"text": "hi"}).body == "expired_url"


def test_too_many_calls_are_told_to_wait(slack, client):
    slack.limit(seconds=0)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    assert client.chat_postMessage(channel="C1", text="hi")["ok"]
    assert len(slack.named("chat.postMessage")) == 2
    slack.limit(seconds=7, times=2)
    with pytest.raises(SlackApiError) as told:
        client.chat_postMessage(channel="C1", text="hi")
    assert told.value.response.status_code == 429
    assert told.value.response.headers["Retry-After"] == "7"


def test_it_can_be_away_and_fail(slack, client):
    slack.hide()
    with pytest.raises(http.client.RemoteDisconnected):
        client.auth_test()
    slack.refuse("internal_error", status=500)
    assert refused(client.auth_test) == "internal_error"
    assert client.auth_test()["ok"]


def test_signatures_are_those_that_slack_s_library_takes():
    body, secret = b'{"type":"event_callback"}', "shh"
    verifier = SignatureVerifier(secret)
    assert verifier.is_valid_request(body, signed(body, secret))
    assert not verifier.is_valid_request(body, signed(body, "other"))
    assert not verifier.is_valid_request(body + b" ", signed(body, secret))
    assert not verifier.is_valid_request(body, signed(body, secret, at=1_700_000_000))
    assert retried(2)["X-Slack-Retry-Num"] == "2"


def test_socket_mode_carries_envelopes_and_hears_acknowledgements(slack):
    web = WebClient(base_url=slack.url, retry_handlers=[])
    client = SocketModeClient(APP_TOKEN, web_client=web, ping_interval=1)
    client.socket_mode_request_listeners.append(
        lambda to, asked: to.send_socket_mode_response(SocketModeResponse(asked.envelope_id))
    )
    client.connect()
    try:
        assert slack.sockets.connected()
        slack.sockets.send("E1", "events_api", {"text": "x" * 70_000})
        slack.sockets.send("E2", "slash_commands", {"text": "x"})
        heard = {slack.sockets.acknowledged()["envelope_id"] for _ in range(2)}
        assert heard == {"E1", "E2"}
    finally:
        client.close()
