"""The steps of a card, each with its button, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firstline.slack.blocks import parts
from firstline.slack.blocks.message import Message
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, Line, Piece, bold, line
from firstline.slack.blocks.words import needs, said, taken

_MOST_STEPS, _STEP = 8, 200


@dataclass(frozen=True)
class Where:
    """`card`: the name under which the card's reply is known, "" for none."""

    case: str
    card: str

    def step(self, name: str) -> dict[str, str]:
        return {"case": self.case, "step": name, "card": self.card}


def steps(made: Message, card: Mapping[str, Any], where: Where) -> list[Block]:
    """What changes records has a button; what does not is a reminder."""
    shown = card["do"][:_MOST_STEPS]
    if not shown:
        return []
    title = Line((bold(said("do")),))
    return [*parts.sections([title]), *(_step(made, one, where) for one in shown)]


def _step(made: Message, step: Mapping[str, Any], where: Where) -> Block:
    label, became = step["label"], told(step)
    button = None
    if step["writes"] and not became and where.card:
        button = made.button("step", said("do_this"), where.step(step["id"]), about=label)
    note = [Piece(f"  {became}")] if became else []
    return parts.section(line(label, *note, mark=BULLET), button, _STEP)


def told(step: Mapping[str, Any]) -> str:
    """What became of it, or what it waits for."""
    done, missing = step.get("done"), step.get("needs") or ()
    if done:
        answer = f": {done['choice']}" if done.get("choice") else ""
        return f"({taken(done['state'], done['decision'])}{answer})"
    return f"({said('after', needs=needs(missing))})" if missing else ""


def press_beside(
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
