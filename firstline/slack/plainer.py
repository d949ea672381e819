"""A message that Slack does not take as it is, in fewer or plainer words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from firstline.slack.queue import Call
from firstline.slack.refused import BLOCKS, LONG

LONGEST_TEXT = 4000


def plainer(call: Call, problem: str) -> Call | None:
    """What may be sent instead; None when nothing would be better."""
    text = str(call.payload.get("text") or "")
    blocks = call.payload.get("blocks")
    if problem in BLOCKS and blocks:
        bare = {name: value for name, value in call.payload.items() if name != "blocks"}
        words = "\n".join(_words(blocks)) or text
        return replace(call, payload={**bare, "text": _cut(words)}) if words else None
    if problem in LONG and len(text) > LONGEST_TEXT:
        return replace(call, payload={**call.payload, "text": _cut(text)})
    return None


def _words(part: Any) -> Iterator[str]:
    """What stands in blocks, but for the buttons: the text alone may say no more than who asks."""
    if isinstance(part, list):
        for one in part:
            yield from _words(one)
    elif isinstance(part, Mapping) and part.get("type") not in ("actions", "input"):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for name in ("text", "fields", "elements"):
            if isinstance(part.get(name), Mapping | list):
                yield from _words(part[name])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
