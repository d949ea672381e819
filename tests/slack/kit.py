"""Whether Slack would take blocks and views: a second reading of its documents, apart from ours.

Each problem is worded as Slack words it, with the place as a JSON pointer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

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
_ELEMENTS = {
    "button": {"text", "value", "style", "url", "confirm", "accessibility_label"},
    "static_select": {"placeholder", "options", "initial_option", "confirm", "focus_on_load"},
    "overflow": {"options", "confirm"},
    "datepicker": {"placeholder", "initial_date", "confirm", "focus_on_load"},
    "plain_text_input": {
        "placeholder",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "focus_on_load",
    },
}
_PRESSED = {"button", "static_select", "overflow", "datepicker"}
_TYPED = {"static_select", "datepicker", "plain_text_input"}
_TEXTS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}
_VIEW = {"type", "blocks", "title", "submit", "close", "private_metadata", "callback_id"}
_VIEW |= {"clear_on_close", "notify_on_close", "external_id"}


def problems_of_blocks(blocks: Any, surface: str = MESSAGE, at: str = "/blocks") -> list[str]:
    if not isinstance(blocks, list):
        return [_problem("must be an array", at)]
    found = list(_blocks(blocks, surface, at))
    found += _repeated([one.get("block_id") for one in blocks if isinstance(one, dict)], at)
    return found


def problems_of_view(view: Any) -> list[str]:
    """Of a modal or of App Home."""
    if not isinstance(view, dict) or view.get("type") not in (MODAL, HOME):
        return [_problem("must provide a view of type modal or home", "/view/type")]
    found = [_problem(f"invalid additional property: {key}", "/view") for key in set(view) - _VIEW]
    if view["type"] == MODAL:
        found += _text(view.get("title"), 24, "/view/title", {"plain_text"})
        found += _modal(view)
    found += _length(view.get("private_metadata", ""), 3000, "/view/private_metadata")
    found += _length(view.get("callback_id", ""), 255, "/view/callback_id")
    return found + problems_of_blocks(view.get("blocks"), view["type"], "/view/blocks")


def text_in(part: Any) -> int:
    """All text in blocks together, in Slack's count."""
    if isinstance(part, dict):
        own = part.get("text")
        return (_size(own) if isinstance(own, str) else 0) + sum(map(text_in, part.values()))
    return sum(map(text_in, part)) if isinstance(part, list) else 0


def _modal(view: dict) -> Iterator[str]:
    for name in ("submit", "close"):
        if name in view:
            yield from _text(view[name], 24, f"/view/{name}", {"plain_text"})
    has_input = any(one.get("type") == "input" for one in view.get("blocks") or ())
    if has_input and "submit" not in view:
        yield _problem("must have a submit button with input blocks", "/view")


def _blocks(blocks: list, surface: str, at: str) -> Iterator[str]:
    if not 1 <= len(blocks) <= MOST_BLOCKS[surface]:
        yield _problem(f"no more than {MOST_BLOCKS[surface]} items allowed, and at least 1", at)
    for number, block in enumerate(blocks):
        yield from _block(block, surface, f"{at}/{number}")


def _block(block: Any, surface: str, at: str) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, dict) else None
    if kind not in _BLOCKS or kind == "input" and surface == MESSAGE:
        yield _problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from _extra(block, _BLOCKS[kind] | {"type", "block_id"}, at)
    yield from _length(block.get("block_id", ""), 255, at + "/block_id")
    yield from {
        "section": _section,
        "header": lambda b, a: _text(b.get("text"), 150, a + "/text", {"plain_text"}),
        "divider": lambda b, a: iter(()),
        "context": _context,
        "actions": _actions,
        "input": _input,
    }[kind](block, at)


def _section(block: dict, at: str) -> Iterator[str]:
    fields = block.get("fields", [])
    if "text" not in block and not fields:
        yield _problem("missing required field: text or fields", at)
    if "text" in block:
        yield from _text(block["text"], 3000, at + "/text")
    if len(fields) > 10:
        yield _problem("no more than 10 items allowed [fields]", at + "/fields")
    for number, field in enumerate(fields):
        yield from _text(field, 2000, f"{at}/fields/{number}")
    if "accessory" in block:
        yield from _element(block["accessory"], _PRESSED, at + "/accessory")


