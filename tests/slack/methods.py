"""What Slack's Web API does with a call, as far as we call it: its answers and its refusals."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.slack import kit

TRIGGER_LIVES_S, RESPONSE_LIVES_S, RESPONSE_TIMES = 3, 1800, 5
MOST_TEXT, MOST_TEXT_OF_UPDATE = 40_000, 4000
MOST_VIEW = 250_000
BOT, TEAM = "UBOT", "T1"


class Refused(Exception):
    """`error` is Slack's code."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        super().__init__(error)
        self.error, self.messages = error, messages or []


@dataclass
class Response:
    """What a response_url can still be used for."""

    until: float
    left: int = RESPONSE_TIMES


@dataclass
class State:
    """What stands at Slack. `clock`: seconds; what is posted is known by (channel, ts)."""

    clock: Callable[[], float]
    channels: set[str] = field(default_factory=lambda: {"C1"})
    members: set[str] = field(default_factory=lambda: {f"U{number}" for number in range(1, 10)})
    messages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    ephemerals: list[dict[str, Any]] = field(default_factory=list)
    responses: list[dict[str, Any]] = field(default_factory=list)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    triggers: dict[str, float] = field(default_factory=dict)
    urls: dict[str, Response] = field(default_factory=dict)
    numbers: itertools.count = field(default_factory=lambda: itertools.count(1))

    def stamp(self) -> str:
        return f"{time.time():.0f}.{next(self.numbers):06}"

    def direct(self, user: str) -> str:
        channel = "D" + user[1:]
        self.channels.add(channel)
        return channel


def answer(state: State, method: str, given: dict[str, Any]) -> dict[str, Any]:
    """Raises Refused."""
    if method not in METHODS:
        raise Refused("unknown_method")
    return METHODS[method](state, given)


def respond(state: State, name: str, given: dict[str, Any]) -> None:
    """What is sent to a response_url; raises Refused."""
    url = state.urls.get(name)
    if url is None or url.left == 0 or state.clock() > url.until:
        raise Refused("expired_url" if url is None or url.left else "used_url")
    _check_said(given)
    url.left -= 1
    state.responses.append({"url": name, **given})


def _post(state: State, given: dict[str, Any]) -> dict[str, Any]:
    channel = _channel(state, given)
    _check_said(given)
    _check_metadata(given)
    ts = state.stamp()
    state.messages[channel, ts] = given
    return {"channel": channel, "ts": ts, "message": {**_said(given), "ts": ts, "user": BOT}}


def _post_ephemeral(state: State, given: dict[str, Any]) -> dict[str, Any]:
    _channel(state, given)
    if given.get("user") not in state.members:
        raise Refused("user_not_in_channel")
    _check_said(given)
    state.ephemerals.append(given)
    return {"message_ts": state.stamp()}


READING = ("conversations.history", "conversations.replies")  # these take no JSON


def _history(state: State, given: dict[str, Any]) -> dict[str, Any]:
    """Newest first, without what stands in threads alone."""
    channel = _direct(state, given)
    return _read(state, given, lambda one: "thread_ts" not in one, channel)


def _replies(state: State, given: dict[str, Any]) -> dict[str, Any]:
    """The thread under a message of anybody's."""
    channel, thread = _direct(state, given), given.get("ts", "")
    return _read(state, given, lambda one: one.get("thread_ts") == thread, channel)


def _direct(state: State, given: dict[str, Any]) -> str:
    """Our rights are for direct conversations."""
    channel = _channel(state, given)
    if not channel.startswith("D"):
        raise Refused("missing_scope")
    return channel


def _read(
    state: State, given: dict[str, Any], is_meant: Callable[[dict], bool], channel: str
) -> dict[str, Any]:
    oldest, most = float(given.get("oldest", 0)), int(given.get("limit", 100))
    metadata = ("metadata",) if given.get("include_all_metadata") in ("1", "true") else ()
    found = [
        {"type": "message", "ts": ts, "user": BOT}
        | {name: one[name] for name in ("text", "blocks", "thread_ts", *metadata) if name in one}
        for (where, ts), one in state.messages.items()
        if where == channel and is_meant(one) and float(ts) > oldest
    ]
    return {"messages": found[::-1][:most]}


