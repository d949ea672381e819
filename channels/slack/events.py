"""Which events somebody's words are in; all others are acknowledged and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.slack.typed import fit
from firstline.slack.incoming import HOME, MESSAGE, Incoming

# A message with a file, and one in a thread that was sent to the channel too, are still messages.
_STILL_MESSAGES = (None, "file_share", "thread_broadcast")
_SLACKBOT = "USLACKBOT"


def challenge_of(body: Mapping[str, Any]) -> str | None:
    """What Slack wants back when the address is entered in the app's settings."""
    wanted = body.get("challenge")
    is_asked = body.get("type") == "url_verification" and isinstance(wanted, str)
    return wanted if is_asked else None


def of_event(body: Mapping[str, Any]) -> Incoming | None:
    """What somebody said to us, or that somebody looks at our home; None for all else."""
    event = body.get("event")
    if body.get("type") != "event_callback" or not isinstance(event, Mapping):
        return None
    team, user = body.get("team_id"), event.get("user")
    if not _are_texts(team, user, body.get("event_id")):
        return None
    if _is_foreign(body, event, team):
        return None
    if event.get("type") == "app_home_opened":
        return _home(body, event) if event.get("tab", "home") == "home" else None
    return _message(body, event) if _is_said_to_us(body, event) else None


def _is_said_to_us(body: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """Of a message that mentions us in a channel the event of the mention counts, not the message."""
    kind = event.get("type")
    is_to_us = kind == "app_mention" or kind == "message" and event.get("channel_type") == "im"
    return (
        is_to_us
        and event.get("subtype") in _STILL_MESSAGES
        and not any(event.get(mark) for mark in ("bot_id", "bot_profile", "hidden", "edited"))
        and event["user"] not in (_own(body), _SLACKBOT)
        and _are_texts(event.get("channel"), event.get("ts"))
    )


def _is_foreign(body: Mapping[str, Any], event: Mapping[str, Any], team: str) -> bool:
    """Somebody of another company, or a conversation that another company reads too."""
    home = event.get("user_team") or event.get("team") or team
    is_guest = home != team and not body.get("enterprise_id")
    return is_guest or bool(body.get("is_ext_shared_channel"))


def _message(body: Mapping[str, Any], event: Mapping[str, Any]) -> Incoming:
    channel, ts = event["channel"], event["ts"]
    is_direct = event.get("channel_type") == "im" or channel.startswith("D")
    keys = [f"event:{body['event_id']}"]
    if _are_texts(event.get("client_msg_id")):
        keys.append(f"client:{event['client_msg_id']}")
    keys.append(f"said:{body['team_id']}/{channel}/{ts}")
    thread = event.get("thread_ts")
    return Incoming(
        kind=MESSAGE,
        keys=tuple(keys),
        team=body["team_id"],
        user=event["user"],
        channel=channel,
        thread=thread if _are_texts(thread) else "" if is_direct else ts,
        message=ts,
        is_direct=is_direct,
        text=fit(event.get("text"), _own(body)),
    )


def _home(body: Mapping[str, Any], event: Mapping[str, Any]) -> Incoming:
    key = f"event:{body['event_id']}"
    return Incoming(HOME, (key,), body["team_id"], event["user"], is_direct=True)


def _own(body: Mapping[str, Any]) -> str:
    """Our own user there."""
    listed = body.get("authorizations")
    first = listed[0] if isinstance(listed, list) and listed else {}
    found = first.get("user_id") if isinstance(first, Mapping) else ""
    return found if isinstance(found, str) else ""


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) and value for value in values)
