"""What a map says about one of our columns: where its text comes from and how it is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Date, Table

from firstline.records.importing.mapping import forms
from firstline.records.importing.mapping.model import (
    Cell,
    Condition,
    FirstOf,
    Fixed,
    Found,
    Joined,
    Minor,
    Position,
    Step,
    Stepped,
    Value,
    When,
)
from firstline.records.importing.mapping.node import Node
from firstline.records.tables import FILES
from firstline.records.tables.types import Money, UtcTime

_FROM = ("column", "first of", "join", "text", "fixed", "find in")
_BESIDE = {"join": {"with"}, "find in": {"where", "is", "otherwise"}}
_STEPS = {"strip", "last four", "words"}
_FORMS = {"time", "zone", "money"}
_PIECES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Place:
    """The table that is filled, what the map fills of each table, and what holds for all of it."""

    table: Table
    mapped: Mapping[str, frozenset[str]]
    zone: tzinfo | None
    money: str | None
    columns: Node


def read_value(node: Node, ours: str, place: Place) -> Value:
    """The value of our column `ours`, in the form that the import reads."""
    said = node.mapping() if node.is_mapping else {}
    return _in_our_form(_value(node, ours, place, _FORMS), ours, place, said)


def read_zone(node: Node) -> ZoneInfo:
    try:
        return ZoneInfo(node.written())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise node.wrong(f"{node.value!r} is no time zone; write one such as UTC") from None


def read_conditions(node: Node, denied: bool = False) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            Cell(name, texts.line),
            frozenset(text.written().casefold() for text in texts.entries()),
            denied,
        )
        for name, texts in node.mapping().items()
    )


def _value(node: Node, ours: str, place: Place, more: set[str] = frozenset()) -> Value:
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
    return tuple(_value(part, ours, place) for part in node.entries())


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
    return Found(table, where, ours, _value(parts["is"], ours, place), leave_out == "leave out")


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


def _in_our_form(value: Value, ours: str, place: Place, said: dict[str, Node]) -> Value:
    """Times get an offset and amounts lose their thousands, by what our column holds."""
    kind = place.table.c[ours].type
    timed, priced = isinstance(kind, (UtcTime, Date)), isinstance(kind, Money)
    for name, fits in (("time", timed), ("zone", timed), ("money", priced)):
        if name in said and not fits:
            raise said[name].wrong(f"{ours} holds no {'amount' if name == 'money' else 'time'}")
    if timed:
        form = said["time"].written() if "time" in said else "iso"
        zone = read_zone(said["zone"]) if "zone" in said else place.zone
        step = forms.Day(form) if isinstance(kind, Date) else forms.Time(form, zone)
        return Stepped(value, (step,))
    form = said["money"].choice(*forms.MONEY_FORMS) if "money" in said else place.money
    if not priced or form is None:
        return value
    if form != forms.MINOR:
        return Stepped(value, (forms.Amount(form),))
    if "currency" not in place.columns.mapping():
        raise said.get("money", place.columns).wrong("minor units need a currency column beside")
    return Minor(value, read_value(place.columns.mapping()["currency"], "currency", place))