def _update(state: State, given: dict[str, Any]) -> dict[str, Any]:
    at = _channel(state, given), given.get("ts", "")
    if at not in state.messages:
        raise Refused("message_not_found")
    _check_said(given)
    if len(given.get("text", "")) > MOST_TEXT_OF_UPDATE:
        raise Refused("msg_too_long")
    state.messages[at] = {**state.messages[at], **_said(given)}
    return {"channel": at[0], "ts": at[1], "text": given.get("text", "")}


def _open_view(state: State, given: dict[str, Any]) -> dict[str, Any]:
    view = _view(given, kit.MODAL)
    pressed = state.triggers.pop(given.get("trigger_id", ""), None)
    if pressed is None:
        raise Refused("exchanged_trigger_id" if given.get("trigger_id") else "invalid_arguments")
    if state.clock() - pressed > TRIGGER_LIVES_S:
        raise Refused("expired_trigger_id")
    view_id = f"V{next(state.numbers)}"
    state.views[view_id] = view
    return {"view": {**view, "id": view_id}}


def _update_view(state: State, given: dict[str, Any]) -> dict[str, Any]:
    view = _view(given, kit.MODAL)
    if given.get("view_id") not in state.views:
        raise Refused("not_found")
    state.views[given["view_id"]] = view
    return {"view": {**view, "id": given["view_id"]}}


def _publish(state: State, given: dict[str, Any]) -> dict[str, Any]:
    if given.get("user_id") not in state.members:
        raise Refused("not_enabled")
    state.homes[given["user_id"]] = _view(given, kit.HOME)
    return {"view": {**state.homes[given["user_id"]], "id": f"V{next(state.numbers)}"}}


def _open_conversation(state: State, given: dict[str, Any]) -> dict[str, Any]:
    users = given.get("users", "")
    if users not in state.members:
        raise Refused("user_not_found")
    return {"channel": {"id": state.direct(users)}}


def _user(state: State, given: dict[str, Any]) -> dict[str, Any]:
    if given.get("user") not in state.members:
        raise Refused("user_not_found")
    return {"user": {"id": given["user"], "team_id": TEAM, "is_bot": False}}


def _auth(state: State, given: dict[str, Any]) -> dict[str, Any]:
    return {"team_id": TEAM, "user_id": BOT, "bot_id": "B1"}


def _channel(state: State, given: dict[str, Any]) -> str:
    if "as_user" in given:  # of classic apps alone
        raise Refused("invalid_arguments")
    channel = given.get("channel", "")
    if channel in state.members:
        return state.direct(channel)
    if channel not in state.channels:
        raise Refused("channel_not_found")
    return channel


def _check_metadata(given: dict[str, Any]) -> None:
    metadata = given.get("metadata")
    if metadata is not None and not (
        isinstance(metadata.get("event_type"), str) and isinstance(metadata["event_payload"], dict)
    ):
        raise Refused("invalid_metadata_format")


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("text", "blocks") if name in given}


def _check_said(given: dict[str, Any]) -> None:
    text, blocks = given.get("text", ""), given.get("blocks")
    if not text and not blocks:
        raise Refused("no_text")
    if len(text) > MOST_TEXT:
        raise Refused("msg_too_long")
    if blocks is None:
        return
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    if blocks and (found := kit.problems_of_blocks(blocks)):
        raise Refused("invalid_blocks", found)
    if kit.text_in(blocks) > kit.MOST_TEXT_IN_BLOCKS:
        raise Refused("msg_blocks_too_long")


def _view(given: dict[str, Any], kind: str) -> dict[str, Any]:
    view = given.get("view")
    found = kit.problems_of_view(view)
    if not found and view["type"] != kind:
        found = ["[ERROR] view of another type [json-pointer:/view/type]"]
    if found:
        raise Refused("invalid_arguments", found)
    if len(json.dumps(view)) > MOST_VIEW:
        raise Refused("view_too_large")
    return view


METHODS: dict[str, Callable[[State, dict[str, Any]], dict[str, Any]]] = {
    "auth.test": _auth,
    "chat.postMessage": _post,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "conversations.history": _history,
    "conversations.open": _open_conversation,
    "conversations.replies": _replies,
    "users.info": _user,
    "views.open": _open_view,
    "views.update": _update_view,
    "views.publish": _publish,
}
