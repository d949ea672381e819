"""The credit that the customer's question is about, and where it went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from firstline.casework.findings.number.matches import Match
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

State = Literal["posted", "pending", "late"]

# How far from the message a credit may lie and still be the one it tells of.
NEAR_MESSAGE = timedelta(days=5)


@dataclass(frozen=True)
class Credited:
    """One credit. `destination` is her own instrument, `account` the card it stands for today."""

    credit: Any
    state: State
    destination: Any | None
    account: Any | None
    expected: Any | None
    other_owner: bool


def concerned(
    snapshot: Snapshot,
    said: Said,
    matches: Sequence[Match],
    message: Any | None,
    now: datetime,
) -> Credited | None:
    """The credit the question is about, None when the records do not single one out."""
    credit = _single_out(snapshot, said, matches, message)
    return _credited(snapshot, credit, now) if credit else None


def _single_out(snapshot, said, matches, message) -> Any | None:
    known = snapshot.credits
    if message is not None:
        told = [c for c in known if message.about == f"credit:{c.credit_id}"]
        if told:
            return told[0]
    for chosen in (
        _named_amount(known, said),
        _of_matched(known, matches, snapshot),
        _near(known, message),
        known,
    ):
        if len(chosen) == 1:
            return chosen[0]
    return None


def _named_amount(credits, said: Said) -> list:
    amounts = {amount.value for amount in said.amounts}
    return [credit for credit in credits if credit.amount in amounts]


def _of_matched(credits, matches: Sequence[Match], snapshot: Snapshot) -> list:
    numbers = {compact(match.value) for match in matches}
    orders = {m.row.order_id for m in matches if m.kind == "order" and m.row}
    return [
        credit
        for credit in credits
        if compact(credit.reference or "-") in numbers
        or ((order := order_of(snapshot, credit)) and order.order_id in orders)
    ]


def _near(credits, message) -> list:
    if message is None or message.sent_at is None:
        return []
    return [
        credit
        for credit in credits
        for at in (credit.posted_at or credit.approved_at,)
        if at and abs(at - message.sent_at) <= NEAR_MESSAGE
    ]


def _credited(snapshot: Snapshot, credit: Any, now: datetime) -> Credited:
    destination = _own(snapshot, credit.destination_instrument_id)
    return Credited(
        credit=credit,
        state=_state(credit, now),
        destination=destination,
        account=account_of(snapshot, destination),
        expected=_expected(snapshot, credit),
        other_owner=credit.credit_id in snapshot.foreign_destinations,
    )


def _state(credit: Any, now: datetime) -> State:
    if credit.status == "posted":
        return "posted"
    if credit.status == "failed" or (credit.due_at is not None and credit.due_at < now):
        return "late"
    return "pending"


def account_of(snapshot: Snapshot, instrument: Any | None) -> Any | None:
    """The card that a device or a replaced card stands for today; the instrument itself otherwise."""
    seen = set()
    while instrument is not None and instrument.instrument_id not in seen:
        seen.add(instrument.instrument_id)
        parent = _own(snapshot, instrument.parent_instrument_id)
        if parent is None or (instrument.kind != "wallet_device" and instrument.status == "active"):
            return instrument
        instrument = parent
    return instrument


def order_of(snapshot: Snapshot, credit: Any) -> Any | None:
    """The order a credit is about: by its reference, or by the label of the reference it names."""
    reference = compact(credit.reference or "")
    if not reference:
        return None
    for order in snapshot.orders:
        if reference in (compact(order.order_id), compact(order.order_number or "")):
            return order
    words = {
        compact(word)
        for own in snapshot.references
        if compact(own.value) == reference
        for word in re.findall(r"[\w-]+", own.label or "")
    }
    labelled = [o for o in snapshot.orders if compact(o.order_number or o.order_id) in words]
    return labelled[0] if len(labelled) == 1 else None


def paying_accounts(snapshot: Snapshot, order: Any | None) -> list:
    """The accounts that paid for `order`, or for anything at all when it is None; each once."""
    accounts = {}
    for charge in snapshot.charges:
        if charge.kind != "capture" or charge.status == "failed" or charge.status == "voided":
            continue
        if order is not None and charge.order_id != order.order_id:
            continue
        account = account_of(snapshot, _own(snapshot, charge.instrument_id))
        if account is not None:
            accounts[account.instrument_id] = account
    return list(accounts.values())


def _expected(snapshot: Snapshot, credit: Any) -> Any | None:
    """The account that paid for what the credit is about, when exactly one did."""
    payers = paying_accounts(snapshot, order_of(snapshot, credit))
    return payers[0] if len(payers) == 1 else None


def _own(snapshot: Snapshot, instrument_id: str | None) -> Any | None:
    return next((i for i in snapshot.instruments if i.instrument_id == instrument_id), None)
