"""Whether Slack would take blocks and views: a second reading of its documents, apart from ours.

Each problem is worded as Slack words it, with the place as a JSON pointer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.slack.kit_parts import (
    PRESSED,
    TYPED,
    element,
    extra,
    length,
    problem,
    repeated,
    size,
    text_of,
)

MESSAGE, MODAL, HOME = "message", "modal", "home"
MOST_BLOCKS = {MESSAGE: 50, MODAL: 100, HOME: 100}
# Seen by others: 9,597 signs of text in blocks were taken, 11,341 were not.
MOST_TEXT_IN_BLOCKS = 9_600

_BLOCKS = {
    "section": {"text", "fields", "accessory", "expand"},
    "header": {"text"},
    "divider": set(),
    "context": {"elements"},
    "actions": {"elements"},
    "input": {"label", "element", "hint", "optional", "dispatch_action"},
}
_VIEW = {"type", "blocks", "title", "submit", "close", "private_metadata", "callback_id"}
_VIEW |= {"clear_on_close", "notify_on_close", "external_id"}


def problems_of_blocks(blocks: Any, surface: str = MESSAGE, at: str = "/blocks") -> list[str]:
    if not isinstance(blocks, list):
        return [problem("must be an array", at)]
    found = list(_blocks(blocks, surface, at))
    found += repeated([one.get("block_id") for one in blocks if isinstance(one, dict)], at)
    return found


def problems_of_view(view: Any) -> list[str]:
    """Of a modal or of App Home."""
    if not isinstance(view, dict) or view.get("type") not in (MODAL, HOME):
        return [problem("must provide a view of type modal or home", "/view/type")]
    found = [problem(f"invalid additional property: {key}", "/view") for key in set(view) - _VIEW]
    if view["type"] == MODAL:
        found += text_of(view.get("title"), 24, "/view/title", {"plain_text"})
        found += _modal(view)
    found += length(view.get("private_metadata", ""), 3000, "/view/private_metadata")
    found += length(view.get("callback_id", ""), 255, "/view/callback_id")
    return found + problems_of_blocks(view.get("blocks"), view["type"], "/view/blocks")


def text_in(part: Any) -> int:
    """All text in blocks together, in Slack's count."""
    if isinstance(part, dict):
        own = part.get("text")
        return (size(own) if isinstance(own, str) else 0) + sum(map(text_in, part.values()))
    return sum(map(text_in, part)) if isinstance(part, list) else 0


def _modal(view: dict) -> Iterator[str]:
    for name in ("submit", "close"):
        if name in view:
            yield from text_of(view[name], 24, f"/view/{name}", {"plain_text"})
    has_input = any(one.get("type") == "input" for one in view.get("blocks") or ())
    if has_input and "submit" not in view:
        yield problem("must have a submit button with input blocks", "/view")


def _blocks(blocks: list, surface: str, at: str) -> Iterator[str]:
    if not 1 <= len(blocks) <= MOST_BLOCKS[surface]:
        yield problem(f"no more than {MOST_BLOCKS[surface]} items allowed, and at least 1", at)
    for number, block in enumerate(blocks):
        yield from _block(block, surface, f"{at}/{number}")


def _block(block: Any, surface: str, at: str) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, dict) else None
    if kind not in _BLOCKS or kind == "input" and surface == MESSAGE:
        yield problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from extra(block, _BLOCKS[kind] | {"type", "block_id"}, at)
    yield from length(block.get("block_id", ""), 255, at + "/block_id")
    yield from {
        "section": _section,
        "header": lambda b, a: text_of(b.get("text"), 150, a + "/text", {"plain_text"}),
        "divider": lambda b, a: iter(()),
        "context": _context,
        "actions": _actions,
        "input": _input,
    }[kind](block, at)


def _section(block: dict, at: str) -> Iterator[str]:
    fields = block.get("fields", [])
    if "text" not in block and not fields:
        yield problem("missing required field: text or fields", at)
    if "text" in block:
        yield from text_of(block["text"], 3000, at + "/text")
    if len(fields) > 10:
        yield problem("no more than 10 items allowed [fields]", at + "/fields")
    for number, field in enumerate(fields):
        yield from text_of(field, 2000, f"{at}/fields/{number}")
    if "accessory" in block:
        yield from element(block["accessory"], PRESSED, at + "/accessory")


def _context(block: dict, at: str) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= 10:
        yield problem("must have 1 to 10 items", at + "/elements")
        return
    for number, one in enumerate(elements):
        yield from text_of(one, 3000, f"{at}/elements/{number}")


def _actions(block: dict, at: str) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= 25:
        yield problem("must have 1 to 25 items", at + "/elements")
        return
    for number, one in enumerate(elements):
        yield from element(one, PRESSED, f"{at}/elements/{number}")
    yield from repeated([one.get("action_id") for one in elements], at + "/elements")


def _input(block: dict, at: str) -> Iterator[str]:
    yield from text_of(block.get("label"), 2000, at + "/label", {"plain_text"})
    if "hint" in block:
        yield from text_of(block["hint"], 2000, at + "/hint", {"plain_text"})
    yield from element(block.get("element"), TYPED, at + "/element")
