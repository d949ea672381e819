"""The build of a pasted mail: its headers, and which parts of it quote the message she received."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from firstline.casework.said.contacts import addresses

HEADER = re.compile(
    r"(?:(?:^|(?<=\n))[ >*|]{0,8}|(?<=[ >*]))"
    r"(?P<name>From|To|Cc|Subject|Sent|Date|Reply-To|Sender|Return-Path|Von|An|Betreff|FROM|TO"
    r"|SUBJECT|(?:(?<=\n)|^)(?:from|to|subject|sent|date|reply-to|sender))\*?[ ]?:\*?(?=\s)[ ]?"
)
QUOTING = re.compile(
    r"(?<!-)-{2,40} ?(?:original|forwarded) message|\b(?:begin )?forwarded message\b"
    r"|(?:(?<=\n)|^)[ >]{0,6}original message\b"
    r"|(?:(?<=\n)|^)(?:_{8,80}|-{3,80})[ ]{0,9}\n(?=[ >*]{0,9}From)",
    re.IGNORECASE,
)
QUOTING_HINT = re.compile(r"essage|ESSAGE|____|---")
QUOTED_LINES = re.compile(r"(?:(?<=\n)|^)(?:[ ]?>[^\n]*(?:\n|$))+")
WROTE = re.compile(r"\bwrote ?:")
ON = re.compile(r"\bOn (?=\w)")
LONGEST_INTRODUCTION = 280
SENDERS = ("from", "reply-to", "sender", "return-path", "von")
RECIPIENTS = ("to", "cc", "an")
LONGEST_VALUE = 200
MOST_HEADERS = 100


@dataclass(frozen=True)
class Header:
    name: str
    value: str
    start: int
    received: bool


@dataclass(frozen=True)
class Paste:
    """`received`: spans of the message she received; `body`: the rest, without header lines."""

    headers: tuple[Header, ...]
    received: tuple[tuple[int, int], ...]
    lead: str
    is_mail: bool

    def quotes(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.received)

    def outside(self, text: str) -> str:
        """The parts of `text` that quote nothing, joined by line breaks."""
        pieces, done = [], 0
        for start, end in self.received:
            pieces.append(text[done:start])
            done = max(done, end)
        return "\n".join([*pieces, text[done:]])


def read_paste(text: str) -> Paste:
    found = list(islice(HEADER.finditer(text), MOST_HEADERS))
    heads = [(head["name"].lower(), _value(text, found, place)) for place, head in enumerate(found)]
    starts = [head.start("name") for head in found]
    first = _first_head(heads, starts)
    received = _received(text, heads, starts, first)
    headers = tuple(
        Header(name, value, start, any(a <= start < b for a, b in received))
        for (name, value), start in zip(heads, starts, strict=True)
    )
    lead = text[:first] if first is not None else ""
    return Paste(headers, received, lead, first is not None)


def _value(text: str, found: list[re.Match[str]], place: int) -> str:
    start = found[place].end()
    end = found[place + 1].start() if place + 1 < len(found) else len(text)
    return text[start : min(end, start + LONGEST_VALUE)].split("\n", 1)[0]


def _first_head(heads: list[tuple[str, str]], starts: list[int]) -> int | None:
    """Where the first mail head begins: a sender with an address, or two different headers."""
    names = {name for name, _ in heads}
    for (name, value), start in zip(heads, starts, strict=True):
        if name in SENDERS and ("@" in value or len(names) > 1):
            return start
    return starts[0] if len(names) > 1 and "subject" in names else None


def _received(text, heads, starts, first) -> tuple[tuple[int, int], ...]:
    """From the first mark of a quotation to the end, and the runs of quoted lines before it."""
    marks = QUOTING.finditer(text) if QUOTING_HINT.search(text) else ()
    begins = [mark.start() for mark in marks] + list(_introductions(text))
    second = [
        start
        for (name, value), start in zip(heads, starts, strict=True)
        if name in ("from", "von") and first is not None and start > first and value.strip()
    ]
    begin = min([*begins, *second[:1]], default=len(text))
    quoted = [lines.span() for lines in QUOTED_LINES.finditer(text) if lines.start() < begin]
    return (*quoted, *([(begin, len(text))] if begin < len(text) else []))


def _introductions(text: str) -> Iterator[int]:
    """Where each "On ... wrote:" begins; it may be broken over two lines."""
    for mark in WROTE.finditer(text):
        window = max(0, mark.start() - LONGEST_INTRODUCTION)
        lines = text[window : mark.start()].rsplit("\n", 2)[-2:]
        begins = [found.start() for found in ON.finditer("\n".join(lines))]
        if begins:
            yield mark.start() - len("\n".join(lines)) + begins[-1]
            return


def header_addresses(paste: Paste, names: tuple[str, ...], *, received: bool) -> tuple[str, ...]:
    """The addresses in the headers of these names, in order."""
    return tuple(
        address
        for header in paste.headers
        if header.name in names and header.received == received
        for _, _, address in addresses(header.value)
    )
