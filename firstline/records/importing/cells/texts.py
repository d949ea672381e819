"""Texts, identifiers and objects of texts."""

from __future__ import annotations

import json
import re

from firstline.records.importing.cells.bad import BadCell

LONGEST_IDENTIFIER = 250
# PostgreSQL keeps no NUL, and half a surrogate pair is no UTF-8 anywhere.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def _no_constant(name: str) -> None:
    raise ValueError(name)


# A decoder is not made for each cell: that takes longer than reading most of them.
_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_no_constant)


def read_identifier(cell: str) -> str:
    if len(cell) > LONGEST_IDENTIFIER:
        raise BadCell(
            f"has {len(cell)} characters", f"write at most {LONGEST_IDENTIFIER} characters here"
        )
    if not cell.isprintable():
        return read_text(cell)
    return cell


def read_last_four(cell: str) -> str:
    if len(cell) > 4 or not cell.isalnum():
        raise BadCell("is not the last four alone", "write the last four digits and nothing more")
    return cell


def read_text(cell: str) -> str:
    if not cell.isprintable() and UNKEEPABLE.search(cell):
        raise BadCell("holds a character that is not text", "take the NUL or broken character out")
    return cell


def read_object(cell: str) -> dict[str, str]:
    """A JSON object of names and printed texts; numbers keep the digits they are written with."""
    try:
        found = _JSON.decode(cell)
    except (ValueError, RecursionError):
        raise BadCell("is not JSON", 'write an object such as {"last4": "4421"}') from None
    if not isinstance(found, dict):
        raise BadCell("is not a JSON object", 'write an object such as {"last4": "4421"}')
    known = {name: value for name, value in found.items() if value is not None}
    if not all(isinstance(value, str) for value in known.values()):
        raise BadCell("holds a value that is not text", 'write texts: {"last4": "4421"}')
    for part in (*known, *known.values()):
        read_text(part)
    return known
