"""The double, asked by Slack's own client."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack.double import BOT_TOKEN, double

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
