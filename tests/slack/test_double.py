"""What the double does of what Slack does."""

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

from tests.slack.asking_double import MODAL, client, clock, refused, section, slack
from tests.slack.double import APP_TOKEN, BOT_TOKEN
from tests.slack.signing import retried, signed

__all__ = ["client", "clock", "slack"]


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
    patient = WebClient(BOT_TOKEN, base_url=slack.url)
    patient.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=1)]
    slack.limit(seconds=0)
    assert patient.chat_postMessage(channel="C1", text="hi")["ok"]
    assert len(slack.named("chat.postMessage")) == 2
    slack.limit(seconds=7)
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
