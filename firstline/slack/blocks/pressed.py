"""A message after one of its buttons was pressed."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from firstline.slack.blocks import limits, parts
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import line
from firstline.slack.blocks.words import said


def chosen(blocks: Sequence[Mapping[str, Any]], label: str, verb: str = "choice") -> list[Block]:
    """What was chosen stands where the buttons of this verb were; all others stay.

    `label` as Slack gives it back, with entities."""
    read = limits.cut(html.unescape(label), limits.BUTTON)
    told = parts.sections([line(said("chosen", label=read))])
    kept: list[Block] = []
    for block in blocks:
        left, is_pressed = _without(block, verb)
        kept += [left] if left else []
        if is_pressed:
            kept, told = [*kept, *told], []
    return [*kept, *told][: limits.MESSAGE_BLOCKS]


def _without(block: Mapping[str, Any], verb: str) -> tuple[Block | None, bool]:
    """The block without what is pressed so, None when nothing is left; whether there was any."""
    if _is_of(block.get("accessory"), verb):
        return {name: part for name, part in block.items() if name != "accessory"}, True
    if block.get("type") != "actions":
        return dict(block), False
    left = [one for one in block["elements"] if not _is_of(one, verb)]
    is_pressed = len(left) < len(block["elements"])
    return ({**block, "elements": left} if left else None), is_pressed


def _is_of(element: Mapping[str, Any] | None, verb: str) -> bool:
    return bool(element) and element.get("action_id", "").startswith(f"{verb}:")
