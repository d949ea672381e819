"""The text being read and what of it is already explained, so that nothing is counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from firstline.casework.said.mention import Amount, Day, Mention

BEFORE, AFTER = 160, 60  # how far from digits a word may stand that speaks of them
DIGITS = re.compile(r"[0-9][0-9 .,:/-]*")


@dataclass
class Page:
    """`text` is normalised and redacted; `spoken` maps a start to (end, digits) of number words."""

    text: str
    region: str
    today: date
    date_order: str
    spoken: dict[int, tuple[int, str]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._taken = bytearray(len(self.text))
        self._regions = tuple(self._around_digits())

    def near_digits(self, shape: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `shape` in the parts of the text that have digits or number words."""
        for start, end in self._regions:
            yield from shape.finditer(self.text, start, end)

    def _around_digits(self) -> Iterator[tuple[int, int]]:
        runs = [found.span() for found in DIGITS.finditer(self.text)]
        runs += [(start, end) for start, (end, _) in self.spoken.items()]
        reached, begun = 0, None
        for start, end in sorted(runs):
            if begun is None or start - BEFORE > reached:
                if begun is not None:
                    yield begun, reached
                begun = max(start - BEFORE, reached)
            reached = max(reached, min(end + AFTER, len(self.text)))
        if begun is not None:
            yield begun, reached

    def free(self, start: int, end: int) -> bool:
        """True when no reader has explained any of these characters."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def mention(self, kind: str, value: str, start: int, end: int, *, bare: bool = False) -> bool:
        """Notes an identifier unless its place is taken; True when it was noted."""
        if start >= end or not self.free(start, end):
            return False
        self.take(start, end)
        self.mentions.append(Mention(kind, value, self.text[start:end], start, end, bare=bare))
        return True

    def before(self, place: int, length: int = 60) -> str:
        return self.text[max(0, place - length) : place]

    def after(self, place: int, length: int = 60) -> str:
        return self.text[place : place + length]