def _context(block: dict, at: str) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= 10:
        yield _problem("must have 1 to 10 items", at + "/elements")
        return
    for number, element in enumerate(elements):
        yield from _text(element, 3000, f"{at}/elements/{number}")


def _actions(block: dict, at: str) -> Iterator[str]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= 25:
        yield _problem("must have 1 to 25 items", at + "/elements")
        return
    for number, element in enumerate(elements):
        yield from _element(element, _PRESSED, f"{at}/elements/{number}")
    yield from _repeated([one.get("action_id") for one in elements], at + "/elements")


def _input(block: dict, at: str) -> Iterator[str]:
    yield from _text(block.get("label"), 2000, at + "/label", {"plain_text"})
    if "hint" in block:
        yield from _text(block["hint"], 2000, at + "/hint", {"plain_text"})
    yield from _element(block.get("element"), _TYPED, at + "/element")


def _element(element: Any, allowed: set[str], at: str) -> Iterator[str]:
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in allowed:
        yield _problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from _extra(element, _ELEMENTS[kind] | {"type", "action_id"}, at)
    yield from _length(element.get("action_id", ""), 255, at + "/action_id")
    if "placeholder" in element:
        yield from _text(element["placeholder"], 150, at + "/placeholder", {"plain_text"})
    yield from {
        "button": _button,
        "static_select": lambda e, a: _options(e, 100, a),
        "overflow": lambda e, a: _options(e, 5, a),
        "datepicker": _datepicker,
        "plain_text_input": _typed,
    }[kind](element, at)


def _button(element: dict, at: str) -> Iterator[str]:
    yield from _text(element.get("text"), 75, at + "/text", {"plain_text"})
    yield from _length(element.get("value", ""), 2000, at + "/value")
    yield from _length(element.get("accessibility_label", ""), 75, at + "/accessibility_label")
    if element.get("style", "primary") not in ("primary", "danger"):
        yield _problem("must be a valid enum value", at + "/style")


def _options(element: dict, most: int, at: str) -> Iterator[str]:
    options = element.get("options")
    if not isinstance(options, list) or not 1 <= len(options) <= most:
        yield _problem(f"must have 1 to {most} items", at + "/options")
        return
    for number, option in enumerate(options):
        here = f"{at}/options/{number}"
        yield from _extra(option, {"text", "value", "description", "url"}, here)
        yield from _text(option.get("text"), 75, here + "/text", {"plain_text"})
        yield from _length(option.get("value"), 150, here + "/value", least=1)
    if element.get("initial_option", options[0]) not in options:
        yield _problem("must match one of the options", at + "/initial_option")


def _datepicker(element: dict, at: str) -> Iterator[str]:
    day = element.get("initial_date", "2026-01-01")
    if len(day) != 10 or not day.replace("-", "").isdecimal():
        yield _problem("must be a date as YYYY-MM-DD", at + "/initial_date")


def _typed(element: dict, at: str) -> Iterator[str]:
    most = element.get("max_length", 3000)
    if not 1 <= most <= 3000:
        yield _problem("must be from 1 to 3000", at + "/max_length")
    yield from _length(element.get("initial_value", ""), most, at + "/initial_value")


def _text(
    text: Any, most: int, at: str, kinds: frozenset[str] | set[str] = frozenset(_TEXTS)
) -> Iterator[str]:
    kind = text.get("type") if isinstance(text, dict) else None
    if kind not in kinds:
        yield _problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from _extra(text, _TEXTS[kind], at)
    yield from _length(text.get("text"), most, at + "/text", least=1)


def _length(text: Any, most: int, at: str, least: int = 0) -> Iterator[str]:
    if not isinstance(text, str):
        yield _problem("must be a string", at)
    elif _size(text) > most:
        yield _problem(f"must be less than {most + 1} characters", at)
    elif _size(text.strip()) < least:
        yield _problem(f"must be more than {least - 1} characters", at)


def _extra(part: dict, allowed: set[str], at: str) -> Iterator[str]:
    for key in sorted(set(part) - allowed):
        yield _problem(f"invalid additional property: {key}", at)


def _repeated(ids: list, at: str) -> list[str]:
    found = [one for one, times in Counter(ids).items() if one is not None and times > 1]
    return [_problem(f'"{one}" already exists for another', at) for one in found]


def _size(text: str) -> int:
    """Slack counts as JavaScript does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _problem(told: str, at: str) -> str:
    return f"[ERROR] {told} [json-pointer:{at}]"
