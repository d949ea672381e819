"""Buttons, modals and the message shortcut; all else is acknowledged and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.slack import viewed
from channels.slack.payload import object_in, who
from channels.slack.typed import fit
from firstline.slack.incoming import EXPLAIN, PRESSED, Incoming

SHORTCUT = "explain_this"
VERBS = frozenset(
    {
        "choice",
        "step",
        "judge",
        "verify",
        "approve",
        "decline",
        "close",
        "code",
        "practise",
        "go_on",
    }
)


def of_payload(payload: Mapping[str, Any]) -> Incoming | None:
    """None for what is nothing to do, whatever its form."""
    try:
        read = _READERS.get(payload.get("type"))
        return read(payload) if read else None
    except (KeyError, TypeError, AttributeError, IndexError, ValueError):
        return None


def _pressed(payload: Mapping[str, Any]) -> Incoming | None:
    action = payload["actions"][0]
    verb = action["action_id"].partition(":")[0]
    picked = action.get("selected_option") or action
    if verb not in VERBS or not isinstance(picked.get("value"), str):
        return None
    if (payload.get("view") or {}).get("type") == "modal":
        return viewed.pressed(payload, verb)
    place = payload.get("container", {})
    message = payload.get("message", {})
    channel = (payload.get("channel") or {}).get("id") or place.get("channel_id") or ""
    at = message.get("ts") or place.get("message_ts") or ""
    thread = message.get("thread_ts") or place.get("thread_ts") or ""
    is_direct = not channel or channel.startswith("D")
    return Incoming(
        kind=PRESSED,
        **who(payload),
        channel=channel,
        thread=thread or ("" if is_direct else at),
        message=at,
        is_direct=is_direct,
        verb=verb,
        value=object_in(picked["value"]),
        label=_label(picked),
        trigger=payload.get("trigger_id", ""),
        response_url=payload.get("response_url", ""),
    )


def _explain(payload: Mapping[str, Any]) -> Incoming | None:
    if payload["callback_id"] != SHORTCUT:
        return None
    message, channel = payload["message"], payload["channel"]["id"]
    return Incoming(
        kind=EXPLAIN,
        **who(payload),
        channel=channel,
        thread=message.get("thread_ts") or "",
        message=message.get("ts", ""),
        is_direct=channel.startswith("D"),
        text=fit(_words(message)),
        trigger=payload.get("trigger_id", ""),
        response_url=payload.get("response_url", ""),
    )


def _words(message: Mapping[str, Any]) -> str:
    """A forwarded mail is an attachment, and often all that the message is."""
    attached = message.get("attachments") or ()
    texts = [message.get("text"), *(one.get("text") or one.get("fallback") for one in attached)]
    return "\n".join(text for text in texts if text)


def _label(picked: Mapping[str, Any]) -> str:
    text = picked.get("text") or {}
    return str(text.get("text", "")) if isinstance(text, Mapping) else ""


_READERS = {
    "block_actions": _pressed,
    "view_submission": viewed.submitted,
    "message_action": _explain,
}
