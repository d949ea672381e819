"""One customer's records in disguise, as rows of an import with times relative to now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

from firstline.company import Company
from firstline.training.minting import columns
from firstline.training.minting.amounts import Amounts
from firstline.training.minting.ciphering import Cipher
from firstline.training.minting.people import People
from firstline.training.minting.prose import Prose
from firstline.training.minting.rewinding import Records, Row
from firstline.training.minting.surviving import handles_of, kind_of, number_of
from firstline.training.minting.telling_time import Seen

_OF_THE_COMPANY = ("templates",)

Cells = dict[str, Any]


@dataclass(frozen=True)
class Disguise:
    """`number`: the disguise of digits that somebody gave; `rows`: cells as an import reads them,
    message slots as objects."""

    rows: Mapping[str, list[Cells]]
    cipher: Cipher
    prose: Prose


def disguised(records: Records, at: datetime, company: Company, random: Random) -> Disguise:
    """Rows as they stood `at` that moment, which becomes now."""
    held = [
        (kind_of(table, column, row), value)
        for table, rows in records.items()
        if table not in _OF_THE_COMPANY
        for row in rows
        for column, value in row.items()
        if value not in (None, "")
    ]

    def of(*kinds: str) -> list[Any]:
        return [value for kind, value in held if kind in kinds]

    cipher = Cipher(random)
    people = People(of(columns.PERSON), company.region, random)
    amounts = Amounts(of(columns.MONEY), random)
    seen = Seen(at, company)
    for name in of(columns.PERSON):
        people.name(name)
    named = map(number_of, of(columns.REFERENCE))
    codes = [*of(columns.CODE, columns.TAIL), *named, *handles_of(of(columns.EMAIL))]
    tools = (cipher, people, amounts, seen)
    prose = Prose(tools, codes, of(columns.POSTCODE), of(columns.PHONE))
    wardrobe = {
        columns.CODE: cipher.code,
        columns.TAIL: cipher.digits,
        columns.REFERENCE: lambda row: _renumbered(row, cipher),
        columns.PERSON: people.name,
        columns.EMAIL: people.email,
        columns.PHONE: people.phone,
        columns.POSTCODE: people.postcode,
        columns.MONEY: lambda amount: f"{amounts.of(Decimal(amount)):f}",
        columns.TIME: seen.time,
        columns.DAY: seen.day,
        columns.PROSE: prose.of,
        columns.SLOTS: lambda slots: {name: prose.of(str(text)) for name, text in slots.items()},
        columns.KEPT: _plain,
    }

    def cells(table: str, row: Row) -> Cells:
        if table in _OF_THE_COMPANY:
            return {
                str(column): _plain(value) for column, value in row.items() if value is not None
            }
        return {
            str(column): wardrobe[kind_of(table, column, row)](value)
            for column, value in row.items()
            if value not in (None, "")
        }

    rows = {str(table): [cells(table, row) for row in found] for table, found in records.items()}
    return Disguise(rows, cipher, prose)


def _renumbered(row: str, cipher: Cipher) -> str:
    """The kind of row stays, its number is that of the row in disguise."""
    kind, sign, _ = row.rpartition(":")
    return f"{kind}{sign}{cipher.code(number_of(row))}"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
