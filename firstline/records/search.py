"""Which customers an identifier or a name belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, union_all
from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.records.identifiers import compact, email_form, name_form, phone_form
from firstline.records.tables import customers, identifiers

LISTED = 20
_LONGEST = 200
_WORDS_READ = 200
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
_NUMBERED = frozenset(_KINDS) - {"email", "phone"}
_SHORT_IDS = frozenset({"customer", "order_number", "order_id"})


@dataclass(frozen=True)
class Candidate:
    """A customer that was found; `matched_kind` is a kind of Identifier ("name" is weak)."""

    customer_id: str
    name: str | None
    matched_kind: str
    email: str | None = None

    @property
    def masked(self) -> str:
        """Enough to choose by, too little to learn from: "M*** L***, m***@e***.com, CU-1001".

        The customer number tells two people of one name apart.
        """
        name = " ".join(_starred(word) for word in (self.name or "").split())
        parts = (name, _masked_email(self.email), self.customer_id)
        return ", ".join(part for part in parts if part)


def find(
    connection: Connection, text: str, company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """Customers whose full identifier `text` is, else at most LISTED of that name.

    Four digits or fewer find nobody, unless `exact_ids` says that they are a whole customer id
    or order number.
    """
    return find_many(connection, (text,), company, exact_ids=exact_ids)


def find_many(
    connection: Connection, values: Iterable[str], company: Company, *, exact_ids: bool = False
) -> tuple[Candidate, ...]:
    """The same for several texts at once, in one query."""
    wanted: dict[str, frozenset[str]] = {}
    for text in values:
        for value, kinds in _forms(text, company.region, exact_ids).items():
            wanted[value] = wanted.get(value, frozenset()) | kinds
    return _look_up(connection, wanted)


def names_of(connection: Connection, customer_ids: Iterable[str]) -> dict[str, str]:
    """Customer id -> what to call her: her name, else her number."""
    wanted = sorted(set(customer_ids))
    if not wanted:
        return {}
    known = customers.c
    query = select(known.customer_id, known.name).where(known.customer_id.in_(wanted))
    return {row.customer_id: row.name or row.customer_id for row in connection.execute(query)}


def names_in(connection: Connection, text: str) -> tuple[Candidate, ...]:
    """Customers whose full name of two to four words stands in a short text."""
    words = name_form(text[: _WORDS_READ * 20]).split()[:_WORDS_READ]
    names = {
        " ".join(words[start : start + length])
        for length in (2, 3, 4)
        for start in range(len(words) - length + 1)
    }
    return _look_up(connection, dict.fromkeys(names, frozenset({"name"})))


def _forms(text: str, region: str, exact_ids: bool) -> dict[str, frozenset[str]]:
    """Each form in which the text may stand in the index, and the kinds it may stand for."""
    if len(text) > _LONGEST:
        return {}
    if "@" in text:
        return {email_form(text): frozenset({"email"})}
    number = compact(text)
    forms: dict[str, frozenset[str]] = {}
    if name := name_form(text):
        forms[name] = frozenset({"name"})
    if phone := phone_form(text, region):
        forms[phone] = frozenset({"phone"})
    if number.isdecimal() and len(number) <= 4:
        return {number: _SHORT_IDS} if exact_ids else {}
    if number:
        # A phone that the library could not read is kept as its digits.
        forms[number] = forms.get(number, frozenset()) | _NUMBERED | {"phone"}
    if surname_first := _turned(text):
        forms[surname_first] = frozenset({"name"})
    return forms


def _turned(text: str) -> str:
    """ "Lovelace, Ada" is Ada Lovelace."""
    surname, comma, first = text.partition(",")
    return name_form(f"{first} {surname}") if comma else ""


def _look_up(connection: Connection, wanted: dict[str, frozenset[str]]) -> tuple[Candidate, ...]:
    if not wanted:
        return ()
    hits = union_all(*(select(_limited(wanted, kinds)) for kinds in (_KINDS, ("name",)))).subquery()
    found = connection.execute(
        select(hits, customers.c.name, customers.c.email).join(
            customers, customers.c.customer_id == hits.c.customer_id
        )
    ).all()
    matches = [row for row in found if row.kind in wanted[row.value]]
    if any(row.kind != "name" for row in matches):
        matches = [row for row in matches if row.kind != "name"]
    return _candidates(matches)


def _limited(wanted: Iterable[str], kinds: tuple[str, ...]):
    """Each sort of hit has its own limit: a common name must not crowd out a number."""
    columns = (identifiers.c.customer_id, identifiers.c.kind, identifiers.c.value)
    held = identifiers.c.value.in_(sorted(wanted)), identifiers.c.kind.in_(kinds)
    return select(*columns).where(*held).limit(LISTED * 10).subquery()


def _candidates(matches: list) -> tuple[Candidate, ...]:
    """One for each customer, by her strongest match."""
    best: dict[str, Candidate] = {}
    for row in sorted(matches, key=lambda row: _strength(row.kind)):
        best.setdefault(row.customer_id, Candidate(row.customer_id, row.name, row.kind, row.email))
    listed = sorted(
        best.values(),
        key=lambda one: (_strength(one.matched_kind), one.name or "", one.customer_id),
    )
    return tuple(listed[:LISTED])


def _strength(kind: str) -> int:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _starred(word: str) -> str:
    return f"{word[:1]}***"


def _masked_email(email: str | None) -> str:
    if not email or "@" not in email:
        return ""
    local, _, domain = email.rpartition("@")
    host, dot, end = domain.rpartition(".")
    return f"{_starred(local)}@{_starred(host) if dot else '***'}{dot}{end if dot else ''}"
