"""Lines a customer says: their placeholders are checked when they are read, filled when they are said."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from firstline.yaml_file import Node, one_of

_SLOT = re.compile(r"\{(?P<name>\w*)(?::(?P<form>\w+))?\}")
FORMS = ("day", "weekday", "time")


def lines(node: Node, names: Collection[str]) -> tuple[str, ...]:
    """At least one; raises the file's error for a placeholder that is not among `names`."""
    found = tuple(_line(one, names) for one in node.entries())
    if not found:
        raise node.wrong("holds no line; write one at least")
    return found


def _line(node: Node, names: Collection[str]) -> str:
    text = node.text()
    for slot in _SLOT.finditer(text):
        if slot["name"] not in names:
            raise node.wrong(f"unknown {{{slot['name']}}}; {one_of(slot['name'], names)}")
        if slot["form"] and slot["form"] not in FORMS:
            raise node.wrong(f"unknown form {slot['form']!r}; {one_of(slot['form'], FORMS)}")
    if re.search(r"[{}]", _SLOT.sub("", text)):
        raise node.wrong("a brace stands alone; write {name}")
    return text


def anyhow(node: Node) -> tuple[str, ...]:
    """Lines whose placeholders may be any."""
    return lines(node, {slot["name"] for slot in _SLOT.finditer(str(node.value))})


def names_in(line: str) -> frozenset[str]:
    return frozenset(slot["name"] for slot in _SLOT.finditer(line))


def filled(line: str, values: Mapping[str, object]) -> str:
    """A day is said as November 6, as Friday with :weekday, its hour with :time."""
    return _SLOT.sub(lambda slot: _said(values[slot["name"]], slot["form"]), line)


def _said(value: object, form: str | None) -> str:
    if isinstance(value, datetime) and form == "time":
        minutes = f":{value:%M}" if value.minute else ""
        return f"{value.hour % 12 or 12}{minutes} {'am' if value.hour < 12 else 'pm'}"
    if isinstance(value, date):
        return f"{value:%A}" if form == "weekday" else f"{value:%B} {value.day}"
    return str(value)
