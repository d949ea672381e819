"""The rows that prove what a number is, and what they rule out."""

from __future__ import annotations

from typing import Any

from firstline.casework.facts import Account, Fact, Given, Money, Plain, Tail, Term
from firstline.casework.finding import Proof
from firstline.casework.findings.number import log
from firstline.casework.findings.number.facts import day, named
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.matches import Match

_PHRASES = {
    "order": "order_ends",
    "reference": "reference_ends",
    "card": "card_ends",
    "device": "device_ends",
    "past_card": "past_card_ends",
    "balance": "balance_ends",
    "other": "other_ends",
}


def evidence(inquiry: Inquiry) -> tuple[Proof, ...]:
    rows = [_matched(inquiry, match) for match in inquiry.matches]
    rows += _message(inquiry)
    rows += _ledger(inquiry)
    return tuple(rows)


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
    if inquiry.held is None and log.is_fresh(inquiry.snapshot, inquiry.said, inquiry.now):
        out.append(Proof("not_in_log", facts=digits))
    credited = inquiry.credited
    if credited and credited.state == "posted" and credited.destination is not None:
        out.append(Proof("own_destination", credited.credit.record))
    return tuple(out)


def _matched(inquiry: Inquiry, match: Match) -> Proof:
    found: dict[str, Fact] = {"digits": Given(inquiry.digits)}
    if match.kind == "order":
        found["order_number"] = Account(match.value)
    elif match.kind == "reference":
        found |= {"reference": Account(match.value), "reference_kind": Term(match.label)}
    elif match.kind == "other":
        found["other_kind"] = Term(match.label)
    else:
        found["instrument"] = named(match.row)
    return Proof(_PHRASES[match.kind], match.record, match.at, found)


def _message(inquiry: Inquiry) -> list[Proof]:
    held = inquiry.held
    if held is None:
        return []
    message = held.message
    printed = {"slot": Plain(held.slot), "printed_text": Plain(held.text)}
    rows = [
        Proof("message_printed", message.record, message.sent_at, printed),
    ]
    if held.defect:
        swap: dict[str, Fact] = {
            "template": Plain(held.defect.template_id),
            "template_version": Plain(held.defect.version),
            "slot": Plain(held.defect.slot),
            "slot_means": Term(held.defect.means),
            "slot_printed": Term(held.defect.printed),
            "printed_text": Plain(held.defect.text),
        }
        if held.defect.expected:
            swap["should_print"] = Tail(held.defect.expected)
        rows.append(
            Proof("slot_swapped", f"templates/{message.template_id}", message.sent_at, swap)
        )
    return rows


def _ledger(inquiry: Inquiry) -> list[Proof]:
    credited = inquiry.credited
    if credited is None:
        return []
    rows = [_credit_row(inquiry, credited.credit)]
    if inquiry.went_elsewhere:
        found = {"expected_instrument": named(credited.expected)}
        if credited.expected.last4:
            found["expected_tail"] = Tail(credited.expected.last4)
        rows.append(Proof("paid_with", credited.expected.record, facts=found))
    return rows


def _credit_row(inquiry: Inquiry, credit: Any) -> Proof:
    credited = inquiry.credited
    record = credit.record
    found: dict[str, Fact] = {"amount": Money(credit.amount, credit.currency)}
    if credited.other_owner:
        return Proof("credit_to_other", record, credit.posted_at or credit.approved_at, found)
    if credited.account is not None and credited.account.last4:
        found |= {"instrument": named(credited.account), "card_tail": Tail(credited.account.last4)}
    if credited.state == "posted":
        if credit.posted_at:
            found["credited_on"] = day(inquiry, credit.posted_at)
        return Proof("credit_posted", record, credit.posted_at, found)
    if credit.due_at:
        key = "due_on" if credited.state == "pending" else "late_since"
        found[key] = day(inquiry, credit.due_at)
    phrase = {"pending": "credit_pending", "late": "credit_late"}[credited.state]
    if credit.status == "failed":
        phrase = "credit_failed"
    return Proof(phrase, record, credit.approved_at, found)
