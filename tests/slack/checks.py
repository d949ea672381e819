"""Whether Slack takes what is to be said or shown; what it does not is Refused."""

from __future__ import annotations

import json
from typing import Any

from tests.slack import kit
from tests.slack.state import Refused

MOST_TEXT, MOST_VIEW = 40_000, 250_000


def check_metadata(given: dict[str, Any]) -> None:
    metadata = given.get("metadata")
    if metadata is not None and not (
        isinstance(metadata.get("event_type"), str) and isinstance(metadata["event_payload"], dict)
    ):
        raise Refused("invalid_metadata_format")


def said(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("text", "blocks") if name in given}


def check_said(given: dict[str, Any]) -> None:
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


def view_in(given: dict[str, Any], kind: str) -> dict[str, Any]:
    view = given.get("view")
    found = kit.problems_of_view(view)
    if not found and view["type"] != kind:
        found = ["[ERROR] view of another type [json-pointer:/view/type]"]
    if found:
        raise Refused("invalid_arguments", found)
    if len(json.dumps(view)) > MOST_VIEW:
        raise Refused("view_too_large")
    return view
