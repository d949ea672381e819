"""One-time codes to the contact on file: sent through the outbox, checked once, never shown to us."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from firstline import database, settings
from firstline.casework.doing.contact import EMAIL, NONE, PHONE, Contact, contact_of
from firstline.casework.identity import MOST_FAILURES
from firstline.desk import cases, code_limits
from firstline.desk.cases import Case
from firstline.desk.code_limits import LASTS
from firstline.desk.names import new_id
from firstline.desk.outbox import queue
from firstline.desk.outbox.queue import Order
from firstline.desk.tables import cases as case_rows
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


class TooManyWrong(RuntimeError):
    """So many wrong codes were typed for the customer that none is looked at for a while."""


@dataclass(frozen=True)
class Sent:
    """`contact` is masked: enough for the agent to say where it went."""

    contact: str
    expires_at: datetime


def send(place: Workplace, case_id: str, agent: str, now: datetime) -> Sent:
    """Put a new code in the outbox; those sent before to this customer count no longer."""
    with place.desk.connect() as desk:
        case = cases.get(desk, case_id)
    to = _contact(place, case)
    code, code_id = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", new_id("V")
    with database.writing(place.desk) as desk:
        code_limits.one_at_a_time(desk, case.customer_id)
        if code_limits.too_many_sent(desk, case.customer_id, now):
            raise CannotSend("too_many_codes")
        if code_limits.too_many_wrong(desk, case.customer_id, now):
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
                code_hash=_hash(place, code_id, code),
                failures=0,
            )
        )
        queue.put(desk, Order(TOPIC, _payload(case, to, code)), now, case_id)
        entries.write(desk, _entry(case, code_id, agent, now))
    return Sent(to.masked, now + LASTS)


def last_good(desk: Connection, case_id: str, now: datetime) -> Sent | None:
    """The code that the customer can still read out."""
    row = _good(desk, case_id, now)
    return Sent(row.contact, row.expires_at) if row else None


def contact(place: Workplace, customer_id: str) -> str:
    """Where a code would go, masked; "" when neither e-mail nor telephone is on file."""
    return _on_file(place, customer_id).masked


def check(place: Workplace, desk: Connection, case: Case, typed: str, now: datetime) -> bool:
    """Whether it is the code last sent, still good and not used; a right one is used by this.

    Three wrong ones end it. Raises TooManyWrong.
    """
    code_limits.one_at_a_time(desk, case.customer_id)
    if code_limits.too_many_wrong(desk, case.customer_id, now):
        raise TooManyWrong(case.case_id)
    row = _good(desk, case.case_id, now)
    if row is None:
        return False
    digits = "".join(sign for sign in typed if sign.isdecimal())
    is_right = hmac.compare_digest(_hash(place, row.code_id, digits), row.code_hash)
    about = codes.c.code_id == row.code_id
    if not is_right:
        desk.execute(update(codes).where(about).values(failures=codes.c.failures + 1))
        return False
    used = update(codes).where(about, codes.c.used_at.is_(None)).values(used_at=now)
    return desk.execute(used).rowcount == 1


def _good(desk: Connection, case_id: str, now: datetime) -> Row | None:
    """Never one that went to another customer, whoever the case was about before."""
    is_theirs = codes.c.customer_id == case_rows.c.customer_id
    row = desk.execute(
        select(codes)
        .join(case_rows, (case_rows.c.case_id == codes.c.case_id) & is_theirs)
        .where(codes.c.case_id == case_id, codes.c.expires_at > now, codes.c.used_at.is_(None))
        .order_by(codes.c.sent_at.desc(), codes.c.code_id)
    ).first()
    return row if row and row.failures < MOST_FAILURES else None


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


def _hash(place: Workplace, code_id: str, code: str) -> str:
    """Six digits are soon tried through: without the installation's secret a copy of the desk
    tells none."""
    secret = settings.secret(place.settings.home).encode()
    return hmac.new(secret, f"{code_id}:{code}".encode(), hashlib.sha256).hexdigest()


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
