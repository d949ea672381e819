"""The facts a number's wording may use, and what each inquiry knows of them."""

from __future__ import annotations

from firstline.casework.facts import (
    Account,
    Day,
    Deadline,
    Fact,
    Given,
    Moment,
    Money,
    Plain,
    State,
    Tail,
    Term,
)
from firstline.casework.findings.number import explained, log, paid
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.paid import day

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
    "is_long": State,
    "is_order": State,
    "is_card": State,
    "went_there": State,
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
    "another_card": State,
    "own_account": State,
    "check_by": Deadline,
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
    "log_until": Moment,
}


def facts(inquiry: Inquiry) -> dict[str, Fact]:
    found: dict[str, Fact] = {"digits": Given(inquiry.digits)}
    found |= explained.facts(inquiry)
    found |= paid.facts(inquiry)
    found |= _message(inquiry)
    found |= _source(inquiry)
    return found


def _message(inquiry: Inquiry) -> dict[str, Fact]:
    held = inquiry.held
    if held is None:
        return {}
    message = held.message
    found: dict[str, Fact] = {"slot": Plain(held.slot), "printed_text": Plain(held.text)}
    if message.sent_at:
        found["sent_on"] = day(inquiry.snapshot, message.sent_at)
    if message.template_id:
        found["template"] = Plain(message.template_id)
    if message.version:
        found["template_version"] = Plain(str(message.version))
    if held.defect:
        found |= {"slot_defect": State(), "slot_means": Term(held.defect.means)}
        found["slot_printed"] = Term(held.defect.printed)
        if held.defect.expected:
            found["should_print"] = Tail(held.defect.expected)
    return found


def _source(inquiry: Inquiry) -> dict[str, Fact]:
    snapshot, said = inquiry.snapshot, inquiry.said
    found: dict[str, Fact] = {}
    foreign = log.foreign_domains(snapshot, said)
    if foreign:
        found["foreign_domain"] = Plain(foreign[0])
    if said.source and said.source.channel:
        found["read_in"] = Term(said.source.channel)
    if log.is_logged(said):
        found |= log_end(inquiry)
    return found


def log_end(inquiry: Inquiry) -> dict[str, Fact]:
    """Where our log of sent messages ends, when that is too early to tell of what she read."""
    as_of = inquiry.snapshot.as_of.get("messages")
    if as_of is None or log.reaches(inquiry.snapshot, inquiry.said, inquiry.now):
        return {}
    return {"log_until": Moment(as_of)}
