"""Lines of text for Slack, in which our own marks work and nobody else's do.

Slack reads *, _, ~, `, > and :name: in what we send as formatting, and <...> as links and mentions.
Its entities keep the last from working; against the others there are none, so what holds such signs is
sent as plain text, without our own formatting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from firstline import clock
from firstline.slack.blocks import limits

QUOTE, BULLET = "> ", "• "
MOST = limits.SECTION - 100

_FORMATTING = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])|^\s*(?:>|&gt;)", re.MULTILINE)
_EMOJI = re.compile(r":(?!\d\d?:)[\w+'-]+:")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def escape(text: str) -> str:
    """For text in which Slack looks for links and mentions."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clean(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def would_be_formatted(text: str) -> bool:
    """Whether Slack would show it otherwise than it is written."""
    return bool(_FORMATTING.search(text) or _EMOJI.search(text))


@dataclass(frozen=True)
class Piece:
    """`sign` stands around it: "*" for bold, "_" for slanted."""

    text: str
    sign: str = ""

    def marked(self) -> str:
        return f"{self.sign}{escape(self.text)}{self.sign}" if self.text else ""

    def plain(self) -> str:
        return self.text


@dataclass(frozen=True)
class When(Piece):
    """A time (ISO 8601) that Slack writes out for each reader's own time zone."""

    def marked(self) -> str:
        at = int(clock.parse_time(self.text).timestamp())
        return f"<!date^{at}^{{date_short}}, {{time}}|{self.plain()}>"

    def plain(self) -> str:
        return f"{clock.parse_time(self.text):%Y-%m-%d %H:%M %Z}"


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]
    mark: str = ""

    def marked(self) -> str:
        return self._whole("".join(one.marked() for one in self.pieces))

    def plain(self) -> str:
        return self._whole("".join(one.plain() for one in self.pieces))

    @property
    def is_blank(self) -> bool:
        return not any(one.text.strip() for one in self.pieces)

    def would_be_formatted(self) -> bool:
        return any(would_be_formatted(one.text) for one in self.pieces if not isinstance(one, When))

    def _whole(self, text: str) -> str:
        following = self.mark if self.mark == QUOTE else " " * len(self.mark)
        return self.mark + text.replace("\n", "\n" + following)


def line(*parts: str | Piece, mark: str = "") -> Line:
    """A text alone is shown as it is written."""
    pieces = (Piece(clean_inside(one)) if isinstance(one, str) else one for one in parts)
    return Line(tuple(one for one in pieces if one.text), mark)


def bold(text: str) -> Piece:
    """On one line: Slack takes no formatting over several."""
    return Piece(" ".join(clean(text).split()), "*")


def clean_inside(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def written(lines: Sequence[Line]) -> dict[str, Any]:
    """A text object of these lines."""
    if any(one.would_be_formatted() for one in lines):
        text = "\n".join(one.plain() for one in lines)
        return {"type": "plain_text", "text": text, "emoji": False}
    text = "\n".join(one.marked() for one in lines)
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def packed(lines: Sequence[Line], most: int = MOST) -> list[list[Line]]:
    """The lines in groups that each fit; a line that fits nowhere is divided."""
    groups: list[list[Line]] = []
    filled = 0
    for one in (part for whole in lines for part in _fitting(whole, most)):
        needed = size(one) + 1
        if not groups or filled + needed > most:
            groups.append([])
            filled = 0
        groups[-1].append(one)
        filled += needed
    return groups


def size(one: Line) -> int:
    """What it takes of a section, however it is sent."""
    return max(limits.length(one.marked()), limits.length(one.plain()))


def _fitting(one: Line, most: int) -> list[Line]:
    if size(one) < most:
        return [one]
    longest = max(range(len(one.pieces)), key=lambda number: len(one.pieces[number].text))
    piece = one.pieces[longest]
    at = _middle(piece.text)
    first, second = piece.text[:at].rstrip(), piece.text[at:].lstrip()
    before = (*one.pieces[:longest], *([replace(piece, text=first)] if first else []))
    after = (*([replace(piece, text=second)] if second else []), *one.pieces[longest + 1 :])
    halves = (Line(part, one.mark) for part in (before, after) if part)
    return [part for half in halves for part in _fitting(half, most)]


def _middle(text: str) -> int:
    """Where to divide: at a gap if there is one near."""
    half = len(text) // 2
    gap = text.rfind(" ", half // 2, half + 1)
    return gap if gap > 0 else half
