"""The facts a number's wording may use, and what each inquiry knows of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from firstline.casework.facts import (
    Account,
    Day,
    Fact,
    Given,
    Money,
    Plain,
    State,
    Tail,
    Term,
)
from firstline.casework.findings.number import log
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.ledger import account_of
from firstline.records.identifiers import compact

KINDS: dict[str, type] = {
    "digits": Given,
    "order_number": Account,
    "reference": Account,
    "reference_kind": Term,
    "own_card": Term,
    "device": Term,
    "past_card": Term,
    "balance": Term,
    "other_kind": Term,
    "closed": State,
    "several": State,
    "in_full": State,
    "is_order": State,
    "is_card": State,
    "amount": Money,
    "instrument": Term,
    "card_tail": Tail,
    "device_card_tail": Tail,
    "device_card": Term,
    "expected_instrument": Term,
    "expected_tail": Tail,
    "credited_on": Day,
    "approved_on": Day,
    "due_on": Day,
    "due_passed": State,
    "late_since": Day,
    "failed": State,
    "sent_on": Day,
    "slot_defect": State,
    "template": Plain,
    "template_version": Plain,
    "slot": Plain,
    "slot_means": Term,
    "slot_printed": Term,
    "printed_text": Plain,
    "should_print": Tail,
    "foreign_domain": Plain,
    "read_in": Term,
}


def facts(inquiry: Inquiry) -> dict[str, Fact]:
    found: dict[str, Fact] = {"digits": Given(inquiry.digits)}
    found |= _explanation(inquiry)
    found |= _credit(inquiry)
    found |= _message(inquiry)
    foreign = log.foreign_domains(inquiry.snapshot, inquiry.said)
    if foreign:
        found["foreign_domain"] = Plain(foreign[0])
    if inquiry.said.source and inquiry.said.source.channel:
        found["read_in"] = Term(inquiry.said.source.channel)
    return found


def _explanation(inquiry: Inquiry) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for state, holds in (
        (
            "in_full",
            any(compact(m.value) == compact(inquiry.digits) for m in inquiry.of_kind("order")),
        ),
        ("several", len(inquiry.kinds) > 1),
        ("is_order", bool(inquiry.of_kind("order"))),
        ("is_card", bool(inquiry.of_kind("card", "device", "past_card"))),
    ):
        if holds:
            found[state] = State()
    for match in reversed(inquiry.matches):
        if match.kind == "order":
            found["order_number"] = Account(match.value)
        elif match.kind == "reference":
            found |= {"reference": Account(match.value), "reference_kind": Term(match.label)}
        elif match.kind == "other":
            found["other_kind"] = Term(match.label)
        elif match.kind == "card":
            found["own_card"] = named(match.row)
            if match.row.status == "closed":
                found["closed"] = State()
        elif match.kind == "balance":
            found["balance"] = named(match.row)
        else:
            found |= _stands_for(inquiry, match.row, match.kind)
    return found


def _stands_for(inquiry: Inquiry, instrument: Any, kind: str) -> dict[str, Fact]:
    found: dict[str, Fact] = {kind: named(instrument)}
    account = account_of(inquiry.snapshot, instrument)
    if account is not None and account.instrument_id != instrument.instrument_id:
        found |= {"device_card": named(account), "device_card_tail": Tail(account.last4)}
    return found


def _credit(inquiry: Inquiry) -> dict[str, Fact]:
    credited = inquiry.credited
    if credited is None:
        return {}
    credit = credited.credit
    found: dict[str, Fact] = {"amount": Money(credit.amount, credit.currency)}
    if credited.account is not None:
        found["instrument"] = named(credited.account)
        if credited.account.last4:
            found["card_tail"] = Tail(credited.account.last4)
    if credited.expected is not None and credited.expected.last4:
        found["expected_tail"] = Tail(credited.expected.last4)
        found["expected_instrument"] = named(credited.expected)
    return found | _credit_days(inquiry)


def _credit_days(inquiry: Inquiry) -> dict[str, Fact]:
    credited, found = inquiry.credited, {}
    credit = credited.credit
    if credit.approved_at:
        found["approved_on"] = day(inquiry, credit.approved_at)
    if credited.state == "posted" and credit.posted_at:
        found["credited_on"] = day(inquiry, credit.posted_at)
    if credited.state == "pending" and credit.due_at:
        found["due_on"] = day(inquiry, credit.due_at)
        if credit.due_at < inquiry.now:
            found["due_passed"] = State()
    if credited.state == "late" and credit.due_at:
        found["late_since"] = day(inquiry, credit.due_at)
    if credit.status == "failed":
        found["failed"] = State()
    return found


def _message(inquiry: Inquiry) -> dict[str, Fact]:
    held = inquiry.held
    if held is None:
        return {}
    found: dict[str, Fact] = {"slot": Plain(held.slot), "printed_text": Plain(held.text)}
    if held.message.sent_at:
        found["sent_on"] = day(inquiry, held.message.sent_at)
    if held.message.template_id:
        found["template"] = Plain(held.message.template_id)
        found["template_version"] = Plain(str(held.message.version))
    if held.defect:
        found |= {"slot_defect": State(), "slot_means": Term(held.defect.means)}
        found["slot_printed"] = Term(held.defect.printed)
        if held.defect.expected:
            found["should_print"] = Tail(held.defect.expected)
    return found


def day(inquiry: Inquiry, moment: datetime) -> Day:
    return Day(moment.astimezone(inquiry.snapshot.company.timezone).date())


def named(instrument: Any) -> Term:
    return Term(instrument.kind, instrument.network or "")
