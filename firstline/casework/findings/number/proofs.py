"""The rows that prove what a number is, and what they rule out."""

from __future__ import annotations

from firstline.casework.facts import Fact, Given, Plain, Term
from firstline.casework.finding import Proof
from firstline.casework.findings.number import explained, paid
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.known import log_end
from firstline.casework.findings.number.matches import Match

_MATCHED = {
    "order": "order_ends",
    "reference": "reference_ends",
    "card": "card_ends",
    "device": "device_ends",
    "past_card": "past_card_ends",
    "balance": "balance_ends",
    "other": "other_ends",
}
_CREDIT = {"posted": "credit_posted", "pending": "credit_pending", "late": "credit_late"}


def evidence(inquiry: Inquiry) -> tuple[Proof, ...]:
    rows = [_matched(inquiry, match) for match in inquiry.matches]
    return tuple(rows + _message(inquiry) + _ledger(inquiry))


def ruled_out(inquiry: Inquiry) -> tuple[Proof, ...]:
    digits: dict[str, Fact] = {"digits": Given(inquiry.digits)}
    out = []
    if not inquiry.of_kind("card", "device", "past_card", "balance"):
        has_any = bool(inquiry.snapshot.instruments)
        out.append(Proof("no_card_ends" if has_any else "no_card_on_file", facts=digits))
    if not inquiry.of_kind("order") and inquiry.snapshot.orders:
        out.append(Proof("no_order_ends", facts=digits))
    if not inquiry.of_kind("reference") and inquiry.snapshot.references:
        out.append(Proof("no_reference_ends", facts=digits))
    if inquiry.held is None and "messages" in inquiry.snapshot.as_of:
        out.append(Proof("not_in_log", facts=digits | log_end(inquiry)))
    credited = inquiry.credited
    if credited and credited.state == "posted" and credited.destination is not None:
        out.append(Proof("own_destination", credited.credit.record))
    return tuple(out)


def _matched(inquiry: Inquiry, match: Match) -> Proof:
    found = {"digits": Given(inquiry.digits), **explained.of_match(match)}
    return Proof(_MATCHED[match.kind], match.record, match.at, found)


def _message(inquiry: Inquiry) -> list[Proof]:
    held = inquiry.held
    if held is None:
        return []
    message, defect = held.message, held.defect
    printed: dict[str, Fact] = {"slot": Plain(held.slot), "printed_text": Plain(held.text)}
    rows = [Proof("message_printed", message.record, message.sent_at, printed)]
    if defect:
        swap = {
            **printed,
            "template": Plain(defect.template_id),
            "template_version": Plain(defect.version),
            "slot_means": Term(defect.means),
            "slot_printed": Term(defect.printed),
        }
        rows.append(Proof("slot_swapped", defect.template, message.sent_at, swap))
    return rows


def _ledger(inquiry: Inquiry) -> list[Proof]:
    credited = inquiry.credited
    if credited is None:
        return []
    credit, known = credited.credit, paid.facts(inquiry)
    if credited.other_owner:
        at = credit.posted_at or credit.approved_at
        return [Proof("credit_to_other", credit.record, at, known)]
    phrase = "credit_failed" if credit.status == "failed" else _CREDIT[credited.state]
    at = credit.posted_at if credited.state == "posted" else credit.approved_at
    rows = [Proof(phrase, credit.record, at, known)]
    if credited.went_elsewhere:
        rows.append(Proof("paid_with", credited.expected.record, facts=known))
    return rows
