"""A guidance card on the terminal: what to say first, then what to do, then what proves it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from firstline import clock
from firstline.casework.formats import Formats
from firstline.desk import called

# (text, where it is known from or "")
Line = tuple[str, str]


def tell(line: str, console: Console, style: str = "", indent: str = "", hang: str = "") -> None:
    """Wrapped to the terminal; what records and messages hold cannot steer it."""
    harmless = "".join(sign if sign.isprintable() else " " for sign in line)
    wrapped = textwrap.fill(
        harmless, console.width, initial_indent=indent, subsequent_indent=hang or indent
    )
    console.print(Text(wrapped, style=style), soft_wrap=True)


def show(card: Mapping[str, Any], notice: str, formats: Formats, console: Console) -> None:
    """`notice`: what is told besides the card's own headline; `formats` is the reader's."""
    name, customer = called.finding(card["finding"]), card["customer"]
    sure = _inside(called.certainty(card["certainty"]))
    who = f"{customer['name'] or 'Customer'} {customer['id']}, {_inside(called.identity(card['identity']))}"
    tell(f"{name} ({sure})", console, "cyan")
    tell(card["headline"] or name, console, "bold")
    tell(who, console, "dim")
    if notice:
        tell(notice, console, "yellow")
    _section("SAY", [(line, "") for line in card["say"]], console, "bold green")
    for title, lines in _parts(card, formats):
        _section(title, list(lines), console, "bold")
    if card["as_of"]:
        console.print()
        tell(f"Records as of {_written(card['as_of'], formats)}", console, "dim")


def _section(title: str, lines: list[Line], console: Console, style: str) -> None:
    if not lines:
        return
    console.print()
    tell(title, console, style)
    for text, source in lines:
        tell(text, console, indent="  - ", hang="    ")
        if source:
            tell(source, console, "dim", indent="    ")


def _parts(card: Mapping[str, Any], formats: Formats) -> Iterator[tuple[str, Iterator[Line]]]:
    """What is for the agent alone."""
    yield "Do", (_step(step) for step in card["do"])
    yield "Escalate", _escalation(card["escalate"], formats)
    yield "Follow up", _follow_up(card["follow_up"], formats)
    yield "Offer", _offer(card["offer"])
    yield "Proof", (_proof(proof, formats) for proof in card["evidence"])
    yield "Ruled out", ((line, "") for line in card["ruled_out"])
    yield (
        "Also found",
        ((f"{called.finding(o['finding'])}. {o['headline']}", "") for o in card["also"]),
    )


def _step(step: Mapping[str, Any]) -> Line:
    return step["label"], "changes records" if step["writes"] else ""


def _escalation(part: Mapping[str, Any] | None, formats: Formats) -> Iterator[Line]:
    if part:
        yield f"To the {part['to']}, level {part['level']}{_due(part, formats)}", part["reason"]


def _follow_up(part: Mapping[str, Any] | None, formats: Formats) -> Iterator[Line]:
    if part:
        yield part["what"], f"{part['owner']}{_due(part, formats)}"


def _offer(offer: Mapping[str, Any]) -> Iterator[Line]:
    for line in offer["statutory"]:
        yield line, ""
    if given := offer["goodwill"]:
        ask = f", with the consent of a {given['ask']}" if given["ask"] else ""
        yield f"Goodwill of {given['suggested']} {given['currency']}{ask}", ""


def _proof(proof: Mapping[str, Any], formats: Formats) -> Line:
    at = _written(proof["at"], formats) if proof["at"] else ""
    return proof["fact"], ", ".join(part for part in (proof["record"], at) if part)


def _due(part: Mapping[str, Any], formats: Formats) -> str:
    return f", by {_written(part['due_at'], formats)}" if part["due_at"] else ""


def _written(moment: str, formats: Formats) -> str:
    return formats.stamp(clock.parse_time(moment))


def _inside(words: str) -> str:
    """As it is written inside a line."""
    return words[:1].lower() + words[1:]
