"""Two factors verify; a tail is never the number it ends; three failures shut the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.facts import Level
from firstline.casework.identity import (
    FACTORS,
    Identity,
    factors_given,
    form_matches,
    wrong_postcode,
)
from firstline.records import rows
from tests.casework.records import NOW, ORDER, VISA, said, snapshot

RECORDS = snapshot(VISA, ORDER, rows.Appointment(appointment_id="AP-31", customer_id="CU-1"))
OLDER = replace(ORDER, order_id="1", order_number="10400001", placed_at=NOW - timedelta(days=90))


def factors(text, records=RECORDS):
    return set(factors_given(records, said(text)))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("order 10447776", {"order_number"}),
        ("order 10447776, postcode 10027", {"order_number", "postcode"}),
        ("zip 10027", {"postcode"}),
        ("she lives in 10027 New York", {"postcode"}),
        ("order 7776", set()),
        ("account ending 7776", set()),
        ("order 10447777", set()),
        ("zip 10028", set()),
        ("110027", set()),
        ("the last one was $499.00 on Oct 21", {"last_order"}),
        ("the last one was $499.00", set()),
        ("the last one was $498.00 on Oct 21", set()),
        ("", set()),
    ],
)
def test_the_factors_that_a_message_gives(text, given):
    assert factors(text) == given


def test_a_booking_number_counts_like_an_order_number():
    assert factors("booking AP-31") == {"order_number"}


def test_only_the_last_order_is_the_last_order():
    records = snapshot(VISA, ORDER, replace(OLDER, total=Decimal("20.00")))
    assert factors("$20.00 on Aug 12", records) == set()


def test_a_british_postcode_is_found_however_it_is_spaced():
    british = rows.Customer("CU-1", "Ann", postcode="SW1A 1AA")
    records = snapshot(VISA, customer=british)
    assert factors("postcode sw1a1aa", records) == {"postcode"}
    assert factors("I live at SW1A 1AA.", records) == {"postcode"}
    assert factors("XSW1A 1AAB", records) == set()


def test_a_customer_without_a_postcode_cannot_be_verified_by_an_empty_one():
    records = snapshot(VISA, customer=rows.Customer("CU-1", "Ann"))
    assert factors("postcode ", records) == set()
    assert not form_matches(records, "postcode", said(""))


@pytest.mark.parametrize(
    ("factor", "typed", "right"),
    [
        ("order_number", "10447776", True),
        ("order_number", " 1044-7776 ", True),
        ("order_number", "7776", False),
        ("order_number", "", False),
        ("postcode", "10027", True),
        ("postcode", "10027-1234", True),
        ("postcode", "1002", False),
        ("last_order", "2026-10-21 499.00 USD", True),
        ("last_order", "2026-10-20 499.00 USD", False),
    ],
)
def test_the_form_takes_the_whole_value_and_nothing_less(factor, typed, right):
    assert form_matches(RECORDS, factor, said(typed)) is right


def test_a_postcode_of_somebody_else_is_a_failure_and_none_at_all_is_not():
    assert wrong_postcode(RECORDS, said("postcode 10011"))
    assert not wrong_postcode(RECORDS, said("postcode 10027"))
    assert not wrong_postcode(RECORDS, said("account ending 7776"))


def test_two_different_factors_verify_and_the_same_one_twice_does_not():
    once = Identity(Level.CLAIMED).with_factors(frozenset({"postcode"}))
    assert (once.level, once.left) == (Level.CLAIMED, 1)
    assert once.with_factors(frozenset({"postcode"})).level == Level.CLAIMED
    assert once.with_factors(frozenset({"order_number"})).level == Level.VERIFIED


def test_after_three_failures_right_factors_change_nothing():
    shut = Identity(Level.CLAIMED).failed().failed().failed()
    assert shut.locked
    assert shut.with_factors(frozenset(FACTORS)) == shut


def test_a_failure_after_verification_takes_nothing_back():
    known = Identity(Level.CLAIMED).with_factors(frozenset({"postcode", "order_number"}))
    for _ in range(4):
        known = known.failed()
    assert known.level == Level.VERIFIED
    assert not known.locked


@given(st.text(alphabet="0123456789", min_size=3, max_size=7))
def test_no_ending_of_an_order_number_is_ever_a_factor(digits):
    assert "order_number" not in factors(f"order {digits}")
    assert not form_matches(RECORDS, "order_number", said(digits))
