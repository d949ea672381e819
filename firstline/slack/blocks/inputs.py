"""Inputs of a modal: the block's id is the field's name, its element is called "value"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from firstline.slack.blocks import limits, parts
from firstline.slack.blocks.parts import Block, Element
from firstline.slack.blocks.text import line
from firstline.slack.blocks.words import said

NAME = "value"
LONGEST = 2000  # as the desk takes it


def of_field(field: Mapping[str, Any], given: str) -> list[Block]:
    """A field of a step; `given`: what stands in it."""
    name, label, kind = field["name"], field["label"], field["type"]
    if kind in ("slot", "choice"):
        return _offered(field, given)
    if kind == "day":
        return [_input(name, label, _day(given))]
    hints = {"money": _money(field), "time": said("time_hint")}
    return [text(name, label, kind == "text", given, hints.get(kind, ""))]


def text(
    name: str, label: str, is_long: bool, given: str = "", hint: str = "", longest: int = LONGEST
) -> Block:
    element = {
        "type": "plain_text_input",
        "action_id": NAME,
        "multiline": is_long,
        "max_length": longest,
    }
    if given:
        element["initial_value"] = limits.cut(given, longest)
    return _input(name, label, element, hint)


def select(
    name: str, label: str, options: Sequence[Mapping[str, Any]], placeholder: str, given: str = ""
) -> Block:
    return _input(name, label, parts.static_select(NAME, placeholder, options, given))


def _offered(field: Mapping[str, Any], given: str) -> list[Block]:
    offered = [*field["options"], *(field.get("more") or ())]
    options = [
        parts.option(one["label"], one["id"])
        for one in offered
        if one["id"].strip() and limits.length(one["id"]) <= limits.OPTION_VALUE
    ]
    if not options:
        return parts.sections([line(f"{field['label']}: {said('no_slots')}")])
    made = select(field["name"], field["label"], options, said("pick"), given)
    hint = said("slot_hint") if field["type"] == "slot" else ""
    return [{**made, "hint": parts.plain_text(hint, limits.HINT)} if hint else made]


def _money(field: Mapping[str, Any]) -> str:
    example = field.get("example") or "42.00"
    if field.get("currency"):
        return said("money_hint", currency=field["currency"], example=example)
    return said("money", example=example)


def _day(given: str) -> Element:
    element: Element = {"type": "datepicker", "action_id": NAME}
    return {**element, "initial_date": given} if _is_day(given) else element


def _is_day(given: str) -> bool:
    try:
        return date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False


def _input(name: str, label: str, element: Element, hint: str = "") -> Block:
    block: Block = {
        "type": "input",
        "block_id": limits.cut(name, limits.ID),
        "label": parts.plain_text(label, limits.LABEL),
        "element": element,
    }
    return {**block, "hint": parts.plain_text(hint, limits.HINT)} if hint else block
