"""Lines a customer says: their placeholders are checked when they are read, filled when they are said."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timezone
from functools import cache

from babel.dates import format_datetime

from firstline.settings import PROJECT
from firstline.yaml_file import BadFile, Node, one_of, read

_SLOT = re.compile(r"\{(?P<name>\w*)(?::(?P<form>\w+))?\}")
FORMS = ("day", "weekday", "time")
_NEEDED = ("locale", "full_hour", *FORMS)
_FORMS = PROJECT / "data" / "roleplay" / "customer" / "forms.yml"


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
    if not isinstance(value, date):
        return str(value)
    forms, name = _forms(), form or "day"
    if name == "time":
        if not isinstance(value, datetime):
            name = "day"
        elif not value.minute:
            name = "full_hour"
    at = value if isinstance(value, datetime) else datetime.combine(value, time())
    zone = at.tzinfo or timezone.utc
    return format_datetime(at, forms[name], tzinfo=zone, locale=forms["locale"])


@cache
def _forms() -> Mapping[str, str]:
    keys = read(_FORMS, BadFile).mapping(_NEEDED, _NEEDED)
    return {name: node.text() for name, node in keys.items()}
