"""What the index of identifiers and names has for a value, and the customers it belongs to."""

from __future__ import annotations

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.engine import Connection

from firstline.records.candidates import Candidate
from firstline.records.tables import customers, identifiers

LISTED = 20
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
NUMBERED = tuple(kind for kind in _KINDS if kind not in _SHARED)

# A value as the index holds it -> the kinds it may be of.
Wanted = dict[str, frozenset[str]]


def identified(connection: Connection, wanted: Wanted) -> tuple[Candidate, ...]:
    """Customers to whom one of these values belongs, as one of its kinds."""
    if not wanted:
        return ()
    found = connection.execute(_IDENTIFIED, {"wanted": sorted(wanted)}).all()
    return _candidates(connection, [row for row in found if row.kind in wanted[row.value]])


def named(connection: Connection, names: set[str]) -> tuple[Candidate, ...]:
    """Customers who are called so, in full; names in the form of the index."""
    if not names:
        return ()
    return _candidates(connection, connection.execute(_NAMED, {"wanted": sorted(names)}).all())


def beginning(connection: Connection, names: set[str]) -> tuple[Candidate, ...]:
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
    select(_hits(*_wanted(*NUMBERED), limit=LISTED * 10).subquery()),
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
