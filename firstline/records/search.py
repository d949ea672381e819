"""Which customers an identifier or a name belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.records.candidates import Candidate
from firstline.records.identifiers import compact, email_form, name_form
from firstline.records.phones import phone_form
from firstline.records.tables import customers, identifiers

__all__ = ["LISTED", "Candidate", "find", "find_many", "names_in", "names_of"]

LISTED = 20
_LONGEST = 200
_WORDS_READ = 200
_NAME_WORDS = (4, 3, 2)
_LAST = "\U0010ffff"
# Strongest first. The last four of a card and its token are no way to find a customer.
_KINDS = (
    "customer",
    "order_number",
    "order_id",
    "email",
    "phone",
    "tracking",
    "reference",
    "shipment",
    "work_order",
    "appointment",
    "credit",
    "charge",
    "subscription",
    "callback",
    "complaint",
    "contract",
)
_SHARED = ("email", "phone")
_NUMBERED = tuple(kind for kind in _KINDS if kind not in _SHARED)
_SHORT_IDS = frozenset({"customer", "order_number", "order_id"})
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]*), ?([^\W\d_][\w'’-]*)")

Wanted = dict[str, frozenset[str]]


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
        _named(connection, names)
        or _named(connection, turned - names)
        or _beginning(connection, names)
    )


def find_many(
    connection: Connection, values: Iterable[str], company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """Customers whose full identifiers these texts are; names find nobody here."""
    wanted: Wanted = {}
    for text in values:
        for value, kinds in _forms(text, company.region, exact_ids).items():
            wanted[value] = wanted.get(value, frozenset()) | kinds
    if not wanted:
        return ()
    found = connection.execute(_IDENTIFIED, {"wanted": sorted(wanted)}).all()
    return _candidates(connection, [row for row in found if row.kind in wanted[row.value]])


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
        for one in _named(connection, names):
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
    forms = {number: frozenset(_NUMBERED) | {"phone"}} if number else {}
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


def _named(connection: Connection, names: set[str]) -> tuple[Candidate, ...]:
    if not names:
        return ()
    return _candidates(connection, connection.execute(_NAMED, {"wanted": sorted(names)}).all())


def _beginning(connection: Connection, names: set[str]) -> tuple[Candidate, ...]:
    """Customers whose names go on after one of these of two words or more."""
    found = []
    for name in sorted(name for name in names if " " in name):
        ends = {"begins": f"{name} ", "ends": f"{name} {_LAST}"}
        found += connection.execute(_NAMED_ON, ends).all()
    return _candidates(connection, found)


def _candidates(connection: Connection, matches: list) -> tuple[Candidate, ...]:
    """One for each customer, by her strongest match; the first LISTED of them."""
    kinds: dict[str, str] = {}
    for row in sorted(matches, key=lambda row: (_strength(row.kind), row.customer_id)):
        kinds.setdefault(row.customer_id, row.kind)
    listed = list(kinds)[:LISTED]
    if not listed:
        return ()
    known = connection.execute(_PEOPLE, {"listed": listed}).all()
    found = [Candidate(row[0], row.name, kinds[row[0]], row.email, row.phone) for row in known]
    found.sort(key=lambda one: (_strength(one.matched_kind), one.name or "", one.customer_id))
    return tuple(found)


def _strength(kind: str) -> int:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _hits(*conditions, limit: int):
    """In a fixed order, so that of many the same ones are listed each time."""
    columns = (identifiers.c.customer_id, identifiers.c.kind, identifiers.c.value)
    order = (identifiers.c.value, identifiers.c.record)
    return select(*columns).where(*conditions).order_by(*order).limit(limit)


def _wanted(*kinds: str) -> tuple:
    wanted = bindparam("wanted", expanding=True)
    return identifiers.c.value.in_(wanted), identifiers.c.kind.in_(kinds)


# Built once: building a statement takes longer than running it. What many may share has a limit
# of its own, for a telephone of hundreds must not crowd out a number.
_IDENTIFIED = union_all(
    select(_hits(*_wanted(*_NUMBERED), limit=LISTED * 10).subquery()),
    select(_hits(*_wanted(*_SHARED), limit=LISTED * 10).subquery()),
)
_NAMED = _hits(*_wanted("name"), limit=LISTED)
_NAMED_ON = _hits(
    identifiers.c.value.between(bindparam("begins"), bindparam("ends")),
    identifiers.c.kind == "name",
    limit=LISTED,
)
# Asked apart from the hits: a planner without statistics would rather read all customers.
_PEOPLE = select(
    customers.c.customer_id, customers.c.name, customers.c.email, customers.c.phone
).where(customers.c.customer_id.in_(bindparam("listed", expanding=True)))
