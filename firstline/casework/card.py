"""From findings and their playbook to the guidance card (its JSON is a contract)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from firstline.casework.card_facts import Staff, done_facts
from firstline.casework.card_parts import Writer, iso
from firstline.casework.finding import Finding
from firstline.casework.formats import formats
from firstline.casework.identity import Identity
from firstline.casework.playbook.shelf import Books
from firstline.casework.words import Words
from firstline.records.snapshot import Snapshot

MOST_ALSO = 3


def make_card(
    findings: Sequence[Finding],
    snapshot: Snapshot,
    identity: Identity,
    books: Books,
    staff: Staff,
    now: datetime,
) -> dict[str, Any]:
    """The card of the leading finding; the others stand under `also`."""
    lead = findings[0]
    book = books.by_family[lead.family]
    customer = snapshot.customer
    words = words_for(snapshot, books)
    writer = Writer(lead, book.findings[lead.code], book, words, snapshot, identity, staff, now)
    return {
        "schema": 1,
        "family": lead.family,
        "finding": lead.code,
        "certainty": lead.certainty,
        "as_of": iso(_as_of(lead, snapshot)),
        "customer": {"id": customer.customer_id, "name": customer.name or ""},
        "identity": identity.level.word,
        **writer.parts(books),
        "also": [_briefly(f, snapshot, books, words) for f in findings[1 : 1 + MOST_ALSO]],
    }


def briefly(finding: Finding, snapshot: Snapshot, books: Books) -> dict[str, str]:
    """A finding in one line: {"family", "finding", "headline"}."""
    return _briefly(finding, snapshot, books, words_for(snapshot, books))


def words_for(snapshot: Snapshot, books: Books) -> Words:
    customer = snapshot.customer
    return Words(formats(snapshot.company, customer.locale, customer.timezone), books.terms)


def _briefly(finding: Finding, snapshot: Snapshot, books: Books, words: Words) -> dict[str, str]:
    wording = books.by_family[finding.family].findings[finding.code]
    facts = {**finding.facts, **done_facts(finding, wording, snapshot)}
    headline = words.first(wording.headline, facts) or ""
    return {"family": finding.family, "finding": finding.code, "headline": headline}


def _as_of(lead: Finding, snapshot: Snapshot) -> datetime | None:
    """The oldest of the tables that the finding rests on."""
    tables = {proof.record.split("/")[0] for proof in lead.evidence if proof.record}
    known = [snapshot.as_of[table] for table in tables if table in snapshot.as_of]
    return min(known or snapshot.as_of.values(), default=None)
