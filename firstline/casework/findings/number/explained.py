"""What the digits are: the records of hers that end in them."""

from __future__ import annotations

from typing import Any

from firstline.casework.facts import Account, Fact, Level, State, Tail, Term
from firstline.casework.findings.number.accounts import account_of
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.findings.number.matches import Match
from firstline.records.identifiers import compact

_INSTRUMENTS = {
    "card": "own_card",
    "device": "device",
    "past_card": "past_card",
    "balance": "balance",
}


# That digits are a card of hers, or her whole order number, is itself a thing to be kept.
CLAIMED = Level.CLAIMED
_LEVELS = {
    "is_long": Level.ANONYMOUS,
    **dict.fromkeys(("in_full", "is_card", "went_there"), Level.VERIFIED),
}
_LONG = 7  # digits that nobody would call an end


def facts(inquiry: Inquiry) -> dict[str, Fact]:
    """Of several records of one kind the first one counts."""
    found: dict[str, Fact] = {}
    for match in reversed(inquiry.matches):
        found |= of_match(match)
        if match.kind == "card" and match.row.status == "closed":
            found["closed"] = State()
        if match.kind in ("device", "past_card"):
            found |= _stands_for(inquiry, match.row)
    return found | _states(inquiry)


def of_match(match: Match) -> dict[str, Fact]:
    """What one record of hers is."""
    if match.kind == "order":
        return {"order_number": Account(match.value)}
    if match.kind == "reference":
        return {"reference": Account(match.value), "reference_kind": Term(match.label)}
    if match.kind == "other":
        return {"other_kind": Term(match.label)}
    return {_INSTRUMENTS[match.kind]: named(match.row)}


def named(instrument: Any) -> Term:
    return Term(instrument.kind or "account", instrument.network or "")


def _states(inquiry: Inquiry) -> dict[str, Fact]:
    orders = inquiry.of_kind("order")
    cards = inquiry.of_kind("card", "device", "past_card")
    holding = {
        "in_full": any(compact(order.value) == compact(inquiry.digits) for order in orders),
        "is_long": len(compact(inquiry.digits)) >= _LONG,
        "several": len(inquiry.kinds) > 1,
        "is_order": bool(orders),
        "is_card": bool(cards),
        "went_there": bool(cards) and _holds_the_credit(inquiry, cards),
    }
    return {state: State(_LEVELS.get(state, CLAIMED)) for state, holds in holding.items() if holds}


def _holds_the_credit(inquiry: Inquiry, cards: tuple[Match, ...]) -> bool:
    account = inquiry.credited.account if inquiry.credited else None
    accounts = [account_of(inquiry.snapshot, card.row) for card in cards]
    return account is not None and account in accounts


def _stands_for(inquiry: Inquiry, instrument: Any) -> dict[str, Fact]:
    account = account_of(inquiry.snapshot, instrument)
    if account is None or account.instrument_id == instrument.instrument_id:
        return {}
    found: dict[str, Fact] = {"device_card": named(account)}
    if account.last4:
        found["device_card_tail"] = Tail(account.last4)
    return found
