"""A message of parts that fits: what matters least is left out first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firstline.slack.blocks import limits, parts
from firstline.slack.blocks.parts import Block, Element
from firstline.slack.blocks.text import clean, escape, line
from firstline.slack.blocks.words import said

MUST = 0
_ROOM = 3  # for what is added once something was pressed


@dataclass(frozen=True)
class Rendered:
    """`text` is what a notification shows, and all that is shown where blocks are not."""

    text: str
    blocks: list[Block] = field(default_factory=list)


class Message:
    """Gives every button its own number and keeps the whole within what Slack takes."""

    def __init__(self, most_blocks: int = limits.MESSAGE_BLOCKS - _ROOM) -> None:
        self._parts: list[tuple[int, list[Block]]] = []
        self._numbers: Counter[str] = Counter()
        self._most_blocks = most_blocks

    def add(self, blocks: list[Block], rank: int = MUST) -> None:
        """The higher the rank, the sooner it is left out."""
        if blocks:
            self._parts.append((rank, blocks))

    def button(
        self, verb: str, label: str, value: Mapping[str, Any], style: str = "", about: str = ""
    ) -> Element | None:
        """None when Slack does not take the value back."""
        if not parts.fits_button(value):
            return None
        return parts.button(verb, self.number(verb), label, value, style, about)

    def number(self, verb: str) -> int:
        self._numbers[verb] += 1
        return self._numbers[verb] - 1

    def blocks(self, case_id: str = "") -> list[Block]:
        kept = list(self._parts)
        is_whole = True
        while not self._fits(kept) and any(rank for rank, _ in kept):
            least = max(range(len(kept)), key=lambda at: kept[at][0])
            del kept[least]
            is_whole = False
        found = [block for _, blocks in kept for block in blocks]
        if not is_whole:
            found.append(parts.context(line(said("left_out", case=case_id))))
        return found[: self._most_blocks]

    def _fits(self, kept: list[tuple[int, list[Block]]]) -> bool:
        blocks = [block for _, blocks in kept for block in blocks]
        if len(blocks) >= self._most_blocks or self._most_blocks > limits.MESSAGE_BLOCKS:
            return len(blocks) < self._most_blocks
        is_short = text_in(blocks) <= limits.BLOCKS_TEXT
        return (
            is_short and limits.length(json.dumps(blocks, ensure_ascii=False)) <= limits.BLOCKS_JSON
        )


def text_in(blocks: object) -> int:
    """All the text that stands in blocks, as far as Slack counts it together."""
    if isinstance(blocks, Mapping):
        shown = blocks.get("text")
        own = limits.length(shown) if isinstance(shown, str) else 0
        return own + sum(text_in(one) for one in blocks.values())
    return sum(text_in(one) for one in blocks) if isinstance(blocks, list) else 0


def fallback(text: str) -> str:
    """The text of a message; Slack looks for mentions and links in it."""
    whole = escape(clean(text))
    return whole if whole and limits.length(whole) <= limits.TEXT else _cut(clean(text))


def _cut(text: str) -> str:
    """An entity is five signs at most, and none may be cut in two."""
    return escape(limits.cut(text, limits.TEXT // 5)) or "…"
