"""The settings of Slack: off without a token, and what is wrong is named without its value."""

from __future__ import annotations

import pytest

from firstline import settings
from firstline.settings import SLACK_API, BadSetting

NAMES = ("TOKEN", "SIGNING_SECRET", "API_URL", "APP_TOKEN", "TEAMS", "CHANNELS")


@pytest.fixture
def slack(monkeypatch, tmp_path):
    """Sets the variables by their names."""
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    for name in NAMES:
        monkeypatch.delenv(f"FIRSTLINE_SLACK_{name}", raising=False)

    def given(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"FIRSTLINE_SLACK_{name}", value)

    return given


def test_without_a_token_slack_is_off(slack):
    slack(SIGNING_SECRET="s", TEAMS="T1")
    assert settings.load().slack is None


def test_a_token_and_a_secret_are_enough_and_neither_is_shown(slack):
    slack(TOKEN="xoxb-1", SIGNING_SECRET="shh")
    found = settings.load().slack
    assert (found.token, found.signing_secret, found.api_url) == ("xoxb-1", "shh", SLACK_API)
    assert (found.app_token, found.teams, found.channels) == ("", frozenset(), frozenset())
    assert "xoxb-1" not in repr(settings.load()) and "shh" not in repr(settings.load())


def test_the_lists_of_who_is_let_in_take_commas_and_spaces(slack):
    slack(TOKEN="xoxb-1", SIGNING_SECRET="shh", TEAMS="T1, T2", CHANNELS="C1 C2,")
    found = settings.load().slack
    assert (found.teams, found.channels) == ({"T1", "T2"}, {"C1", "C2"})


def test_the_address_of_the_web_api_ends_with_a_slash(slack):
    slack(TOKEN="xoxb-1", SIGNING_SECRET="shh", API_URL="http://127.0.0.1:9/api")
    assert settings.load().slack.api_url == "http://127.0.0.1:9/api/"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"TOKEN": "xoxb-secret"}, "FIRSTLINE_SLACK_SIGNING_SECRET"),
        (
            {"TOKEN": "xoxb-secret", "SIGNING_SECRET": "s", "API_URL": "slack.com"},
            "FIRSTLINE_SLACK_API_URL",
        ),
        (
            {"TOKEN": "xoxb-secret", "SIGNING_SECRET": "s", "APP_TOKEN": "xoxb-secret"},
            "FIRSTLINE_SLACK_APP_TOKEN",
        ),
    ],
)
def test_what_is_wrong_is_named_without_its_value(slack, values, named):
    slack(**values)
    with pytest.raises(BadSetting, match=named) as told:
        settings.load()
    assert "xoxb-secret" not in str(told.value)
