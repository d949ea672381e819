"""A one-time code goes to the contact on file, through the outbox; never shown to us."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import insert, update

from firstline import database
from firstline.casework.doing.contact import EMAIL, NONE, PHONE, Contact, contact_of
from firstline.desk import cases
from firstline.desk.cases import Case
from firstline.desk.codes import limits
from firstline.desk.codes.limits import LASTS
from firstline.desk.codes.sent import Sent, hashed
from firstline.desk.names import new_id
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.desk.tables import codes
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.records import snapshot as snapshots
from firstline.workplace import Workplace

TOPIC = "code.send"
DIGITS = 6
CHANNELS = {EMAIL: "email", PHONE: "sms"}


class CannotSend(ValueError):
    """`code`: case_not_found, case_closed, no_customer, identity_locked, no_contact,
    too_many_codes or too_many_wrong_codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def send(place: Workplace, case_id: str, agent: str, now: datetime) -> Sent:
    """Put a new code in the outbox; those sent before to this customer count no longer."""
    with place.desk.connect() as desk:
        case = cases.get(desk, case_id)
    to = _contact(place, case)
    code, code_id = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", new_id("V")
    with database.writing(place.desk) as desk:
        limits.one_at_a_time(desk, case.customer_id)
        if limits.too_many_sent(desk, case.customer_id, now):
            raise CannotSend("too_many_codes")
        if limits.too_many_wrong(desk, case.customer_id, now):
            raise CannotSend("too_many_wrong_codes")
        desk.execute(
            update(codes)
            .where(codes.c.customer_id == case.customer_id, codes.c.expires_at > now)
            .values(expires_at=now)
        )
        desk.execute(
            insert(codes).values(
                code_id=code_id,
                case_id=case_id,
                customer_id=case.customer_id,
                agent=agent,
                sent_at=now,
                expires_at=now + LASTS,
                contact=to.masked,
                code_hash=hashed(place, code_id, code),
                failures=0,
            )
        )
        queue.put(desk, Order(TOPIC, _payload(case, to, code)), now, case_id)
        entries.write(desk, _entry(case, code_id, agent, now))
    return Sent(to.masked, now + LASTS)


def contact(place: Workplace, customer_id: str) -> str:
    """Where a code would go, masked; "" when neither e-mail nor telephone is on file."""
    return _on_file(place, customer_id).masked


def _on_file(place: Workplace, customer_id: str) -> Contact:
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, place.company)
    return contact_of(snapshot) if snapshot else NONE


def _payload(case: Case, to: Contact, code: str) -> dict[str, object]:
    """The one order that carries an address: a code goes where it is on file now, and nowhere else.
    Address and code are blanked as soon as the order has ended (outbox.topics)."""
    return {
        "case": case.case_id,
        "customer": case.customer_id,
        "contact": to.as_told(),
        "channel": CHANNELS[to.kind],
        "address": to.address,
        "code": code,
    }


def _contact(place: Workplace, case: Case | None) -> Contact:
    if case is None:
        raise CannotSend("case_not_found")
    if case.is_closed:
        raise CannotSend("case_closed")
    if case.customer_id is None:
        raise CannotSend("no_customer")
    if case.identity.locked:
        raise CannotSend("identity_locked")
    found = _on_file(place, case.customer_id)
    if not found.masked:
        raise CannotSend("no_contact")
    return found


def _entry(case: Case, code_id: str, agent: str, now: datetime) -> Entry:
    return Entry(
        at=now,
        agent=agent,
        action=verbs.SENT_CODE,
        subject=code_id,
        case_id=case.case_id,
        customer_id=case.customer_id,
        why=case.case_id,
    )
