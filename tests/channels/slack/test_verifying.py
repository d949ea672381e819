"""Only what Slack signed, within five minutes, is looked at."""

from __future__ import annotations

import json
import time
from functools import partial

import pytest
from slack_sdk.signature import Clock

from channels.slack.verifying import Verifier
from tests.channels.slack.workspace import SECRET
from tests.slack import signing
from tests.slack.sent import message

signed = partial(signing.signed, secret=SECRET)
BODY = b'{"type": "url_verification", "challenge": "abc"}'
JSON = {"Content-Type": "application/json"}


async def events(workspace, body, headers):
    return await workspace.client.post("/slack/events", content=body, headers={**JSON, **headers})


async def test_the_challenge_comes_back_to_who_signs(workspace):
    answer = await events(workspace, BODY, signed(BODY))
    assert answer.json() == {"challenge": "abc"}


async def test_the_signature_is_over_the_body_as_it_came(workspace):
    spaced = BODY.replace(b": ", b" :  ")
    assert (await events(workspace, spaced, signed(spaced))).status_code == 200
    assert (await events(workspace, spaced, signed(BODY))).status_code == 401


def test_five_minutes_are_the_window():
    for age, is_good in ((299, True), (301, False), (-299, True), (-301, False)):
        clock = Clock()
        clock.now = lambda age=age: 1000.0 + age
        assert Verifier(SECRET, clock).is_from_slack(BODY, signed(BODY, at=1000)) is is_good


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signing.signed(BODY, "another secret"),
        signed(BODY, at=time.time() - 3600),
        signed(BODY, at=time.time() + 3600),
        {**signed(BODY), "X-Slack-Request-Timestamp": "soon"},
        {**signed(BODY), "X-Slack-Request-Timestamp": "9" * 400},
        {**signed(BODY), "X-Slack-Signature": "v0=\xe9"},
        {**signed(BODY), "X-Slack-Signature": ""},
    ],
)
@pytest.mark.parametrize("address", ["events", "interactions", "commands"])
async def test_what_is_not_signed_so_is_refused_everywhere(workspace, address, headers):
    sent = {name: value.encode("latin-1") for name, value in {**JSON, **headers}.items()}
    answer = await workspace.client.post(f"/slack/{address}", content=BODY, headers=sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_from_slack")
    assert workspace.seen() == []


async def test_a_body_that_is_no_text_is_refused(workspace):
    answer = await events(workspace, b"\xff\xfe", signed(b"\xff\xfe"))
    assert answer.status_code == 401


async def test_a_charset_that_a_proxy_added_changes_nothing(workspace):
    workspace.link()
    await workspace.event(message("help"), kind="application/json; charset=utf-8")
    await workspace.settle()
    assert len(workspace.slack.calls) == 1


async def test_what_slack_signed_and_nobody_can_read_is_refused(workspace):
    assert (await events(workspace, b"{", signed(b"{"))).status_code == 400
    answer = await workspace.client.post(
        "/slack/interactions", content=b"x=1", headers=signed(b"x=1")
    )
    assert answer.status_code == 400


async def test_slack_s_look_whether_the_command_is_there_is_answered(workspace):
    answer = await workspace.command("", ssl_check="1")
    assert answer.status_code == 200 and workspace.seen() == []


REASONS = ["http_timeout", "connection_failed", "http_error"]


@pytest.mark.parametrize("reason", REASONS)
async def test_the_same_request_again_within_the_window_is_answered_once(workspace, reason):
    workspace.link()
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev9"}
    sent = json.dumps({**body, "event": message("help")}).encode()
    headers = signed(sent)
    for number in range(3):
        retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        assert (await events(workspace, sent, {**headers, **retry})).status_code == 200
        await workspace.settle()
    assert len(workspace.slack.calls) == 1


@pytest.mark.parametrize("reason", REASONS)
async def test_a_retry_of_a_message_that_never_got_through_is_answered(workspace, reason):
    workspace.link()
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": reason}
    body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev9"}
    sent = json.dumps({**body, "event": message("help")}).encode()
    await events(workspace, sent, {**signed(sent), **retry})
    await workspace.settle()
    assert len(workspace.slack.calls) == 1
