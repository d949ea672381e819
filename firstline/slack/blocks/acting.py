"""What can be done from a card: its steps, goodwill, handing over, and what is thought of the card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firstline.slack.blocks import parts
from firstline.slack.blocks.message import Message
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, Line, Piece, When, bold, line
from firstline.slack.blocks.words import needs, role, said, taken

_MOST_STEPS, _STEP, _LINES = 8, 200, 1500
_HELPS_FIRST = "SAFETY"  # who tells of a danger is not asked who she is
_VERIFIED, _CODE = "verified", "one_time_code"
_OF_A_CASE = ("note", "callback", "complaint")


@dataclass(frozen=True)
class Where:
    """`card`: the name under which the card's reply is known, "" for none."""

    case: str
    card: str

    def step(self, name: str) -> dict[str, str]:
        return {"case": self.case, "step": name, "card": self.card}


def is_asked_first(card: Mapping[str, Any]) -> bool:
    return card["identity"] != _VERIFIED and card["finding"] != _HELPS_FIRST


def steps(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    """What changes records has a button; what does not is a reminder."""
    shown = card["do"][:_MOST_STEPS]
    if not shown:
        return []
    title = Line((bold(said("do")),))
    return [*parts.sections([title]), *(_step(made, one, where) for one in shown)]


def _step(made: Message, step: Mapping[str, Any], where: Where) -> Block:
    label, told = step["label"], _told(step)
    button = None
    if step["writes"] and not told and where.card:
        button = made.button("step", said("do_this"), where.step(step["id"]), about=label)
    note = [Piece(f"  {told}")] if told else []
    return parts.section(line(label, *note, mark=BULLET), button, _STEP)


def _told(step: Mapping[str, Any]) -> str:
    """What became of it, or what it waits for."""
    done, missing = step.get("done"), step.get("needs") or ()
    if done:
        answer = f": {done['choice']}" if done.get("choice") else ""
        return f"({taken(done['state'], done['decision'])}{answer})"
    return f"({said('after', needs=needs(missing))})" if missing else ""


def offer(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    offered, goodwill = card["offer"], card["offer"]["goodwill"]
    due = said("due_by_itself")
    lines = [line(f"{one}  ({due})", mark=BULLET) for one in offered["statutory"]]
    lines += _goodwill(goodwill) if goodwill else []
    if not lines:
        return []
    blocks = parts.sections([Line((bold(said("offer")),)), *lines])
    if goodwill and _is_left(goodwill):
        _press_beside(made, blocks, where, "goodwill", said("give_goodwill"), goodwill)
    return blocks


def _goodwill(goodwill: Mapping[str, Any]) -> list[Line]:
    told = _told(goodwill)
    if not _is_left(goodwill):
        return [line(f"{said('goodwill_none')} {told}".strip(), mark=BULLET)]
    sums = {name: goodwill[name] for name in ("suggested", "currency", "left", "limit")}
    asks = goodwill.get("ask")
    most = said("goodwill_if", role=role(asks), **sums) if asks else said("goodwill", **sums)
    often = goodwill.get("often")
    left = (
        said("goodwill_often", before=goodwill["before"], **sums)
        if often
        else said("goodwill_left", **sums)
    )
    return [line(f"{most}; {left} {told}".strip(), mark=BULLET)]


def _is_left(goodwill: Mapping[str, Any]) -> bool:
    return float(goodwill["left"]) > 0


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
    lines = [line(part["what"]), line(part["owner"], *_by(part), *_became(part))]
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
    _press_beside(made, blocks, where, name, label, part)
    return blocks


def _press_beside(
    made: Message,
    blocks: list[Block],
    where: Where,
    name: str,
    label: str,
    part: Mapping[str, Any],
) -> None:
    if part.get("done") or part.get("needs") or not where.card or not blocks:
        return
    button = made.button("step", label, where.step(name))
    if button:
        blocks[0] = {**blocks[0], "accessory": button}


def _by(part: Mapping[str, Any]) -> list[Piece]:
    return [Piece(f", {said('by')} "), When(part["due_at"])] if part["due_at"] else []


def _became(part: Mapping[str, Any]) -> list[Piece]:
    told = _told(part)
    return [Piece(f"  {told}")] if told else []


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
    return parts.actions([one for one in found if one])


def _can_be_checked(card: Mapping[str, Any]) -> bool:
    asked = [*card["do"], card["offer"]["goodwill"] or {}]
    is_code_wanted = any(_CODE in (one.get("needs") or ()) for one in asked)
    return card["identity"] != _VERIFIED or is_code_wanted
