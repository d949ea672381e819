"""The blocks and elements that everything is put together of, each within what Slack takes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from firstline.slack.blocks import limits
from firstline.slack.blocks.text import Line, clean, line, packed, size, written

Block = dict[str, Any]
Element = dict[str, Any]


NOTHING = line("…")  # Slack refuses a text without any sign


def sections(lines: Sequence[Line], most: int | None = None) -> list[Block]:
    """As many sections as the lines need, or as `most` signs fill; then "…" stands at the end.

    None for lines in which nothing stands."""
    if most is not None and sum(size(one) for one in lines) > most:
        lines = _begun(lines, most)
    groups = (group for group in packed(lines) if not all(one.is_blank for one in group))
    return [{"type": "section", "text": written(group)} for group in groups]


def _begun(lines: Sequence[Line], most: int) -> list[Line]:
    kept: list[Line] = []
    left = most
    for one in (part for group in packed(lines, max(most, 80)) for part in group):
        left -= size(one)
        if left < 0 and kept:
            break
        kept.append(one)
    return [*kept, NOTHING]


def section(one: Line, accessory: Element | None = None, most: int = limits.SECTION) -> Block:
    """A line, with something to press beside it."""
    found = (sections([one], most) or sections([NOTHING]))[0]
    return {**found, "accessory": accessory} if accessory else found


def context(*lines: Line) -> Block:
    """Small print."""
    told = [one for one in lines if not one.is_blank] or [NOTHING]
    texts = [written([packed([one])[0][0]]) for one in told]
    return {"type": "context", "elements": texts[: limits.CONTEXT_ELEMENTS]}


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def divider() -> Block:
    return {"type": "divider"}


def plain_text(text: str, most: int) -> dict[str, Any]:
    """Slack refuses an empty one."""
    shown = limits.cut(" ".join(clean(text).split()) or "…", most)
    return {"type": "plain_text", "text": shown, "emoji": False}


def actions(elements: Sequence[Element]) -> list[Block]:
    most = limits.ACTIONS_ELEMENTS
    return [
        {"type": "actions", "elements": list(elements[at : at + most])}
        for at in range(0, len(elements), most)
    ]


def button(
    verb: str, number: int, label: str, value: Mapping[str, Any], style: str = "", about: str = ""
) -> Element:
    """`about`: what it is read out as, where many are called the same."""
    made = {
        "type": "button",
        "action_id": action_id(verb, number),
        "text": plain_text(label, limits.BUTTON),
        "value": as_value(value),
    }
    if style:
        made["style"] = style
    if about:
        made["accessibility_label"] = plain_text(about, limits.BUTTON)["text"]
    return made


def asking(element: Element, title: str, text: str, yes: str, no: str) -> Element:
    """The same, but Slack asks before it is pressed."""
    confirm = {
        "title": plain_text(title, limits.CONFIRM_TITLE),
        "text": plain_text(text, limits.CONFIRM_TEXT),
        "confirm": plain_text(yes, limits.CONFIRM_BUTTON),
        "deny": plain_text(no, limits.CONFIRM_BUTTON),
    }
    return {**element, "confirm": confirm}


def option(label: str, value: str) -> dict[str, Any]:
    return {"text": plain_text(label, limits.OPTION), "value": value}


def static_select(
    action: str, placeholder: str, options: Sequence[Mapping[str, Any]], chosen: str = ""
) -> Element:
    """`chosen`: the value that stands in it before anybody chooses, "" for none."""
    kept = list(options[: limits.OPTIONS])
    made: Element = {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain_text(placeholder, limits.PLACEHOLDER),
        "options": kept,
    }
    initial = next((one for one in kept if chosen and one["value"] == chosen), None)
    return {**made, "initial_option": initial} if initial else made


def overflow(verb: str, number: int, options: Sequence[Mapping[str, Any]]) -> Element:
    kept = list(options[: limits.OVERFLOW])
    return {"type": "overflow", "action_id": action_id(verb, number), "options": kept}


def action_id(verb: str, number: int) -> str:
    return f"{verb}:{number}"


def as_value(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fits_option(value: Mapping[str, Any]) -> bool:
    return limits.length(as_value(value)) <= limits.OPTION_VALUE


def fits_button(value: Mapping[str, Any]) -> bool:
    return limits.length(as_value(value)) <= limits.BUTTON_VALUE
