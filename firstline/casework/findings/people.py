"""What concerns people rather than things: how ours behaved, that somebody died or asks for another,
her own data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from firstline.casework.facts import Fact, Given, Level, State
from firstline.casework.finding import Certainty, Family, Finding, Proof
from firstline.casework.said import Said
from firstline.casework.said.claim import (
    ABOVE,
    CONDUCT,
    DATA,
    DIED,
    FOR_ANOTHER,
    MISCONDUCT,
    PRIVATE,
    Claim,
)
from firstline.casework.said.heard import sentence_before
from firstline.casework.said.people import is_told, names_kin, names_the_holder
from firstline.records.snapshot import Snapshot

# In the order of precedence.
CODES = (
    "MISCONDUCT",
    "BEREAVED",
    "THIRD_PARTY",
    "CONDUCT",
    "DATA_REQUEST",
    "PRIVATE",
    "WANTS_LEAD",
)
KINDS: dict[str, type] = {"told": Given, "whose_unsure": State, "told_unsure": State}
_OF = {
    MISCONDUCT: "MISCONDUCT",
    DIED: "BEREAVED",
    FOR_ANOTHER: "THIRD_PARTY",
    CONDUCT: "CONDUCT",
    DATA: "DATA_REQUEST",
    PRIVATE: "PRIVATE",
    ABOVE: "WANTS_LEAD",
}
_WORD = re.compile(r"[^\W\d_]{3,}")


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """Only what she tells; the records hold nothing of it."""
    return tuple(_found(snapshot, said))


def _found(snapshot: Snapshot, said: Said) -> Iterator[Finding]:
    for kind, code in _OF.items():
        claim = said.claimed(kind) or _in_doubt(said, kind)
        if claim is None or kind == FOR_ANOTHER and _is_dead(snapshot, said):
            continue  # nobody can be asked whether the holder agrees
        facts: dict[str, Fact] = {"told": Given(claim.written)}
        if kind == DIED and not _is_of_the_holder(snapshot, said, claim):
            facts["whose_unsure"] = State(Level.ANONYMOUS)
        elif not claim.is_plain:
            facts["told_unsure"] = State(Level.ANONYMOUS)
        certainty: Certainty = "likely" if len(facts) == 1 else "unknown"
        yield Finding("people", code, certainty, facts, (Proof("people_told", facts=facts),))


def _is_dead(snapshot: Snapshot, said: Said) -> bool:
    died = said.claimed(DIED)
    return died is not None and _is_of_the_holder(snapshot, said, died)


def _in_doubt(said: Said, kind: str) -> Claim | None:
    """What she suspects, asks or has from others is asked about; nobody is spared that."""
    return next((one for one in said.claims if one.kind == kind and is_told(one)), None)


def _is_of_the_holder(snapshot: Snapshot, said: Said, claim: Claim) -> bool:
    """By name, or as nobody's relative; "my husband died" may be said by the holder herself."""
    before = sentence_before(said.text, claim.start)
    spoken = {word.lower() for word in _WORD.findall(before + claim.written)}
    hers = {word.lower() for word in _WORD.findall(snapshot.customer.name or "")}
    if hers & spoken or names_the_holder(claim.written):
        return True
    return not names_kin(claim.written)


FAMILY = Family("people", CODES, KINDS, find, checks=())
