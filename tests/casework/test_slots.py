"""A slot that printed something else than it means is a defect; another format of the right value is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework import slots
from firstline.records import rows
from tests.casework.records import (
    CREDIT,
    MASTERCARD,
    MESSAGE,
    ORDER,
    PAID,
    TEMPLATE,
    VISA,
    snapshot,
)


def defects(text, means="instrument.last4", about="credit:CR-1", *more):
    template = replace(TEMPLATE, means=means)
    message = replace(MESSAGE, slots={"account_tail": text}, about=about)
    records = snapshot(VISA, ORDER, PAID, CREDIT, template, message, *more)
    return slots.defects(records, message)


def test_the_order_number_where_the_card_belongs_is_a_defect_that_names_both():
    (defect,) = defects("7776")
    assert (defect.template_id, defect.version, defect.slot) == ("credit_sent", "7", "account_tail")
    assert (defect.means, defect.printed) == ("instrument.last4", "order.order_number")
    assert (defect.text, defect.expected) == ("7776", "4421")


@pytest.mark.parametrize(
    "text", ["4421", "…4421", "**** 4421", "x-4421", "Visa ending in 4421", "44 21"]
)
def test_the_right_card_in_any_format_is_no_defect(text):
    assert defects(text) == ()


def test_another_card_of_hers_than_the_one_credited_is_a_defect():
    (defect,) = defects("9034", "instrument.last4", "credit:CR-1", MASTERCARD)
    assert defect.expected == "4421"


def test_the_device_of_the_credited_card_is_no_defect():
    device = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "3307", "active", "PM-1")
    assert defects("3307", "instrument.last4", "credit:CR-1", device) == ()


def test_digits_that_are_nothing_of_hers_are_printed_from_somewhere_unknown():
    assert defects("5083")[0].printed == "unknown"


@pytest.mark.parametrize(
    ("means", "text"),
    [
        ("order.order_number", "10447776"),
        ("order.order_number", "#1044-7776"),
        ("credit.amount", "$120.00"),
        ("credit.amount", "120,00 USD"),
        ("credit.posted_at", "6 November"),
        ("customer.name", "maria lopez"),
        ("nothing.known", "7776"),
    ],
)
def test_a_slot_that_prints_what_it_means_is_right(means, text):
    assert defects(text, means, "order:10447776") == ()


def test_a_wrong_amount_is_a_defect():
    (defect,) = defects("$121.00", "credit.amount")
    assert defect.expected == str(Decimal("120.00"))


def test_without_a_template_nothing_is_called_wrong():
    assert slots.defects(snapshot(VISA, ORDER, CREDIT, MESSAGE), MESSAGE) == ()


def test_the_template_of_another_version_does_not_count():
    old = replace(TEMPLATE, version="6")
    assert slots.defects(snapshot(VISA, ORDER, CREDIT, old, MESSAGE), MESSAGE) == ()


def test_a_message_that_names_no_record_is_right_with_any_of_hers():
    assert defects("9034", "instrument.last4", None, MASTERCARD) == ()


def test_a_card_whose_end_is_not_recorded_leaves_open_what_should_have_stood_there():
    device = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "3307", "active", "PM-1")
    message = replace(MESSAGE, slots={"account_tail": "7776"})
    records = snapshot(replace(VISA, last4=None), device, ORDER, CREDIT, TEMPLATE, message)

    (defect,) = slots.defects(records, message)
    assert (defect.expected, defect.printed) == (None, "order.order_number")


def test_a_defect_names_the_template_row_that_tells_what_the_slot_means():
    assert defects("7776")[0].template == TEMPLATE.record
