"""A number in a message that the customer does not know: what it is, and where her money went."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.conceded import money_came
from firstline.casework.finding import Certainty, Family, Finding, Question
from firstline.casework.findings.number import by_sum, known, proofs
from firstline.casework.findings.number.asked import asked_digits
from firstline.casework.findings.number.inquiry import Inquiry, inquire
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

CODES = (
    "ORDER_TAIL",
    "REF_TAIL",
    "OWN_WALLET",
    "CREDIT_PENDING",
    "WRONG_DEST_OWN",
    "OTHER_OWNER",
    "NOT_OURS",
    "SENT_NO_MATCH",
    "OWN_CARD",
    "CREDIT_LATE",
    "SOURCE_UNKNOWN",
    "AMBIGUOUS",
)


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """One finding for each run of digits she asks about, the first asked first; without digits the
    credits that she names by their sum and that did not reach her."""
    digits = asked_digits(snapshot, said)
    if not digits:
        return by_sum.find(snapshot, said, now)
    return tuple(_finding(inquire(snapshot, said, each, now)) for each in digits)


def _finding(inquiry: Inquiry) -> Finding:
    code = _code(inquiry)
    return Finding(
        family="number",
        code=code,
        certainty=_certainty(inquiry, code),
        facts=known.facts(inquiry),
        evidence=proofs.evidence(inquiry),
        ruled_out=proofs.ruled_out(inquiry),
        asks=Question("source") if _must_ask_source(inquiry, code) else None,
    )


def _code(inquiry: Inquiry) -> str:
    """The first that holds: harm to the customer, then a message that is not ours, then the money,
    then the explanation of the digits."""
    credited = inquiry.credited
    if credited is not None and credited.other_owner:
        return "OTHER_OWNER"
    if inquiry.not_ours:
        return "NOT_OURS"
    if inquiry.matches and credited is not None and credited.state == "late":
        came = money_came(inquiry.said, credited.credit.amount)
        return _explanation(inquiry) if came else "CREDIT_LATE"
    if inquiry.matches and credited is not None and credited.state == "pending":
        return "CREDIT_PENDING"
    if inquiry.matches and credited is not None and credited.went_elsewhere:
        return "WRONG_DEST_OWN"
    return _explanation(inquiry)


def _explanation(inquiry: Inquiry) -> str:
    if len(inquiry.kinds) > 1:
        return "AMBIGUOUS"
    if inquiry.of_kind("order"):
        return "ORDER_TAIL"
    if inquiry.of_kind("card"):
        return "OWN_CARD"
    if inquiry.of_kind("device", "past_card"):
        return "OWN_WALLET"
    if inquiry.matches:
        return "REF_TAIL"
    return "SENT_NO_MATCH" if inquiry.held else "SOURCE_UNKNOWN"


def _certainty(inquiry: Inquiry, code: str) -> Certainty:
    if code in ("SENT_NO_MATCH", "SOURCE_UNKNOWN"):
        return "unknown"
    if code == "NOT_OURS":
        return "likely"
    if code in ("CREDIT_LATE", "CREDIT_PENDING", "WRONG_DEST_OWN"):
        return "certain" if inquiry.credited.tied else "likely"
    if code in ("OTHER_OWNER", "OWN_CARD"):
        return "certain"
    return "certain" if inquiry.held else "likely"


def _must_ask_source(inquiry: Inquiry, code: str) -> bool:
    return code == "SOURCE_UNKNOWN" and inquiry.said.source is None


FAMILY = Family("number", CODES, known.KINDS, find)
