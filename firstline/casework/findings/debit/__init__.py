"""Debited twice: which of the debits were owed, and what each of them is."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.finding import Certainty, Family, Finding
from firstline.casework.findings.debit import known, proofs, told
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Ledger, read
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.search import search
from firstline.casework.said import Said
from firstline.casework.said.model import MADE_NEITHER, NOT_IN_BOOKS
from firstline.records.snapshot import Snapshot

CHECKS = (
    "DUP_CAPTURE",
    "DUP_PRIOR",
    "AUTH_HOLD",
    "SPLIT_SHIP",
    "TWO_ORDERS",
    "RENEWAL",
    "CATCH_UP",
    "REFUND_SENT",
    "UNCLEAR",
)
CODES = (*CHECKS, "NOT_OUR_DEBIT", "UNAUTHORISED")
# What a customer who made neither debit, or whose second one is not in our books, is not told.
_NO_ANSWER = ("TWO_ORDERS", "UNCLEAR", "NOT_OUR_DEBIT")
_WEAK = ("TWO_ORDERS", "RENEWAL")


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """What the books show, the matter she speaks of first; what they explain comes unasked too."""
    ledger = read(snapshot, now)
    sight = Sight(ledger, said)
    matters = _denied(sight, said, _missing(ledger, sight, said, search(ledger, sight)))
    return tuple(_finding(ledger, sight, matter) for matter in _once(matters))


def _missing(ledger: Ledger, sight: Sight, said: Said, matters: list[Matter]) -> list[Matter]:
    """A debit she sees and our books do not hold goes first, unless they are still open."""
    if not sight.names_a_debit:
        return matters
    unknown = [] if any(map(sight.matches, matters)) else sight.amounts
    told = said.claimed(NOT_IN_BOOKS) and not any(one.code not in _WEAK for one in matters)
    if not unknown and not told and matters:
        return matters
    held = tuple(sight.held(unknown[0])[-1:]) if unknown else ()
    is_open = sight.open_day() is not None
    code, why = ("UNCLEAR", "books_open") if is_open else ("NOT_OUR_DEBIT", "")
    return [Matter(code, held, why=why), *matters]


def _denied(sight: Sight, said: Said, matters: list[Matter]) -> list[Matter]:
    """Debits that she made neither of are no order of hers; what has an answer keeps it."""
    if said.claimed(MADE_NEITHER) is None or not (matters or sight.names_a_debit):
        return matters
    lead = matters[0] if matters else Matter("UNCLEAR")
    if lead.code in _NO_ANSWER:
        return [Matter("UNAUTHORISED", lead.debits), *matters[1:]]
    return [lead, Matter("UNAUTHORISED", lead.debits), *matters[1:]]


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
        ruled_out=proofs.ruled_out(ledger, matter),
    )


def _certainty(ledger: Ledger, matter: Matter) -> Certainty:
    """A refund or a release may have come since an old copy of the books was made."""
    if matter.code == "UNCLEAR":
        return "unknown"
    if matter.code == "NOT_OUR_DEBIT":
        return "likely" if matter.debits else "unknown"
    changes = matter.code in ("DUP_CAPTURE", "DUP_PRIOR", "AUTH_HOLD", "UNAUTHORISED")
    if matter.code == "UNAUTHORISED" or not matter.tied or (told.is_old(ledger) and changes):
        return "likely"
    return "certain"


FAMILY = Family("debit", CODES, known.KINDS, find, checks=CHECKS)
