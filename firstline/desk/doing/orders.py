"""What the order of a decision tells its receiver (docs/webhooks.md)."""

from __future__ import annotations

from typing import Any

from firstline.casework.doing import contact
from firstline.desk.doing.decisions import Decision

# Whose receiver reaches the customer.
_REACHES = ("message.send", "callback.book")


def payload(made: Decision, by: str, subject: str) -> dict[str, Any]:
    """What a receiver needs; the customer's address is its own to look up by the customer's number.
    `by`: who is answerable; `subject`: the desk's row that the decision made, "" for none."""
    doing = made.doing
    told = {
        "decision": made.decision_id,
        "case": made.case_id,
        "customer": made.customer_id,
        "step": doing.step,
        "finding": doing.finding,
        "what": doing.what,
        "records": list(doing.records),
        "fields": dict(doing.given),
        "decided_by": by,
    }
    if doing.amount:
        told |= {"amount": format(doing.amount.amount, "f"), "currency": doing.amount.currency}
    if doing.returns:
        told["returns"] = [one.as_json() for one in doing.returns]
    if doing.follows:
        told["follows"] = doing.follows
    if doing.contact_id and doing.topic in _REACHES:
        told["contact"] = contact.told(doing.contact_id, doing.contact)
    return {**told, **({"team": doing.team} if doing.team else {}), **_subject(subject)}


def _subject(subject: str) -> dict[str, str]:
    return {"subject": subject} if subject else {}
