"""Buttons, modals and the message shortcut; all else is acknowledged and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from channels.slack.typed import fit
from firstline.slack.incoming import EXPLAIN, PRESSED, SUBMITTED, Incoming

SHORTCUT = "explain_this"
VERBS = frozenset({"choice", "step", "judge", "verify", "approve", "decline", "close"})
MODALS = frozenset({"fields", "confirm", "identity", "decline"})


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
    place = payload.get("container", {})
    message = payload.get("message", {})
    channel = (payload.get("channel") or {}).get("id") or place.get("channel_id") or ""
    at = message.get("ts") or place.get("message_ts") or ""
    thread = message.get("thread_ts") or place.get("thread_ts") or ""
    is_direct = not channel or channel.startswith("D")
    return Incoming(
        kind=PRESSED,
        **_who(payload),
        channel=channel,
        thread=thread or ("" if is_direct else at),
        message=at,
        is_direct=is_direct,
        verb=verb,
        value=_object(picked["value"]),
        label=_label(picked),
        trigger=payload.get("trigger_id", ""),
        response_url=payload.get("response_url", ""),
    )


def _submitted(payload: Mapping[str, Any]) -> Incoming | None:
    view = payload["view"]
    if view["callback_id"] not in MODALS:
        return None
    state = _object(view.get("private_metadata") or "{}")
    given = view.get("state", {}).get("values", {})
    fields = {name: fit(_typed(block)) for name, block in given.items()}
    channel = str(state.get("channel", ""))
    return Incoming(
        kind=SUBMITTED,
        **_who(payload),
        channel=channel,
        thread=str(state.get("thread", "")),
        is_direct=bool(state.get("direct", True)),
        verb=view["callback_id"],
        value=state,
        fields=fields,
        trigger=payload.get("trigger_id", ""),
        response_url=str(state.get("response_url", "")),
        view=view["id"],
    )


def _explain(payload: Mapping[str, Any]) -> Incoming | None:
    if payload["callback_id"] != SHORTCUT:
        return None
    message, channel = payload["message"], payload["channel"]["id"]
    return Incoming(
        kind=EXPLAIN,
        **_who(payload),
        channel=channel,
        thread=message.get("thread_ts") or "",
        message=message.get("ts", ""),
        is_direct=channel.startswith("D"),
        text=fit(_words(message)),
        trigger=payload.get("trigger_id", ""),
        response_url=payload.get("response_url", ""),
    )


def _who(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Who did it where, and what the payload is known by."""
    user = payload["user"]
    team = (payload.get("team") or {}).get("id") or user["team_id"]
    trigger = payload.get("trigger_id")
    whole = json.dumps(payload, sort_keys=True)
    key = trigger or hashlib.sha256(whole.encode()).hexdigest()
    return {"keys": (f"trigger:{key}",), "team": team, "user": user["id"]}


def _words(message: Mapping[str, Any]) -> str:
    """A forwarded mail is an attachment, and often all that the message is."""
    attached = message.get("attachments") or ()
    texts = [message.get("text"), *(one.get("text") or one.get("fallback") for one in attached)]
    return "\n".join(text for text in texts if text)


def _typed(block: Mapping[str, Any]) -> str:
    """What one input holds, whatever it looks like."""
    held = next(iter(block.values()))
    picked = held.get("selected_option") or {}
    for found in (held.get("value"), held.get("selected_date"), picked.get("value")):
        if found:
            return str(found)
    return ""


def _label(picked: Mapping[str, Any]) -> str:
    text = picked.get("text") or {}
    return str(text.get("text", "")) if isinstance(text, Mapping) else ""


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


_READERS = {
    "block_actions": _pressed,
    "view_submission": _submitted,
    "message_action": _explain,
}
