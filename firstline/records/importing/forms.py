"""The forms in which the identifiers of a whole column are kept; see records/identifiers.py."""

from __future__ import annotations

from collections.abc import Callable

from firstline.records.identifiers import compact, email_form, name_form, reversed_form
from firstline.records.importing.sheets import Sheet
from firstline.records.phones import phone_form

# (values of each column) -> (forms, reversed forms)
FormReader = Callable[[list[list]], tuple[list, list]]

# A key that PostgreSQL cannot index is no identifier anybody quotes.
_LONGEST = 1000
_MARKS = bytes(place for place in range(128) if not chr(place).isalnum() and place != 10)


def named_columns(sheet: Sheet) -> list[int]:
    """The places of the sheet's columns that hold identifiers."""
    return [place for place, column in enumerate(sheet.columns) if "names" in column.info]


def form_reader(sheet: Sheet, place: int, region: str) -> FormReader:
    said = sheet.columns[place].info["names"]
    if said.kind_from:
        kinds = sheet.names.index(said.kind_from)
        return lambda values: _mixed(values[kinds], values[place], region)
    if said.kind == "name":
        return lambda values: _each(said.kind, [text and name_form(text) for text in values[place]])
    if said.kind == "email":
        return lambda values: _each(said.kind, [_email(text) for text in values[place]])
    if said.kind == "phone":
        return lambda values: _each(said.kind, [_phone(text, region) for text in values[place]])
    return lambda values: _numbers(values[place])


def _mixed(kinds: list[str], values: list, region: str) -> tuple[list, list]:
    forms, reversed_ = [], []
    for kind, text in zip(kinds, values, strict=True):
        form = _email(text) if kind == "email" else _phone(text, region)
        found = _each(kind, [form])
        forms += found[0]
        reversed_ += found[1]
    return forms, reversed_


def _each(kind: str, forms: list) -> tuple[list, list]:
    kept = [form if form and _is_short(form) else None for form in forms]
    if kind in ("email", "name"):
        return kept, [None] * len(kept)
    return kept, [form and reversed_form(kind, form) for form in kept]


def _is_short(form: str) -> bool:
    return len(form) <= _LONGEST // 4 or len(form.encode()) <= _LONGEST


def _numbers(values: list) -> tuple[list, list]:
    """Letters and digits alone; a column of plain ASCII in one go."""
    joined = "\n".join([value or "" for value in values])
    if not joined.isascii() or joined.count("\n") != len(values) - 1:
        return _each("", [value and compact(value) for value in values])
    joined = joined.lower().encode().translate(None, _MARKS).decode()
    forms, turned = joined.split("\n"), joined[::-1].split("\n")[::-1]
    if len(joined) > _LONGEST and max(map(len, forms)) > _LONGEST:
        return _each("", forms)
    return [form or None for form in forms], [form or None for form in turned]


def _email(text: str | None) -> str | None:
    return text and email_form(text)


def _phone(text: str | None, region: str) -> str | None:
    return text and (phone_form(text, region) or compact(text))
