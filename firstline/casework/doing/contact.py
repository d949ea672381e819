"""Where the customer is reached: the contact on file, shown so far that the agent can ask for it."""

from __future__ import annotations

from firstline.records.candidates import masked_email, masked_phone
from firstline.records.snapshot import Snapshot


def number_of(snapshot: Snapshot) -> str:
    """The telephone, masked; "" when none is on file: a call goes nowhere else."""
    others = [one.value for one in snapshot.contacts if one.kind != "email"]
    known = (masked_phone(phone) for phone in (snapshot.customer.phone, *others))
    return next((one for one in known if one), "")


def contact_of(snapshot: Snapshot) -> str:
    """The e-mail, else the telephone, masked; "" when neither is on file."""
    customer = snapshot.customer
    known = [masked_email(customer.email), masked_phone(customer.phone)]
    for contact in snapshot.contacts:
        known.append((masked_email if contact.kind == "email" else masked_phone)(contact.value))
    return next((one for one in known if one), "")
