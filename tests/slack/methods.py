"""What Slack's Web API does with a call, as far as we call it: its answers and its refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.slack import kit
from tests.slack.checks import check_metadata, check_said, said, view_in
from tests.slack.state import Refused, State

TRIGGER_LIVES_S, MOST_TEXT_OF_UPDATE = 3, 4000
BOT, TEAM = "UBOT", "T1"


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
    check_said(given)
    url.left -= 1
    state.responses.append({"url": name, **given})


def _post(state: State, given: dict[str, Any]) -> dict[str, Any]:
    channel = _channel(state, given)
    check_said(given)
    check_metadata(given)
    ts = state.stamp()
    state.messages[channel, ts] = given
    return {"channel": channel, "ts": ts, "message": {**said(given), "ts": ts, "user": BOT}}


def _post_ephemeral(state: State, given: dict[str, Any]) -> dict[str, Any]:
    _channel(state, given)
    if given.get("user") not in state.members:
        raise Refused("user_not_in_channel")
    check_said(given)
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
    check_said(given)
    if len(given.get("text", "")) > MOST_TEXT_OF_UPDATE:
        raise Refused("msg_too_long")
    state.messages[at] = {**state.messages[at], **said(given)}
    return {"channel": at[0], "ts": at[1], "text": given.get("text", "")}


def _open_view(state: State, given: dict[str, Any]) -> dict[str, Any]:
    view = view_in(given, kit.MODAL)
    pressed = state.triggers.pop(given.get("trigger_id", ""), None)
    if pressed is None:
        raise Refused("exchanged_trigger_id" if given.get("trigger_id") else "invalid_arguments")
    if state.clock() - pressed > TRIGGER_LIVES_S:
        raise Refused("expired_trigger_id")
    view_id = f"V{next(state.numbers)}"
    state.views[view_id] = view
    return {"view": {**view, "id": view_id}}


def _update_view(state: State, given: dict[str, Any]) -> dict[str, Any]:
    view = view_in(given, kit.MODAL)
    if given.get("view_id") not in state.views:
        raise Refused("not_found")
    state.views[given["view_id"]] = view
    return {"view": {**view, "id": given["view_id"]}}


def _publish(state: State, given: dict[str, Any]) -> dict[str, Any]:
    if given.get("user_id") not in state.members:
        raise Refused("not_enabled")
    state.homes[given["user_id"]] = view_in(given, kit.HOME)
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
