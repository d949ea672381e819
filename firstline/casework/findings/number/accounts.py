"""Which of her accounts a credit went to, and which one paid for what it is about."""

from __future__ import annotations

import re
from typing import Any

from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

# Reasons that give back what a purchase cost; "" when the ledger tells none.
_FOR_A_PURCHASE = ("trade_in", "return", "")


def own(snapshot: Snapshot, instrument_id: str | None) -> Any | None:
    return next((i for i in snapshot.instruments if i.instrument_id == instrument_id), None)


def account_of(snapshot: Snapshot, instrument: Any | None) -> Any | None:
    """The card that a device or a replaced card stands for today; the instrument itself otherwise."""
    seen = set()
    while instrument is not None and instrument.instrument_id not in seen:
        seen.add(instrument.instrument_id)
        parent = own(snapshot, instrument.parent_instrument_id)
        if parent is None or (instrument.kind != "wallet_device" and instrument.status == "active"):
            return instrument
        instrument = parent
    return instrument


def expected(snapshot: Snapshot, credit: Any) -> Any | None:
    """The account that paid for what the credit is about, when exactly one did.

    Goodwill and adjustments without an order are owed to no account in particular.
    """
    order = order_of(snapshot, credit)
    if order is None and (credit.reason or "") not in _FOR_A_PURCHASE:
        return None
    payers = _paying_accounts(snapshot, order)
    return payers[0] if len(payers) == 1 else None


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
        for named in snapshot.references
        if compact(named.value or "") == reference
        for word in re.findall(r"[\w-]+", named.label or "")
    }
    labelled = [o for o in snapshot.orders if compact(o.order_number or o.order_id) in words]
    return labelled[0] if len(labelled) == 1 else None


def _paying_accounts(snapshot: Snapshot, order: Any | None) -> list:
    """The accounts that paid for `order`, or for anything at all when it is None; each once."""
    accounts = {}
    for charge in snapshot.charges:
        if charge.kind != "capture" or charge.status in ("failed", "voided"):
            continue
        if order is not None and charge.order_id != order.order_id:
            continue
        account = account_of(snapshot, own(snapshot, charge.instrument_id))
        if account is not None:
            accounts[account.instrument_id] = account
    return list(accounts.values())
