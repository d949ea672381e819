"""What may be at Slack already is looked for before it is sent again: Slack takes a message twice.

Messages carry the name under which the queue knows them, as metadata, which nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from firstline.slack.refused import NotSent

HISTORY, REPLIES = "conversations.history", "conversations.replies"
READING = (HISTORY, REPLIES)
EVENT = "firstline_message"
# Slack's clock and ours; and who looks through more than that has not sent it lately.
_APART, _MOST = timedelta(minutes=10), 200

Ask = Callable[..., Mapping[str, Any]]


def marked(payload: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What is posted, with the name under which it is found."""
    return {**payload, "metadata": {"event_type": EVENT, "event_payload": {"key": key}}}


def find(ask: Ask, channel: str, thread: str, key: str, since: datetime) -> str | None:
    """The timestamp of the message of that name; None where it does not stand, or where we may not
    look. Raises NotSent while Slack is away."""
    oldest = str((since - _APART).timestamp())
    given = {"channel": channel, "oldest": oldest, "limit": _MOST, "include_all_metadata": True}
    try:
        told = ask(REPLIES, ts=thread, **given) if thread else ask(HISTORY, **given)
    except NotSent as refused:
        if refused.away and refused.problem != "missing_scope":
            raise
        return None
    return next((one["ts"] for one in told.get("messages", ()) if _key(one) == key), None)


def _key(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    given = metadata.get("event_payload") or {}
    return given.get("key", "") if metadata.get("event_type") == EVENT else ""
