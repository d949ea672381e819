"""Which customers an identifier or a name belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.records import hits
from firstline.records.candidates import Candidate
from firstline.records.hits import LISTED, NUMBERED, Wanted
from firstline.records.identifiers import compact, email_form, name_form
from firstline.records.phones import phone_form
from firstline.records.tables import customers

__all__ = ["LISTED", "Candidate", "find", "find_many", "names_in", "names_of"]

_LONGEST = 200
_WORDS_READ = 200
_NAME_WORDS = (4, 3, 2)
_SHORT_IDS = frozenset({"customer", "order_number", "order_id"})
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]*), ?([^\W\d_][\w'’-]*)")


def find(
    connection: Connection, text: str, company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """Customers whose full identifier `text` is, else at most LISTED of that name.

    When nobody has that name, those who have it the other way round, then those whose name goes
    on after it: "Anna Smith" is Anna Smith-Jones too.
    Four digits or fewer find nobody, unless `exact_ids` says that they are a whole customer id
    or order number.
    """
    if found := find_many(connection, (text,), company, exact_ids=exact_ids):
        return found
    names = _names(text)
    turned = {" ".join(reversed(words)) for name in names if len(words := name.split()) == 2}
    return (
        hits.named(connection, names)
        or hits.named(connection, turned - names)
        or hits.beginning(connection, names)
    )


def find_many(
    connection: Connection, values: Iterable[str], company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """Customers whose full identifiers these texts are; names find nobody here."""
    wanted: Wanted = {}
    for text in values:
        for value, kinds in _forms(text, company.region, exact_ids).items():
            wanted[value] = wanted.get(value, frozenset()) | kinds
    return hits.identified(connection, wanted)


def names_of(connection: Connection, customer_ids: Iterable[str]) -> dict[str, str]:
    """Customer id -> what to call her: her name, else her number."""
    wanted = sorted(set(customer_ids))
    if not wanted:
        return {}
    known = customers.c
    query = select(known.customer_id, known.name).where(known.customer_id.in_(wanted))
    return {row.customer_id: row.name or row.customer_id for row in connection.execute(query)}


def names_in(connection: Connection, text: str) -> tuple[Candidate, ...]:
    """Customers whose full name of two to four words stands in a short text, long names first."""
    head = text[: _WORDS_READ * 20]
    words = name_form(head).split()[:_WORDS_READ]
    turned = {name_form(f"{first} {last}") for last, first in _SURNAME_FIRST.findall(head)}
    found: dict[str, Candidate] = {}
    for length in _NAME_WORDS:
        names = {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
        names |= {name for name in turned if name.count(" ") + 1 == length}
        for one in hits.named(connection, names):
            found.setdefault(one.customer_id, one)
    return tuple(found.values())[:LISTED]


def _forms(text: str, region: str, exact_ids: bool) -> Wanted:
    """Each form in which the text may stand in the index, and the kinds it may stand for."""
    if len(text) > _LONGEST:
        return {}
    if "@" in text:
        return {email_form(text): frozenset({"email"})}
    number = compact(text)
    if number.isdecimal() and len(number) <= 4:
        return {number: _SHORT_IDS} if exact_ids else {}
    # A phone that the library could not read is kept as its digits.
    forms = {number: frozenset(NUMBERED) | {"phone"}} if number else {}
    if phone := phone_form(text, region):
        forms[phone] = frozenset({"phone"})
    return forms


def _names(text: str) -> set[str]:
    """ "Lovelace, Ada" is Ada Lovelace."""
    if len(text) > _LONGEST or "@" in text:
        return set()
    surname, comma, first = text.partition(",")
    names = {name_form(text), name_form(f"{first} {surname}") if comma else ""}
    return {name for name in names if name and not name.isdecimal()}
