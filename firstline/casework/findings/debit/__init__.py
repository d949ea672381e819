"""Debited twice: which of the debits were owed, and what each of them is."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.finding import Certainty, Family, Finding
from firstline.casework.findings.debit import disowned, exposed, known, missing, proofs, told
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.reading import read
from firstline.casework.findings.debit.search import search
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

CHECKS = (
    "DUP_CAPTURE",
    "DUP_PRIOR",
    "CANCELLED_ORDER",
    "AUTH_HOLD",
    "SPLIT_SHIP",
    "TWO_ORDERS",
    "RENEWAL",
    "CATCH_UP",
    "REFUND_SENT",
    "UNCLEAR",
)
CODES = (*CHECKS, "NOT_OUR_DEBIT", "UNAUTHORISED")
# What a refund or a release that our copy lacks would change.
_MAY_CHANGE = ("DUP_CAPTURE", "DUP_PRIOR", "CANCELLED_ORDER", "AUTH_HOLD", "UNAUTHORISED")


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """What the books show, the matter she speaks of first; what they explain comes unasked too."""
    ledger = read(snapshot, now)
    sight = Sight(ledger, said)
    matters = search(ledger, sight)
    if sight.withdrawn:
        matters = missing.withdrawn(matters)
    else:
        matters = disowned.told(ledger, sight, missing.told(sight, matters))
    matters = exposed.told(said, matters)
    return tuple(_finding(ledger, sight, matter) for matter in _once(matters))


def _once(matters: list[Matter]) -> list[Matter]:
    """The first of each code: one more renewal tells nothing new."""
    first: dict[str, Matter] = {}
    for matter in matters:
        first.setdefault(matter.code, matter)
    return list(first.values())


def _finding(ledger: Ledger, sight: Sight, matter: Matter) -> Finding:
    return Finding(
        family="debit",
        code=matter.code,
        certainty=_certainty(ledger, matter),
        facts=told.facts(ledger, sight, matter),
        evidence=proofs.evidence(ledger, matter),
        ruled_out=proofs.ruled_out(ledger, sight, matter),
    )


def _certainty(ledger: Ledger, matter: Matter) -> Certainty:
    if matter.code == "UNCLEAR":
        return "unknown"
    if matter.code == "NOT_OUR_DEBIT":
        return "likely" if matter.debits else "unknown"
    changes = matter.code in _MAY_CHANGE
    if matter.code == "UNAUTHORISED" or not matter.tied or (told.is_old(ledger) and changes):
        return "likely"
    return "certain"


FAMILY = Family("debit", CODES, known.KINDS, find, checks=CHECKS)
