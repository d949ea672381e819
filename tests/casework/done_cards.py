"""Cards whose steps were taken, of any finding, with the facts that a sentence needs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings import families
from firstline.casework.formats import formats
from firstline.casework.identity import Identity
from firstline.casework.words import Words
from firstline.records.decided import Decided
from firstline.workplace import PLAYBOOKS
from tests.casework.examples import EXAMPLES
from tests.casework.records import COMPANY, NOW, ORDER, PAID, VISA, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
WORDS = Words(formats(COMPANY, "en_US", None), BOOKS.terms)
FAMILIES = {family.name: family for family in families()}
JO = Staff("Jo", "Sal")
VERIFIED = Identity(Level.VERIFIED)
RECORD = "orders/10447776"
NUMBER = "D-7KQ2M"


def taken(step, state="done", at=NOW - timedelta(hours=1), number=NUMBER):
    return Decided(step, frozenset({RECORD}), number, state, at, "demo")


def card(family, code, names=(), decided=(), staff=JO, now=NOW):
    known = FAMILIES[family].facts
    facts = {name: EXAMPLES[known[name]] for name in names if name in known}
    proof = Proof(next(iter(BOOKS.by_family[family].proofs)), RECORD)
    found = Finding(family, code, "certain", facts, (proof,))
    records = snapshot(VISA, ORDER, PAID, decided=tuple(decided))
    return make_card([found], records, VERIFIED, BOOKS, staff, now)
