"""What a reader of blocks sees and can press."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_DATE = re.compile(r"<!date\^\d+\^[^|<>]*\|([^<>]*)>")


def texts(part: Any) -> Iterator[dict[str, Any]]:
    """Every text object."""
    if isinstance(part, dict):
        if part.get("type") in ("plain_text", "mrkdwn"):
            yield part
            return
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from texts(one)


def shown(part: Any) -> str:
    """All that stands there, marks and entities read."""
    return "\n".join(_read(one) for one in texts(part))


def _read(text: dict[str, Any]) -> str:
    if text["type"] == "plain_text":
        return text["text"]
    return html.unescape(_DATE.sub(r"\1", text["text"])).replace("*", "")


def live(part: Any) -> str:
    """What Slack would make links, mentions and formatting of, besides our times and bold titles."""
    found = [_DATE.sub("", one["text"]) for one in texts(part) if one["type"] == "mrkdwn"]
    return "\n".join(found)


def pressed(part: Any) -> Iterator[dict[str, Any]]:
    """Every button and option that can be pressed, with its action_id."""
    if isinstance(part, list):
        for one in part:
            yield from pressed(one)
    elif isinstance(part, dict):
        if part.get("type") == "button":
            yield part
        elif part.get("type") in ("overflow", "static_select"):
            for option in part["options"]:
                yield {**option, "action_id": part["action_id"]}
        else:
            yield from pressed(list(part.values()))


def values(part: Any, verb: str) -> list[dict[str, Any]]:
    """What comes back of the buttons of a verb."""
    found = [one for one in pressed(part) if one["action_id"].startswith(verb + ":")]
    return [json.loads(one["value"]) for one in found]
