"""Two factors verify; a tail is never the number it ends; three failures shut the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.factors import (
    available,
    factors_given,
    form_matches,
    is_postcode_of,
    wrong_postcode,
)
from firstline.casework.facts import Level
from firstline.casework.identity import FACTORS, Identity
from firstline.records import rows
from tests.casework.records import COMPANY, NOW, ORDER, PAID, VISA, said, snapshot
from tests.casework.said_cases import patient

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


@pytest.mark.parametrize("placed_at", [datetime.min, datetime.max])
@pytest.mark.parametrize("place", ["America/New_York", "Asia/Tokyo"])
def test_an_order_at_either_end_of_the_calendar_is_no_last_order_to_ask_for(placed_at, place):
    odd = replace(ORDER, placed_at=placed_at.replace(tzinfo=timezone.utc))
    records = replace(snapshot(odd), company=replace(COMPANY, timezone=ZoneInfo(place)))
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
        ("last_order", "2026-10-21 499.00", True),
        ("last_order", "10/21/2026 499", True),
        ("last_order", "Oct 21, 499", True),
        ("last_order", "499.00", False),
        ("last_order", "2026-10-21 500", False),
        ("last_order", "2026-10-21 496 497 498 499", False),
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


OURS = "Dear Maria, your order 10447776 was sent to 10027 New York."
LIVING = rows.Customer("CU-1", "Ann", postcode="SW1A 1AA")


def living_at(postcode, *given):
    return snapshot(*(given or (VISA, ORDER)), customer=replace(LIVING, postcode=postcode))


def test_a_list_to_choose_from_gives_nothing():
    zips = " ".join(f"{number:05}" for number in range(10000, 10600))
    orders = ", ".join(str(number) for number in range(10447700, 10447800))
    assert factors(f"order {orders} zip {zips}") == set()
    assert factors("zip 10027, zip 10028, zip 10029") == set()
    assert factors("order 10447776, order 10447777, order 10447778") == set()
    assert wrong_postcode(RECORDS, said("zip 10027, zip 10028, zip 10029"))


def test_two_values_of_a_kind_are_no_list():
    assert factors("order 10447777 or 10447776") == {"order_number"}
    assert factors("zip 10027, before that 10028") == {"postcode"}


def test_her_own_other_numbers_are_no_guesses():
    more = [replace(OLDER, order_id=n, order_number=n) for n in ("10400001", "10400002")]
    parcel = rows.Reference(customer_id="CU-1", kind="rma", value="RMA-8812")
    records = snapshot(VISA, ORDER, *more, parcel)
    text = "customer CU-1, orders 10447776, 10400001 and 10400002, RMA-8812, ticket 5512"
    assert factors(text, records) == {"order_number"}


@pytest.mark.parametrize("days", ["2026-10-20 2026-10-21", "2026-10-21"])
def test_the_form_takes_two_amounts_and_two_days_at_most(days):
    amounts = " ".join(f"${number}.00" for number in range(450, 550))
    assert form_matches(RECORDS, "last_order", said(f"$499.00 or $498.00 {days}"))
    assert not form_matches(RECORDS, "last_order", said(f"{amounts} {days}"))
    month = " ".join(f"2026-10-{day:02}" for day in range(1, 32))
    assert not form_matches(RECORDS, "last_order", said(f"$499.00 {month}"))


@pytest.mark.parametrize(
    "text",
    [
        "> your order 10447776 was sent on 2026-10-21\n> $499.00, to 10027 New York",
        f"---------- Forwarded message ---------\nFrom: orders@shop.example\n\n{OURS}",
        f"-----Original Message-----\n{OURS} Zip 10027. $499.00 on Oct 21",
        f"On Oct 22, 2026 Orders <orders@shop.example> wrote:\n{OURS}",
        f"From: orders@alderfinch.example\nSubject: Sent\n\n{OURS} We charged $499.00 on Oct 21.",
        f'she got "{OURS}" and asks',
        f"she has this: {OURS} We thank you.",
    ],
)
def test_what_our_own_message_says_verifies_nobody(text):
    assert factors(text) == set()


def test_what_she_writes_above_a_quotation_counts():
    text = "my order is 10447776, zip 10027\n\n> account ending 7776"
    assert factors(text) == {"order_number", "postcode"}
    mail = "From: ann@gmail.com\nSubject: Help\n\nmy order is 10447776, zip 10027\n\n> Dear Ann"
    assert factors(mail) == {"order_number", "postcode"}


def test_what_she_repeats_outside_the_quotation_counts():
    assert factors("> order 10447776\n\nmy order is 10447776") == {"order_number"}
    each = factors_given(RECORDS, said("order 10447776", "> order 10447776"))
    assert each == {"order_number"}


def test_a_postcode_in_a_quotation_is_no_wrong_one():
    assert not wrong_postcode(RECORDS, said("> zip 10011\nwhat is this?"))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("10027", {"postcode"}),
        ("10447776, 10027", {"order_number", "postcode"}),
        ("order 10447776\n10027", {"order_number", "postcode"}),
        ("10027 is the zip", {"postcode"}),
        ("my zip code number is 10027", {"postcode"}),
        ("New York, NY 10027", {"postcode"}),
        ("zip 10027-1234", {"postcode"}),
        ("one zero zero two seven", {"postcode"}),
        ("account ending 10027", set()),
        ("card 10027", set()),
        ("x10027", set()),
        ("what is 10027", set()),
        ("10027?", set()),
        ("order 10027", set()),
        ("10027 Oak Street", set()),
        ("flat 10027", set()),
        ("10027 miles", set()),
        ("$10027", set()),
        ("100271 and 110027", set()),
        ("AB-10027", set()),
        ("ending 10027, and then 10027", set()),
        ("ending 10027, my zip is 10027", {"postcode"}),
    ],
)
def test_a_bare_postcode_counts_unless_it_is_something_else(text, given):
    assert factors(text) == given


def test_digits_that_the_case_calls_an_ending_are_no_postcode_later():
    latest, case = said("10027"), said("account ending 10027", "10027")
    assert factors_given(RECORDS, latest) == {"postcode"}
    assert factors_given(RECORDS, latest, case) == set()
    assert factors_given(RECORDS, latest, said("account ending 7776", "10027")) == {"postcode"}


@pytest.mark.parametrize(
    ("text", "is_hers"),
    [
        ("10027", True),
        ("zip 10027", True),
        ("10447776, 10027", True),
        ("ending 10027", False),
        ("10028", False),
        ("7776", False),
        ("order 10027", False),
    ],
)
def test_her_postcode_is_told_from_the_digits_she_asks_about(text, is_hers):
    assert any(is_postcode_of(RECORDS, mention) for mention in said(text).mentions) is is_hers
    assert not any(is_postcode_of(living_at(None), one) for one in said(text).mentions)


@pytest.mark.parametrize("postcode", ["2026", "2000", "101"])
@pytest.mark.parametrize(
    "text",
    [
        "ordered on 3 November {}",
        "${}.00 were taken",
        "in {} she moved",
        "{} Oak Street",
        "order 10{}",
        "account ending {}",
        "order {}",
        "7{}",
        "since {} at 12:30, {} points",
    ],
)
def test_a_short_postcode_is_no_year_no_amount_and_no_house(postcode, text):
    assert factors(text.replace("{}", postcode), living_at(postcode, VISA)) == set()


@pytest.mark.parametrize(
    "text", ["postcode 2000", "2000 is the postcode", "Sydney NSW 2000", "postcode 2000 is right"]
)
def test_a_short_postcode_counts_where_it_is_called_one(text):
    assert factors(text, living_at("2000")) == {"postcode"}
    assert factors(text.replace("2000", "2001"), living_at("2000")) == set()


def test_a_short_postcode_answers_alone():
    assert factors("order 10447776, 2000", living_at("2000")) == {"order_number", "postcode"}
    assert factors("7776, 4421, 2000", living_at("2000")) == set()


@pytest.mark.parametrize("order", [replace(ORDER, placed_at=None), replace(ORDER, total=None)])
def test_an_order_without_a_day_or_a_total_is_no_last_order_to_name(order):
    records = snapshot(VISA, order)
    assert factors("order 10447776, $499.00 on Oct 21", records) == {"order_number"}
    assert not form_matches(records, "last_order", said("$499.00 2026-10-21"))


def test_an_order_without_a_day_does_not_hide_the_last_one():
    records = snapshot(VISA, ORDER, replace(OLDER, placed_at=None))
    assert factors("$499.00 on Oct 21", records) == {"last_order"}


POSTCODES = st.one_of(
    st.from_regex(r"[0-9]{5}", fullmatch=True),
    st.from_regex(r"[0-9]{4}", fullmatch=True),
    st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", fullmatch=True),
)


@patient
@given(POSTCODES, st.sampled_from(["postcode {}", "zip: {}", "order 10447776, zip {}"]))
def test_every_labelled_postcode_is_understood_in_any_case_and_spacing(postcode, text):
    for written in (postcode, postcode.lower(), postcode.replace(" ", "")):
        given_by = factors(text.format(written), living_at(postcode))
        assert given_by - {"order_number"} == {"postcode"}
    assert "postcode" not in factors(text.format(postcode[:-1]), living_at(postcode))
    if postcode.isdigit():
        assert "postcode" not in factors(f"account ending {postcode}", living_at(postcode))


@patient
@given(
    st.from_regex(r"[1-9][0-9]{4,11}", fullmatch=True),
    st.from_regex(r"(?:[ABFHJQW]{1,4}-?)?", fullmatch=True),
    st.integers(3, 11),
)
def test_the_whole_order_number_is_a_factor_and_no_ending_of_it_is(digits, prefix, length):
    number = prefix + digits
    order = replace(ORDER, order_id=number, order_number=number)
    records = living_at(None, VISA, order)
    assert factors(f"order number {number}", records) == {"order_number"}
    for ending in {digits[-length:], number[1:]} - {number}:
        for text in ("{}", "order {}", "ending {}", "order number {}", "order ending in x{}"):
            assert factors(text.format(ending), records) == set()
        assert not form_matches(records, "order_number", said(ending))


def test_only_what_the_records_can_check_is_asked_for():
    plan = snapshot(replace(PAID, order_id=None))
    assert available(plan) == {"postcode", "last_order"}
    assert Identity(Level.CLAIMED).missing_of(available(plan)) == ("postcode", "last_order")
    assert Identity(Level.CLAIMED).missing_of(frozenset()) == ("order_number", "postcode")


def test_without_an_order_the_last_payment_counts_as_last_order():
    plan = snapshot(replace(PAID, order_id=None))
    assert factors("$499.00 on 21 October 2026", plan) == {"last_order"}
    assert factors("$498.00 on 21 October 2026", plan) == frozenset()
