"""What concerns people rather than things: how ours behaved, that somebody died or asks for another,
her own data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from firstline.casework.facts import Fact, Given, Level, State
from firstline.casework.finding import Certainty, Family, Finding, Proof
from firstline.casework.said import Said
from firstline.casework.said.model import ABOVE, CONDUCT, DATA, DIED, FOR_ANOTHER, MISCONDUCT, Claim
from firstline.casework.said.people import names_kin
from firstline.records.snapshot import Snapshot

# In the order of precedence.
CODES = ("MISCONDUCT", "BEREAVED", "THIRD_PARTY", "CONDUCT", "DATA_REQUEST", "WANTS_LEAD")
KINDS: dict[str, type] = {"told": Given, "whose_unsure": State}
_OF = {
    MISCONDUCT: "MISCONDUCT",
    DIED: "BEREAVED",
    FOR_ANOTHER: "THIRD_PARTY",
    CONDUCT: "CONDUCT",
    DATA: "DATA_REQUEST",
    ABOVE: "WANTS_LEAD",
}
_AROUND = 60  # characters before a death in which it stands who died
_SENTENCE = re.compile(r"[.!?;\n]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_HOLDER = re.compile(r"\b(?:customer|holder|owner|caller)\b", re.IGNORECASE)


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """Only what she tells; the records hold nothing of it."""
    return tuple(_found(snapshot, said))


def _found(snapshot: Snapshot, said: Said) -> Iterator[Finding]:
    for kind, code in _OF.items():
        claim = said.claimed(kind)
        if claim is None or kind == FOR_ANOTHER and said.claimed(DIED):
            continue  # after a death nobody can be asked whether the holder agrees
        facts: dict[str, Fact] = {"told": Given(claim.written)}
        certainty: Certainty = "likely"
        if kind == DIED and not _is_of_the_holder(snapshot, said, claim):
            facts["whose_unsure"], certainty = State(Level.ANONYMOUS), "unknown"
        yield Finding("people", code, certainty, facts, (Proof("people_told", facts=facts),))


def _is_of_the_holder(snapshot: Snapshot, said: Said, claim: Claim) -> bool:
    """By name, or as nobody's relative; "my husband died" may be said by the holder herself."""
    before = _SENTENCE.split(said.text[max(0, claim.start - _AROUND) : claim.start])[-1]
    spoken = {word.lower() for word in _WORD.findall(before + claim.written)}
    hers = {word.lower() for word in _WORD.findall(snapshot.customer.name or "")}
    if hers & spoken or _HOLDER.search(claim.written):
        return True
    return not names_kin(claim.written)


FAMILY = Family("people", CODES, KINDS, find, checks=())
