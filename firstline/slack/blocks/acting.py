"""What can be done besides a card's steps: handing over, following up, judging, closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firstline.slack.blocks import parts
from firstline.slack.blocks.message import Message
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.steps import Where, press_beside, told
from firstline.slack.blocks.text import Line, Piece, When, bold, line
from firstline.slack.blocks.words import said

_LINES = 1500
_HELPS_FIRST = "SAFETY"  # who tells of a danger is not asked who she is
_VERIFIED, _CODE = "verified", "one_time_code"
_OF_A_CASE = ("note", "callback", "complaint")


def is_asked_first(card: Mapping[str, Any]) -> bool:
    return card["identity"] != _VERIFIED and card["finding"] != _HELPS_FIRST


def escalation(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    part = card["escalate"]
    if not part:
        return []
    to = said("escalate_to", to=part["to"], level=part["level"])
    lines = [line(to, *_by(part)), line(part["reason"], *_became(part))]
    return _reserved(made, where, "escalate", said("hand_over"), part, said("escalate"), lines)


def follow_up(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    part = card["follow_up"]
    if not part:
        return []
    lines = [
        line(part["what"]),
        line(said("falls_to", owner=part["owner"]), *_by(part), *_became(part)),
    ]
    return _reserved(made, where, "follow_up", said("take_it_on"), part, said("follow_up"), lines)


def _reserved(
    made: Message,
    where: Where,
    name: str,
    label: str,
    part: Mapping[str, Any],
    title: str,
    lines: Sequence[Line],
) -> list[Block]:
    blocks = parts.sections([Line((bold(title),)), *lines], _LINES)
    press_beside(made, blocks, where, name, label, part)
    return blocks


def _by(part: Mapping[str, Any]) -> list[Piece]:
    return [Piece(f", {said('by')} "), When(part["due_at"])] if part["due_at"] else []


def _became(part: Mapping[str, Any]) -> list[Piece]:
    became = told(part)
    return [Piece(f"  {became}")] if became else []


def ends(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    """Who it is, whether the card was right, and what can be done in any case."""
    found = []
    if _can_be_checked(card):
        found.append(made.button("verify", said("verify"), {"case": where.case}))
    if where.card:
        for is_right, label in ((True, said("right")), (False, said("not_right"))):
            value = {"case": where.case, "judge": where.card, "right": is_right}
            found.append(made.button("judge", label, value))
    values = [{"case": where.case, "step": name, "card": ""} for name in _OF_A_CASE]
    if all(parts.fits_option(one) for one in values):
        pairs = zip(_OF_A_CASE, values, strict=True)
        options = [parts.option(said(name), parts.as_value(value)) for name, value in pairs]
        found.append(parts.overflow("step", made.number("step"), options))
    found.append(made.button("close", said("close_case"), {"case": where.case}))
    return parts.actions([one for one in found if one])


def _can_be_checked(card: Mapping[str, Any]) -> bool:
    asked = [*card["do"], card["offer"]["goodwill"] or {}]
    is_code_wanted = any(_CODE in (one.get("needs") or ()) for one in asked)
    return card["identity"] != _VERIFIED or is_code_wanted
