"""What is done in a modal: it is sent off, or one of its own buttons is pressed.

Slack does not say where a modal was opened; we wrote that into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.slack.payload import object_in, who
from channels.slack.typed import fit
from firstline.slack.incoming import PRESSED, SUBMITTED, Incoming

MODALS = frozenset({"fields", "confirm", "identity", "decline", "close"})


def submitted(payload: Mapping[str, Any]) -> Incoming | None:
    view = payload["view"]
    if view["callback_id"] not in MODALS:
        return None
    given = view.get("state", {}).get("values", {})
    fields = {name: fit(_typed(block)) for name, block in given.items()}
    return _incoming(SUBMITTED, payload, verb=view["callback_id"], fields=fields)


def pressed(payload: Mapping[str, Any], verb: str) -> Incoming:
    return _incoming(PRESSED, payload, verb=verb)


def _incoming(kind: str, payload: Mapping[str, Any], **more: Any) -> Incoming:
    view = payload["view"]
    state = object_in(view.get("private_metadata") or "{}")
    return Incoming(
        kind=kind,
        **who(payload),
        channel=str(state.get("channel", "")),
        thread=str(state.get("thread", "")),
        is_direct=bool(state.get("direct", True)),
        value=state,
        trigger=payload.get("trigger_id", ""),
        response_url=str(state.get("response_url", "")),
        view=view["id"],
        **more,
    )


def _typed(block: Mapping[str, Any]) -> str:
    """What one input holds, whatever it looks like."""
    held = next(iter(block.values()))
    picked = held.get("selected_option") or {}
    for found in (held.get("value"), held.get("selected_date"), picked.get("value")):
        if found:
            return str(found)
    return ""
