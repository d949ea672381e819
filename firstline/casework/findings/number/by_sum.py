"""A credit that did not reach her, asked for by its sum or by nothing at all: "no sign of my money"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.conceded import money_came
from firstline.casework.figures import figures
from firstline.casework.finding import Finding
from firstline.casework.findings.number import paid, proofs
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.ledger import Credited, credited
from firstline.casework.said import Said
from firstline.casework.said.claim import MONEY_CAME
from firstline.casework.wishes import asks_who_has_it, speaks_of_money_back, tells_of_elsewhere
from firstline.records.snapshot import Snapshot


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """One for each credit of a sum she names that is late, still on its way or went to a wrong
    account; of all that are, where she misses money and names none of hers."""
    named = figures(said.text) if said.text else frozenset()
    of_sum = [credit for credit in snapshot.credits if credit.amount in named]
    meant = of_sum or _unnamed(snapshot, said, named)
    asked = [credit for credit in meant if not money_came(said, credit.amount)]
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


def _unnamed(snapshot: Snapshot, said: Said, named: frozenset[Decimal]) -> Sequence[Any]:
    """The credits that she may speak of without their sum: all where she misses money; those that
    went to a stranger where she speaks of her refund."""
    if _misses_money(snapshot, said, named):
        return snapshot.credits
    if named or not speaks_of_money_back(said.text):
        return ()
    if tells_of_elsewhere(said.text):
        return snapshot.credits
    return [one for one in snapshot.credits if one.credit_id in snapshot.foreign_destinations]


def _misses_money(snapshot: Snapshot, said: Said, named: frozenset[Decimal]) -> bool:
    """She says or asks it, and not of a debit of ours; or asks who has it."""
    if asks_who_has_it(said.text):
        return True
    taken = {abs(row.amount) for row in snapshot.charges if row.amount}
    waits = (one for one in said.claims if one.kind == MONEY_CAME and not one.reported)
    missed = (one for one in waits if one.denied or one.hedged)
    return not named & taken and any(not figures(one.written) for one in missed)


def _code(one: Credited) -> str:
    if one.other_owner:
        return "OTHER_OWNER"
    if one.state == "late":
        return "CREDIT_LATE"
    if one.went_elsewhere:
        return "WRONG_DEST_OWN"
    return "CREDIT_PENDING" if one.state == "pending" else ""
