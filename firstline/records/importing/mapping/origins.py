"""Where the text of one of our columns comes from, and the steps that change it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from sqlalchemy import Table

from firstline.records.importing.mapping import forms
from firstline.records.importing.mapping.model import (
    Cell,
    Condition,
    FirstOf,
    Fixed,
    Found,
    Joined,
    Position,
    Step,
    Stepped,
    Value,
    When,
)
from firstline.records.importing.mapping.node import Node
from firstline.records.tables import FILES

_FROM = ("column", "first of", "join", "text", "fixed", "find in")
_BESIDE = {"join": {"with"}, "find in": {"where", "is", "otherwise"}}
_STEPS = {"strip", "last four", "words"}
_PIECES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Place:
    """The table that is filled, what the map fills of each table, and what holds for all of it."""

    table: Table
    mapped: Mapping[str, frozenset[str]]
    zone: tzinfo | None
    money: str | None
    columns: Node


def read_conditions(node: Node, denied: bool = False) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            Cell(name, texts.line),
            frozenset(text.written().casefold() for text in texts.entries()),
            denied,
        )
        for name, texts in node.mapping().items()
    )


def read_origin(node: Node, ours: str, place: Place, more: set[str] = frozenset()) -> Value:
    """The text as it stands in the file, changed by the steps; `more` may stand beside."""
    if not node.is_mapping:
        return Cell(_name(node), node.line)
    said = node.mapping()
    found = [name for name in _FROM if name in said]
    if len(found) != 1:
        raise node.wrong(f"say where {ours} comes from with one of {', '.join(_FROM)}")
    parts = node.mapping({found[0], *_BESIDE.get(found[0], ()), *_STEPS, "when", *more})
    value = _READERS[found[0]](parts[found[0]], parts, ours, place)
    if steps := _steps(parts):
        blank = _words(parts["words"])[1] if "words" in parts else ""
        value = Stepped(value, steps, blank)
    return When(value, read_conditions(parts["when"])) if "when" in parts else value


def _name(node: Node) -> str:
    name = node.written().strip()
    if not name:
        raise node.wrong("expected the name of a column; to leave ours unknown, leave it out")
    return name


def _text(node: Node, *_) -> Value:
    """ "{Order}-{#}": columns in braces, {#} the row's position in its group."""
    parts: list[Value] = []
    for place, piece in enumerate(_PIECES.split(node.written())):
        if place % 2 and piece == "#":
            parts.append(Position())
        elif place % 2:
            parts.append(Cell(piece.strip(), node.line))
        elif piece:
            parts.append(Fixed(piece))
    return Joined(tuple(parts), between="", whole=True)


def _all(node: Node, ours: str, place: Place) -> tuple[Value, ...]:
    return tuple(read_origin(part, ours, place) for part in node.entries())


def _join(node: Node, parts: dict[str, Node], ours: str, place: Place) -> Value:
    between = parts["with"].written() if "with" in parts else " "
    return Joined(_all(node, ours, place), between)


def _find(node: Node, parts: dict[str, Node], ours: str, place: Place) -> Value:
    earlier = list(FILES)[: list(FILES).index(place.table.name)]
    if node.written() not in earlier or node.written() not in place.mapped:
        raise node.wrong(
            f"{node.written()!r} is no table of this map from before {place.table.name}"
        )
    table = node.written()
    for needed in ("where", "is"):
        if needed not in parts:
            raise node.wrong(f"{needed!r} is missing: find in TABLE, where OUR COLUMN, is COLUMN")
    where = parts["where"].choice(*place.mapped[table])
    if ours not in place.mapped[table]:
        raise node.wrong(f"the map fills no {ours!r} of {table} that could be found")
    leave_out = "otherwise" in parts and parts["otherwise"].choice("leave out", "error")
    return Found(
        table, where, ours, read_origin(parts["is"], ours, place), leave_out == "leave out"
    )


_READERS: dict[str, Callable[..., Value]] = {
    "column": lambda node, *_: Cell(_name(node), node.line),
    "first of": lambda node, _, ours, place: FirstOf(_all(node, ours, place)),
    "join": _join,
    "text": _text,
    "fixed": lambda node, *_: Fixed(node.written()),
    "find in": _find,
}


def _steps(parts: dict[str, Node]) -> tuple[Step, ...]:
    steps: list[Step] = []
    if "strip" in parts:
        steps.append(forms.Strip(parts["strip"].written()))
    if "last four" in parts and parts["last four"].choice("true", "false") == "true":
        steps.append(forms.last_four)
    if "words" in parts:
        steps.append(_words(parts["words"])[0])
    return tuple(steps)


def _words(node: Node) -> tuple[Step, str]:
    """The step, and what stands for a blank cell."""
    words = {word.casefold(): ours.written() for word, ours in node.mapping().items()}
    blank = words.pop("", "")
    return forms.Words(words), blank
