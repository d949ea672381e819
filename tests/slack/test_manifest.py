"""The app's manifests: within Slack's limits, and asking for nothing that is not used."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from channels.slack.interactions import SHORTCUT
from firstline.settings import PROJECT

HTTP, SOCKET = (PROJECT / "deploy" / "slack" / f"manifest{kind}.yml" for kind in ("", "-socket"))
# What each thing that we use needs; opening modals and App Home needs nothing.
NEEDED = {
    "app_mentions:read": "app_mention",
    "im:history": "message.im",
    "chat:write": "chat.postMessage",
    "im:write": "conversations.open",
    "commands": "/firstline",
}
# Of Slack's own schema, as far as it is used: each part's keys.
KNOWN = {
    "": {"display_information", "features", "oauth_config", "settings"},
    "display_information": {"name", "description", "long_description", "background_color"},
    "features": {"app_home", "bot_user", "shortcuts", "slash_commands", "unfurl_domains"},
    "features.app_home": {
        "home_tab_enabled",
        "messages_tab_enabled",
        "messages_tab_read_only_enabled",
    },
    "features.bot_user": {"display_name", "always_online"},
    "features.shortcuts": {"name", "type", "callback_id", "description"},
    "features.slash_commands": {"command", "url", "description", "usage_hint", "should_escape"},
    "oauth_config": {"scopes", "redirect_urls"},
    "oauth_config.scopes": {"bot", "user"},
    "settings": {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
        "allowed_ip_address_ranges",
    },
    "settings.event_subscriptions": {"request_url", "bot_events", "user_events"},
    "settings.interactivity": {"is_enabled", "request_url", "message_menu_options_url"},
}
LONGEST = {
    "display_information.name": 35,
    "display_information.description": 140,
    "features.bot_user.display_name": 80,
    "features.shortcuts.name": 24,
    "features.shortcuts.description": 150,
    "features.shortcuts.callback_id": 255,
    "features.slash_commands.command": 32,
    "features.slash_commands.description": 2000,
    "features.slash_commands.usage_hint": 1000,
}


def read(file: Path) -> dict:
    return YAML(typ="safe").load(file)


def leaves(part, at=""):
    """(dotted place, value) of everything; the items of a list share their place."""
    if isinstance(part, dict):
        assert at not in KNOWN or set(part) <= KNOWN[at], at
        for name, value in part.items():
            yield from leaves(value, f"{at}.{name}".lstrip("."))
    elif isinstance(part, list):
        for one in part:
            yield from leaves(one, at)
    else:
        yield at, part


@pytest.mark.parametrize("file", [HTTP, SOCKET], ids=lambda file: file.stem)
def test_slack_knows_everything_in_it_and_takes_its_lengths(file):
    found = list(leaves(read(file)))
    assert [at for at, value in found if at in LONGEST and len(value) > LONGEST[at]] == []
    assert set(LONGEST) <= {at for at, _ in found}


@pytest.mark.parametrize("file", [HTTP, SOCKET], ids=lambda file: file.stem)
def test_it_asks_for_what_is_used_and_no_more(file):
    app = read(file)
    assert set(app["oauth_config"]["scopes"]) == {"bot"}
    assert set(app["oauth_config"]["scopes"]["bot"]) == set(NEEDED)
    events = set(app["settings"]["event_subscriptions"]["bot_events"])
    # A mention comes as an event of its own; with message.channels it would come twice.
    assert events == {"app_home_opened", "app_mention", "message.im"}


@pytest.mark.parametrize("file", [HTTP, SOCKET], ids=lambda file: file.stem)
def test_what_it_offers_is_what_we_answer(file):
    features = read(file)["features"]
    (shortcut,), (command,) = features["shortcuts"], features["slash_commands"]
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", SHORTCUT)
    assert command["command"] == "/firstline" and command["should_escape"] is False
    home = features["app_home"]
    assert home["home_tab_enabled"] and home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]
    assert read(file)["settings"]["interactivity"]["is_enabled"]


def test_its_addresses_are_ours():
    urls = [value for at, value in leaves(read(HTTP)) if at.endswith("url")]
    paths = {url.removeprefix("https://firstline.example.com") for url in urls}
    assert paths == {"/slack/events", "/slack/interactions", "/slack/commands"}


def test_socket_mode_needs_no_address_and_is_the_same_app_otherwise():
    http, by_socket = dict(leaves(read(HTTP))), dict(leaves(read(SOCKET)))
    without = {at: value for at, value in http.items() if not at.endswith("url")}
    assert by_socket == {**without, "settings.socket_mode_enabled": True}
    assert http["settings.socket_mode_enabled"] is False
