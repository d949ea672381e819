"""Sums and claims of payments settle what a message is about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.desk.asked import Asked
from firstline.desk.hearing import Heard
from firstline.desk.sums import with_sums
from firstline.workplace import PLAYBOOKS
from tests.casework.records import CREDIT, ORDER, PAID, VISA, said, snapshot
from tests.desk.conftest import NOW

BOOKS = playbook.load(families(), PLAYBOOKS, PLAYBOOKS.parent / "none")
ONE, OTHER = replace(PAID, amount=Decimal("150")), replace(PAID, amount=Decimal("114"))
OWED = replace(CREDIT, amount=Decimal("180"))
RECORDS = snapshot(VISA, ORDER, ONE, replace(OTHER, charge_id="CH-2"), OWED)
TWICE, REFUND, ITEM = "debited_twice", "refund_status", "item_wrong"


def told(text, intent, *issues, guesses=(), message_id=1, concerns=None, before=()):
    heard = Heard((said(text),), said(text))
    asked = Asked("C-1", "jo", intent, tuple(guesses), issues, message_id=message_id)
    turn = SimpleNamespace(asked=asked, heard=heard, books=BOOKS, now=NOW)
    read = (intent,) if concerns is None else concerns
    return with_sums(turn, RECORDS, read, before)


@pytest.mark.parametrize(
    "text",
    [
        "why 150 and 114 when i ordred one thing",
        "She ordered once and sees 150.00 and 114.00.",
        "Hello,\nyou took $150 AND $114. What is this nonsense?",
    ],
)
def test_two_debits_only_sound_like_something_wrong_with_a_thing(text):
    assert told(text, ITEM, ITEM) == (TWICE,)


def test_a_thing_that_is_wrong_too_stays_an_issue():
    assert told("the towels are torn and 150 twice", ITEM, ITEM) == (ITEM, TWICE)
    assert told("it is not right, and 150 twice", ITEM, ITEM, TWICE) == (ITEM, TWICE)


def test_a_sum_is_no_parcel_unless_an_order_is_named():
    assert told("still no 180", "order_status") == (REFUND,)
    assert told("order 10447776: still no 180", "order_status") == ("order_status", REFUND)


def test_day_and_sum_of_the_last_order_ask_nothing():
    before = ("explain_number",)
    text = "last order was on october 20, $150.00"
    assert told(text, "verify_identity", concerns=before, before=before) == before


def test_what_she_claims_of_payments_counts_where_words_are_not_understood():
    text = "there is one not in your books, I made neither of them"
    assert told(text, "nlu_fallback", guesses=(TWICE,), concerns=()) == (TWICE,)
    assert told(text, "nlu_fallback", guesses=("greet",), concerns=()) == ()


def test_what_never_came_stays_an_order_beside_its_price():
    text = "my parcel never came, cancel it and get me my 150 back"
    assert told(text, "nlu_fallback", concerns=("order_status",)) == ("order_status", TWICE)
    before = ("order_status",)
    assert told(text, "nlu_fallback", concerns=before, before=before) == (TWICE,)


def test_a_button_raises_no_sum():
    assert told("150 twice", "order_status", message_id=None) == ("order_status",)
