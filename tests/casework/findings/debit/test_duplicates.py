"""Money taken twice for one thing: what proves it, what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from firstline.casework.facts import Money
from firstline.records import rows
from tests.casework.findings.debit.books import (
    AGAIN,
    CLOSED_AT,
    FIRST,
    TWICE,
    ago,
    capture,
    codes,
    found,
    order,
    plan,
    refund,
    renewal,
)
from tests.casework.records import NOW, VISA


def test_two_settled_debits_of_one_order_are_a_duplicate():
    finding = found(*TWICE)[0]

    assert (finding.code, finding.certainty) == ("DUP_CAPTURE", "certain")
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")
    assert [proof.record for proof in finding.evidence] == [
        "charges/CH-1",
        "charges/CH-2",
        "orders/O-1",
    ]
    assert [proof.phrase for proof in finding.evidence][:2] == ["debit_taken", "debit_twice"]
    assert "no_refund" in [proof.phrase for proof in finding.ruled_out]


def test_one_debit_is_no_duplicate():
    assert codes(order(), FIRST) == []


def test_equal_parts_that_come_to_the_price_are_no_duplicate():
    assert codes(order(total="160.00"), FIRST, AGAIN) == ["SPLIT_SHIP"]


def test_equal_figures_in_another_currency_are_no_duplicate():
    assert "DUP_CAPTURE" not in codes(order(), FIRST, replace(AGAIN, currency="EUR"))


def test_a_third_debit_is_owed_back_as_well():
    third = capture("CH-3", at=CLOSED_AT + timedelta(days=1, minutes=1))
    finding = found(*TWICE, third)[0]

    assert finding.facts["owed"] == Money(Decimal("160.00"), "USD")
    assert finding.facts["times"].text == "3"


def test_only_the_part_in_excess_is_owed():
    parcel = capture("CH-0", "50.00")
    finding = found(order(total="130.00"), parcel, FIRST, AGAIN)[0]

    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")


def test_a_price_that_two_repetitions_explain_cannot_be_told():
    """Twice 20 or once 40 too much."""
    taken = [capture(f"CH-{n}", amount) for n, amount in enumerate(["20", "20", "20", "40", "40"])]
    assert codes(order(total="100.00"), *taken) == ["UNCLEAR"]


@pytest.mark.parametrize("status", ["voided", "failed"])
def test_a_debit_that_took_nothing_does_not_count(status):
    assert "DUP_CAPTURE" not in codes(order(), FIRST, replace(AGAIN, status=status))


def test_a_retry_of_a_debit_that_was_paid_is_a_duplicate_even_without_an_order():
    loose = replace(FIRST, order_id=None)
    again = replace(AGAIN, order_id=None, retry_of_charge_id="CH-1")
    assert codes(loose, again) == ["DUP_CAPTURE"]


def test_retries_that_go_round_in_a_circle_are_survived():
    loop = replace(FIRST, order_id=None, retry_of_charge_id="CH-2")
    again = replace(AGAIN, order_id=None, retry_of_charge_id="CH-1")
    assert found(loop, again) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"reference": "PAY-77120"}, {"order_id": None, "reference": "PAY-77120"}),
        ({}, {"order_id": None, "descriptor": "ALDER FINCH 10451950"}),
        ({}, {"order_id": None, "reference": "1045-1950"}),
    ],
)
def test_a_debit_without_its_order_is_tied_by_its_reference_or_its_descriptor(first, then):
    bought = order("10451950")
    one = replace(FIRST, order_id="10451950", **first)
    assert codes(bought, one, replace(AGAIN, **then)) == ["DUP_CAPTURE"]


def test_a_descriptor_that_is_the_same_on_everything_ties_nothing():
    loose = [
        replace(row, order_id=None, descriptor="ALDER & FINCH 2125550100")
        for row in (FIRST, replace(AGAIN, created_at=CLOSED_AT + timedelta(minutes=4)))
    ]
    assert codes(*loose) == ["UNCLEAR"]


def test_a_reference_on_other_payments_too_is_a_mandate_and_ties_nothing():
    mandate = [replace(row, order_id=None, reference="MND-10077") for row in (FIRST, AGAIN)]
    other = capture("CH-9", "12.00", ago(90), order_id=None, reference="MND-10077")
    assert codes(*mandate, other) == ["UNCLEAR"]


def test_a_period_debited_twice_is_a_duplicate():
    taken = [renewal("R-1", ago(10)), renewal("R-2", ago(9))]
    assert codes(plan(), renewal("R-0", ago(17)), *taken) == ["DUP_CAPTURE"]


def test_a_period_tried_again_after_it_was_made_good_is_a_duplicate():
    failed = renewal("R-1", ago(10), status="failed")
    made_good = renewal("R-2", ago(9), retry_of_charge_id="R-1")
    again = renewal("R-3", ago(8.5), retry_of_charge_id="R-1")
    assert codes(plan(), failed, made_good, again)[0] == "DUP_CAPTURE"


def test_extras_beside_the_price_of_a_plan_cannot_be_told():
    extras = [renewal("R-2", ago(10), "4.00"), renewal("R-3", ago(9.9), "4.00")]
    assert codes(plan(), renewal("R-1", ago(10)), *extras)[0] == "UNCLEAR"


def test_seconds_over_midnight_are_one_and_the_same_matter():
    midnight = datetime(2026, 11, 4, 5, 0, tzinfo=timezone.utc)
    first = capture("CH-1", at=midnight - timedelta(seconds=1))
    again = capture("CH-2", at=midnight + timedelta(seconds=1))
    assert codes(order(), first, again) == ["DUP_CAPTURE"]


def test_the_hour_that_comes_twice_in_autumn_does_not_hide_a_duplicate():
    first = capture("CH-1", at=datetime(2026, 11, 1, 5, 30, tzinfo=timezone.utc))
    again = capture("CH-2", at=datetime(2026, 11, 1, 6, 30, tzinfo=timezone.utc))
    finding = found(order(), first, again)[0]
    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["both_on"].day.isoformat() == "2026-11-01"


def test_the_whole_price_on_each_of_two_cards_is_a_duplicate():
    assert codes(*TWICE[:2], replace(AGAIN, instrument_id="PM-2")) == ["DUP_CAPTURE"]


def test_halves_of_an_unknown_price_on_two_cards_cannot_be_told():
    unknown = order(total=None)
    assert codes(unknown, FIRST, replace(AGAIN, instrument_id="PM-2")) == ["UNCLEAR"]


def test_an_unknown_price_is_told_by_the_lines_of_the_order():
    lines = rows.OrderLine(order_id="O-1", line=1, quantity=2, unit_price=Decimal("80.00"))
    assert codes(order(total=None), lines, FIRST, AGAIN) == ["SPLIT_SHIP"]


def test_a_second_order_that_nobody_paid_may_be_what_the_second_debit_is_for():
    assert codes(*TWICE, order("O-2")) == ["UNCLEAR"]


@pytest.mark.parametrize("status", ["cancelled", "Canceled", "CANCELLED"])
def test_a_second_order_that_was_cancelled_is_not_what_the_second_debit_is_for(status):
    assert codes(*TWICE, order("O-2", status=status)) == ["DUP_CAPTURE"]


def test_two_parcels_with_the_whole_price_each_contradict_the_order():
    parcels = [rows.Shipment(f"SH-{n}", "O-1", charge_id=f"CH-{n}") for n in (1, 2)]
    assert codes(*TWICE, *parcels) == ["UNCLEAR"]


def test_a_debit_dated_in_the_future_has_not_been_taken():
    assert codes(order(), FIRST, replace(AGAIN, created_at=NOW + timedelta(days=3))) == []


def test_an_old_copy_of_the_books_makes_a_duplicate_likely_and_says_so():
    finding = found(*TWICE, as_of=ago(4))[0]
    assert (finding.code, finding.certainty) == ("DUP_CAPTURE", "likely")
    assert finding.facts["books_until"].at == ago(4)


def test_five_hundred_rows_hide_no_duplicate():
    others = [
        row
        for n in range(249)
        for row in (
            order(f"X-{n}", f"{100 + n}.00"),
            capture(f"X-{n}", f"{100 + n}.00", ago(5 + n), order_id=f"X-{n}"),
        )
    ]
    assert codes(*TWICE, *others) == ["DUP_CAPTURE"]


# What happened before


def test_an_earlier_duplicate_is_found_without_being_asked_for():
    before = [
        replace(row, charge_id=f"B-{n}", order_id="O-0", created_at=ago(100 - n))
        for n, row in enumerate((FIRST, AGAIN))
    ]
    finding = found(*TWICE, order("O-0"), *before)[0]

    assert finding.code == "DUP_PRIOR"
    assert finding.facts["owed_in_all"] == Money(Decimal("160.00"), "USD")
    assert "charges/B-1" in [proof.record for proof in finding.evidence]


def test_an_earlier_duplicate_that_she_names_is_no_debit_we_lack():
    before = [capture(f"B-{n}", "49.90", ago(100 - n), order_id="O-0") for n in range(2)]
    books = (*TWICE, order("O-0", "49.90"), *before)
    assert codes(*books, text="two debits of $49.90") == ["DUP_PRIOR"]


def test_an_earlier_duplicate_that_went_back_is_no_prior():
    before = [
        replace(row, charge_id=f"B-{n}", order_id="O-0", created_at=ago(100 - n))
        for n, row in enumerate((FIRST, AGAIN))
    ]
    back = refund("B-R", "B-1", at=ago(90), order_id="O-0")
    assert codes(*TWICE, order("O-0"), *before, back) == ["DUP_CAPTURE"]


@pytest.mark.parametrize(
    ("now", "day", "codes_found"),
    [
        (datetime(2026, 11, 10, 15, tzinfo=timezone.utc), (2025, 10, 11), ["DUP_CAPTURE"]),
        (datetime(2026, 11, 10, 15, tzinfo=timezone.utc), (2025, 10, 9), []),
        (datetime(2025, 3, 31, 15, tzinfo=timezone.utc), (2024, 2, 29), ["DUP_CAPTURE"]),
        (datetime(2025, 3, 31, 15, tzinfo=timezone.utc), (2024, 2, 28), []),
    ],
)
def test_thirteen_months_are_looked_back_over_and_no_more(now, day, codes_found):
    at = datetime(*day, 16, tzinfo=timezone.utc)
    taken = [capture("CH-1", at=at - timedelta(days=1)), capture("CH-2", at=at)]
    assert codes(order(placed_at=at), *taken, now=now, as_of=now) == codes_found


def test_a_customer_elsewhere_has_the_days_of_the_company():
    finding = found(*TWICE, zone=ZoneInfo("Pacific/Auckland"))[0]
    assert finding.facts["first_on"].day.isoformat() == "2026-11-05"
    assert VISA.last4 == finding.facts["card_tail"].text
