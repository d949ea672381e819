"""Which customers an identifier or a name belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from firstline.company import Company


@dataclass(frozen=True)
class Candidate:
    """A customer that was found; `matched_kind` is a kind of Identifier ("name" is weak)."""

    customer_id: str
    name: str | None
    matched_kind: str
    email: str | None = None

    @property
    def masked(self) -> str:
        """Enough to choose by, too little to learn from: "M*** L***, m***@e***.com"."""
        raise NotImplementedError


def find(
    connection: Connection, text: str, company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """Customers whose full identifier `text` is, else those of that name."""
    raise NotImplementedError


def find_many(
    connection: Connection, values: Iterable[str], company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """The same for several identifiers, in one query."""
    raise NotImplementedError


def names_in(connection: Connection, text: str) -> tuple[Candidate, ...]:
    """Customers whose full name of two to four words stands in a short text."""
    raise NotImplementedError
