"""What Slack sends to an app's three addresses."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.slack.signing import FORM, JSON

TEAM, BOT = "T1", "UBOT"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Sent:
    """A request, but for its signature; `address` is events, interactions or commands."""

    address: str
    payload: dict[str, Any]

    @property
    def kind(self) -> str:
        return JSON if self.address == "events" else FORM

    @property
    def body(self) -> bytes:
        whole = json.dumps(self.payload)
        if self.address == "events":
            return whole.encode()
        return urlencode(
            self.payload if self.address == "commands" else {"payload": whole}
        ).encode()


def event(event: dict[str, Any], event_id: str = "", **more: Any) -> Sent:
    given = {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": event_id or f"Ev{next(_numbers)}",
        "authorizations": [{"user_id": BOT, "is_bot": True}],
        "event": event,
        **more,
    }
    return Sent("events", given)


def message(text: str, user: str = "U1", channel: str = "D1", **more: Any) -> dict[str, Any]:
    """What somebody typed, as an event holds it."""
    number = next(_numbers)
    return {
        "type": "message",
        "channel_type": "im" if channel.startswith("D") else "channel",
        "team": TEAM,
        "user": user,
        "channel": channel,
        "text": text,
        "ts": f"100.{number:06}",
        "client_msg_id": f"c-{number}",
        **more,
    }


def opened_home(user: str) -> dict[str, Any]:
    return {"type": "app_home_opened", "user": user, "tab": "home", "channel": "D" + user[1:]}


def command(text: str, user: str = "U1", channel: str = "C1", **more: Any) -> Sent:
    given = {
        "command": "/firstline",
        "team_id": TEAM,
        "user_id": user,
        "channel_id": channel,
        "trigger_id": f"t{next(_numbers)}",
        "response_url": "https://hooks.slack.com/commands/1",
        "text": text,
    }
    return Sent("commands", {**given, **more})


def interaction(payload: dict[str, Any], user: str = "U1") -> Sent:
    who = {"team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM}}
    return Sent("interactions", {**who, "trigger_id": f"t{next(_numbers)}", **payload})


def pressed(button: dict[str, Any], channel: str = "D1", at: str = "", **more: Any) -> dict:
    """A button of the message that stands there."""
    return {
        "type": "block_actions",
        "channel": {"id": channel},
        "container": {"type": "message", "message_ts": at, "channel_id": channel},
        "message": {"ts": at},
        "actions": [button],
        "response_url": "https://hooks.slack.com/actions/1",
        **more,
    }


def pressed_in(view: dict[str, Any], button: dict[str, Any]) -> dict[str, Any]:
    """A button of a window."""
    return {"type": "block_actions", "view": {"id": "V1", **view}, "actions": [button]}


def submitted(view: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """A window that is sent off; `values`: what each input holds, by its block."""
    whole = {"id": "V1", **view, "state": {"values": values}}
    return {"type": "view_submission", "view": whole}


def shortcut(message: dict[str, Any], channel: str = "C1") -> dict[str, Any]:
    """Explain this, in the menu of a message."""
    named = {"type": "message_action", "callback_id": "explain_this"}
    return {**named, "message": message, "channel": {"id": channel}}
