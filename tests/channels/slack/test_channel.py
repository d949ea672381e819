"""Slack is there when it is set up, and not at all when it is not."""

from __future__ import annotations

import pytest
from sanic import Sanic

from channels.slack.channel import SlackInput


async def _dialogue(_):
    pass


@pytest.fixture
def routes(monkeypatch, tmp_path):
    """The addresses of a server with Slack's channel, after these settings."""
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))

    def served(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"FIRSTLINE_SLACK_{name}", value)
        channel = SlackInput()
        app = Sanic(f"channel_{len(values)}", configure_logging=False)
        app.blueprint(channel.blueprint(_dialogue), url_prefix=channel.url_prefix())
        return sorted(route.path for route in app.router.routes)

    return served


def test_without_a_token_there_is_no_address(routes):
    assert routes() == []


def test_with_a_token_there_are_the_three_that_slack_calls(routes):
    addresses = ["slack/commands", "slack/events", "slack/interactions"]
    assert routes(TOKEN="xoxb-1", SIGNING_SECRET="shh") == addresses
