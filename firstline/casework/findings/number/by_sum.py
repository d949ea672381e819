"""A credit that did not reach her, asked for by its sum alone."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.conceded import money_came
from firstline.casework.figures import figures
from firstline.casework.finding import Finding
from firstline.casework.findings.number import paid, proofs
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.ledger import Credited, credited
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """One for each credit of a sum she names that is late or went to a wrong account."""
    named = figures(said.text) if said.text else frozenset()
    asked = [c for c in snapshot.credits if c.amount in named and not money_came(said, c.amount)]
    inquiries = (
        Inquiry(snapshot, said, now, "", (), None, credited(snapshot, c, tied=True), False)
        for c in asked
    )
    found = ((inquiry, _code(inquiry.credited)) for inquiry in inquiries)
    return tuple(
        Finding("number", code, "certain", paid.facts(inquiry), proofs.evidence(inquiry))
        for inquiry, code in found
        if code
    )


def _code(one: Credited) -> str:
    if one.other_owner:
        return "OTHER_OWNER"
    if one.state == "late":
        return "CREDIT_LATE"
    return "WRONG_DEST_OWN" if one.went_elsewhere else ""
