"""Whatever a records file leaves empty, the look-up finds what is left and the card stays whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families, number, order
from firstline.casework.identity import Identity
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.records import (
    CREDIT,
    MASTERCARD,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    PENDING,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
VERIFIED = Identity(Level.VERIFIED)
CUSTOMER = rows.Customer(
    "CU-1", "Maria Lopez", postcode="10027", locale="en_US", timezone="America/New_York"
)
DEVICE = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "7776", "active", "PM-1")
TRADE_IN = rows.Reference("CU-1", "trade_in", "TI-60007776", "order 10447776")
PARCEL = rows.Shipment("SH-1", "10447776", "Fleet", "FC100", NOW, NOW)
SECOND = replace(MESSAGE, message_id="M-2", subject="Order 10447776")
REFUND = replace(PAID, charge_id="CH-R", kind="refund", settled_at=NOW)
MOVED = replace(CREDIT, destination_instrument_id="PM-2")
FAILED = replace(PENDING, status="failed")
KINDS = {
    "usual": (CREDIT, TRADE_IN, SECOND),
    "pending": (PENDING, SECOND),
    "failed": (FAILED, SECOND),
    "moved": (MOVED, MASTERCARD, SECOND),
    "device": (CREDIT, DEVICE),
}


def records(kind):
    return (CUSTOMER, VISA, ORDER, PAID, TEMPLATE, MESSAGE, PARCEL, REFUND, *KINDS[kind])


def gaps(row):
    keys = {column.name for column in row.table.primary_key}
    return [name for name in row.__dataclass_fields__ if name not in keys | {"customer_id"}]


EMPTY = [
    pytest.param(kind, place, column, id=f"{kind}-{type(row).__name__}-{place}-{column}")
    for kind in KINDS
    for place, row in enumerate(records(kind))
    for column in gaps(row)
]


def cards(given, foreign=()):
    customer, *given = given
    found = snapshot(*given, customer=customer, foreign=foreign)
    for find in (number.find, order.find):
        for text in (
            "what is 7776?",
            "what is my order 10447776?",
            "an email: account ending 6092",
        ):
            findings = find(found, said(text), NOW)
            for lead in findings:
                yield make_card([lead], found, VERIFIED, BOOKS, Staff("Jonas", ""), NOW)


def assert_whole(card):
    assert card["headline"]
    assert all(row["fact"] and row["record"] for row in card["evidence"]), card["evidence"]
    assert all(card["ruled_out"])
    assert all(step["label"] for step in card["do"])
    assert "¤" not in json.dumps(card, ensure_ascii=False)
    assert "None" not in json.dumps(card)
    if card["family"] == "number":
        assert card["say"]
        assert card["follow_up"] is None or card["follow_up"]["due_at"]


@pytest.mark.parametrize(("kind", "place", "column"), EMPTY)
def test_one_empty_column_leaves_the_cards_whole(kind, place, column):
    given = list(records(kind))
    given[place] = replace(given[place], **{column: None})
    for card in cards(given):
        assert_whole(card)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_hold_nothing_but_their_keys_leave_the_cards_whole(kind):
    given = [replace(row, **dict.fromkeys(gaps(row))) for row in records(kind)]
    made = list(cards(given, foreign=("CR-1",)))
    assert made
    for card in made:
        assert_whole(card)


def test_the_privacy_card_is_whole_without_amount_and_payer():
    given = (CUSTOMER, VISA, ORDER, replace(CREDIT, amount=None), MESSAGE)
    card = next(cards(given, foreign=("CR-1",)))
    assert card["finding"] == "OTHER_OWNER"
    assert_whole(card)


def test_an_amount_without_its_currency_is_not_told():
    given = snapshot(VISA, ORDER, PAID, replace(CREDIT, currency=None), TEMPLATE, MESSAGE)
    assert "amount" not in number.find(given, said("7776"), NOW)[0].facts


def test_two_messages_without_a_time_are_both_looked_at():
    first = replace(MESSAGE, sent_at=None)
    second = replace(first, message_id="M-2", slots={"account_tail": "7776", "end": "7776"})
    finding = number.find(snapshot(VISA, ORDER, first, second, TEMPLATE), said("7776"), NOW)[0]
    assert "printed_text" in finding.facts
