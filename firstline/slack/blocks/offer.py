"""What a card offers: what is due by itself, and goodwill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firstline.slack.blocks import parts
from firstline.slack.blocks.message import Message
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.steps import Where, press_beside, told
from firstline.slack.blocks.text import BULLET, Line, bold, line
from firstline.slack.blocks.words import role, said


def offer(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    offered, goodwill = card["offer"], card["offer"]["goodwill"]
    due = said("due_by_itself")
    lines = [line(f"{one}  ({due})", mark=BULLET) for one in offered["statutory"]]
    lines += _goodwill(goodwill) if goodwill else []
    if not lines:
        return []
    blocks = parts.sections([Line((bold(said("offer")),)), *lines])
    if goodwill and _is_left(goodwill):
        press_beside(made, blocks, where, "goodwill", said("give_goodwill"), goodwill)
    return blocks


def _goodwill(goodwill: Mapping[str, Any]) -> list[Line]:
    became = told(goodwill)
    if not _is_left(goodwill):
        return [line(f"{said('goodwill_none')} {became}".strip(), mark=BULLET)]
    sums = {name: goodwill[name] for name in ("suggested", "currency", "left", "limit")}
    asks = goodwill.get("ask")
    most = said("goodwill_if", role=role(asks), **sums) if asks else said("goodwill", **sums)
    often = goodwill.get("often")
    left = (
        said("goodwill_often", before=goodwill["before"], **sums)
        if often
        else said("goodwill_left", **sums)
    )
    return [line(f"{most}; {left} {became}".strip(), mark=BULLET)]


def _is_left(goodwill: Mapping[str, Any]) -> bool:
    return float(goodwill["left"]) > 0
