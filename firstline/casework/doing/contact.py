"""Where the customer is reached: a contact on file, shown so far that the agent can ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firstline.records.candidates import masked_email, masked_phone
from firstline.records.snapshot import Snapshot

EMAIL, PHONE = "email", "phone"


@dataclass(frozen=True)
class Contact:
    """`contact_id` says where it stands in the records without saying what it is:
    "customers/CU-1002/phone", or "contacts/CU-1002/phone" where her further ones are."""

    contact_id: str
    kind: str
    masked: str
    address: str

    def as_told(self) -> dict[str, str]:
        """As an order names it."""
        return told(self.contact_id, self.masked)


NONE = Contact("", "", "", "")


def number_of(snapshot: Snapshot) -> Contact:
    """The telephone; NONE when none is on file: a call goes nowhere else."""
    return next((one for one in _known(snapshot) if one.kind == PHONE), NONE)


def contact_of(snapshot: Snapshot) -> Contact:
    """The e-mail, else the telephone; NONE when neither is on file."""
    return next(_known(snapshot), NONE)


def found(snapshot: Snapshot, contact_id: str, masked: str) -> Contact | None:
    """The contact again, as long as it is on file."""
    wanted = (contact_id, masked)
    return next((one for one in _known(snapshot) if (one.contact_id, one.masked) == wanted), None)


def told(contact_id: str, masked: str) -> dict[str, str]:
    """As an order names it: what it is stands in the receiver's own books."""
    return {"id": contact_id, "kind": contact_id.rpartition("/")[2], "masked": masked}


def _known(snapshot: Snapshot) -> Iterator[Contact]:
    """Her own first, the e-mail before the telephone; then the others as the records have them."""
    customer = snapshot.customer
    her = customer.customer_id
    listed = [("customers", EMAIL, customer.email), ("customers", PHONE, customer.phone)]
    listed += [
        ("contacts", EMAIL if one.kind == EMAIL else PHONE, one.value) for one in snapshot.contacts
    ]
    for table, kind, address in listed:
        masked = masked_email(address) if kind == EMAIL else masked_phone(address)
        if masked:
            yield Contact(f"{table}/{her}/{kind}", kind, masked, address)
