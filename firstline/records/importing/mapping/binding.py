"""A value of the map bound to one file's header: from a row's cells to the text of our column."""

from __future__ import annotations

from collections.abc import Callable

from firstline.records.importing.cells import BadCell
from firstline.records.importing.mapping import forms
from firstline.records.importing.mapping.heading import Absent, Heading
from firstline.records.importing.mapping.model import (
    Cell,
    Condition,
    FirstOf,
    Fixed,
    Found,
    Joined,
    Minor,
    Position,
    Stepped,
    Value,
    When,
)

Reads = Callable[[list[str], int], str]
Holds = Callable[[list[str]], bool]


class LeaveOut(Exception):
    """The map says that this row is none of ours."""


def bind(value: Value, heading: Heading) -> Reads:
    """Reads a row's cells and its position in its group; may raise BadCell or LeaveOut."""
    return _BINDERS[type(value)](value, heading)


def bind_conditions(conditions: tuple[Condition, ...], heading: Heading) -> Holds:
    bound = [(heading.place(one.cell), one) for one in conditions]

    def holds(cells: list[str]) -> bool:
        for place, condition in bound:
            text = cells[place].strip().casefold() if place is not None else ""
            among = text in condition.texts or (bool(text) and forms.ANYTHING in condition.texts)
            if among == condition.denied:
                return False
        return True

    return holds


def _cell(value: Cell, heading: Heading) -> Reads:
    place = heading.place(value)
    return (lambda cells, _: "") if place is None else (lambda cells, _: cells[place].strip())


def _first_of(value: FirstOf, heading: Heading) -> Reads:
    reads, absent = [], None
    for part in value.parts:
        try:
            reads.append(bind(part, heading))
        except Absent as missing:
            absent = missing
    if absent and not reads:
        raise absent

    def read(cells: list[str], position: int) -> str:
        return next((text for each in reads if (text := each(cells, position))), "")

    return read


def _joined(value: Joined, heading: Heading) -> Reads:
    reads = [bind(part, heading) for part in value.parts]

    def read(cells: list[str], position: int) -> str:
        texts = [each(cells, position) for each in reads]
        if value.whole:
            return value.between.join(texts) if all(texts) else ""
        return value.between.join(text for text in texts if text)

    return read


def _found(value: Found, heading: Heading) -> Reads:
    by = bind(value.by, heading)

    def read(cells: list[str], position: int) -> str:
        text = by(cells, position)
        found = heading.finds.find(value, text) if text else None
        if found is None and value.leave_out:
            raise LeaveOut
        if found is None and text:
            reason = f"is the {value.where} of none of the {value.table}"
            advice = "export them anew, or say otherwise: leave out in the map"
            raise BadCell(reason, advice)
        return found or ""

    return read


def _stepped(value: Stepped, heading: Heading) -> Reads:
    inner, steps, blank = bind(value.value, heading), value.steps, value.blank

    def read(cells: list[str], position: int) -> str:
        text = inner(cells, position)
        if not text:
            return blank
        for step in steps:
            if not text:
                return blank
            text = step(text)
        return text

    return read


def _minor(value: Minor, heading: Heading) -> Reads:
    amount, currency = bind(value.amount, heading), bind(value.currency, heading)

    def read(cells: list[str], position: int) -> str:
        text = amount(cells, position)
        return forms.from_minor(text, currency(cells, position)) if text else ""

    return read


def _when(value: When, heading: Heading) -> Reads:
    inner, holds = bind(value.value, heading), bind_conditions(value.conditions, heading)
    return lambda cells, position: inner(cells, position) if holds(cells) else ""


_BINDERS: dict[type, Callable[..., Reads]] = {
    Cell: _cell,
    Position: lambda value, heading: lambda cells, position: str(position),
    Fixed: lambda value, heading: lambda cells, position: value.text,
    FirstOf: _first_of,
    Joined: _joined,
    Found: _found,
    Stepped: _stepped,
    Minor: _minor,
    When: _when,
}
