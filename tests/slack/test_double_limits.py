"""The double refuses what Slack refuses."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError

from tests.slack.asking_double import MODAL, button, client, clock, refused, section, slack

__all__ = ["client", "clock", "slack"]


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
