"""Parcels that are late or lost, by the records or by her word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from firstline.casework.findings.order import find
from firstline.records import rows
from tests.casework.records import NOW, ORDER, said, snapshot

PROMISED = NOW - timedelta(days=5)
SENT = replace(ORDER, status="shipped", promised_at=PROMISED)
PARCEL = rows.Shipment(
    "SH-1", ORDER.order_id, "Couriers", "FC883", NOW - timedelta(days=12), None, None
)
FRESH = {"shipments": NOW, "orders": NOW}


def found(*records, text="where is it", now=NOW):
    given = snapshot(*records)
    return find(replace(given, as_of={**given.as_of, **FRESH}), said(text), now)


def parcels(*records, **more):
    return [one.code for one in found(*records, **more) if one.code.startswith("PARCEL_")]


def test_a_parcel_past_its_promised_day_is_late():
    (late,) = [one for one in found(SENT, PARCEL) if one.code == "PARCEL_LATE"]
    assert late.facts["days_late"].text == "5"
    assert [proof.record for proof in late.evidence] == [SENT.record, PARCEL.record]


def test_the_promised_day_itself_is_not_late():
    today = replace(SENT, promised_at=NOW - timedelta(hours=2))
    assert parcels(today, PARCEL) == []


def test_a_parcel_that_arrived_late_is_not_late_any_more():
    arrived = replace(PARCEL, delivered_at=NOW - timedelta(days=1))
    assert parcels(SENT, arrived) == []


def test_one_of_two_parcels_still_on_its_way_keeps_the_order_late():
    arrived = replace(PARCEL, shipment_id="SH-2", delivered_at=NOW - timedelta(days=7))
    assert parcels(SENT, PARCEL, arrived) == ["PARCEL_LATE"]


@pytest.mark.parametrize(("days", "code"), [(13, "PARCEL_LATE"), (16, "PARCEL_LOST")])
def test_two_weeks_overdue_counts_as_lost(days, code):
    old = replace(SENT, promised_at=NOW - timedelta(days=days))
    assert parcels(old, PARCEL) == [code]


def test_what_never_left_us_is_late_and_not_lost_however_long_ago():
    old = replace(SENT, promised_at=NOW - timedelta(days=60))
    (late,) = [one for one in found(old) if one.code.startswith("PARCEL_")]
    assert late.code == "PARCEL_LATE"
    assert "not_sent" in late.facts


def test_a_cancelled_order_is_never_late():
    assert parcels(replace(SENT, status="cancelled"), PARCEL) == []


def test_an_order_without_a_promise_is_never_late():
    assert parcels(replace(SENT, promised_at=None), PARCEL) == []


def test_records_from_before_the_promised_day_say_nothing():
    given = snapshot(SENT, PARCEL)
    old = dict.fromkeys(("orders", "shipments"), PROMISED - timedelta(days=1))
    codes = [one.code for one in find(replace(given, as_of=old), said("where"), NOW)]
    assert not [code for code in codes if code.startswith("PARCEL_")]


def test_her_word_against_the_carriers_counts_as_lost_and_only_likely():
    arrived = replace(PARCEL, delivered_at=PROMISED - timedelta(days=1))
    text = "your page says delivered but my parcel never arrived"
    (lost,) = [one for one in found(SENT, arrived, text=text) if one.code == "PARCEL_LOST"]
    assert (lost.certainty, "denied" in lost.facts) == ("likely", True)


def test_a_delivered_parcel_nobody_complains_of_is_not_lost():
    arrived = replace(PARCEL, delivered_at=PROMISED - timedelta(days=1))
    assert parcels(SENT, arrived, text="thanks, my parcel arrived") == []


def test_the_order_she_names_goes_before_another_that_is_late():
    other = replace(
        SENT, order_id="20881111", order_number="20881111", promised_at=NOW + timedelta(days=3)
    )
    codes = [one.code for one in found(SENT, PARCEL, other, text="where is order 20881111?")]
    assert codes.index("ORDER_STATUS") < codes.index("PARCEL_LATE")


def test_days_are_counted_on_the_companys_calendar_over_a_clock_change():
    promised = datetime(2026, 10, 30, 18, tzinfo=timezone.utc)
    now = datetime(2026, 11, 2, 4, 30, tzinfo=timezone.utc)  # 1 November, 23:30 in New York
    (late,) = [
        one
        for one in found(replace(SENT, promised_at=promised), PARCEL, now=now)
        if one.code == "PARCEL_LATE"
    ]
    assert late.facts["days_late"].text == "2"


def test_a_parcel_that_she_says_came_is_no_longer_late():
    (status,) = [one for one in found(SENT, PARCEL, text="it came today") if _is_parcel(one)]

    assert status.code == "ORDER_STATUS"
    assert status.facts["says_it_came"] and "delivered_on" not in status.facts


@pytest.mark.parametrize(
    "text",
    [
        "the parcel has not come",
        "did the parcel come today?",
        "your site says that it came today",
        "my sister's parcel came today",
        "the kettle came today, but the chairs never arrived",
        "the engineer came today",
    ],
)
def test_what_only_sounds_like_a_parcel_that_came_leaves_it_late(text):
    assert parcels(SENT, PARCEL, text=text) == ["PARCEL_LATE"]


def test_of_two_overdue_orders_the_one_that_left_us_is_the_one_that_came():
    other = replace(SENT, order_id="10440001", order_number="10440001")

    codes = [one for one in found(SENT, PARCEL, other, text="it came today") if _is_parcel(one)]

    assert [(one.code, one.evidence[0].record) for one in codes] == [
        ("ORDER_STATUS", SENT.record),
        ("PARCEL_LATE", other.record),
    ]


def test_an_order_that_she_names_is_the_one_that_came():
    other = replace(SENT, order_id="10440001", order_number="10440001")

    codes = found(SENT, PARCEL, other, text="order 10440001 came today")

    assert [one.evidence[0].record for one in codes if one.code == "PARCEL_LATE"] == [SENT.record]


def _is_parcel(one):
    return one.code in ("PARCEL_LATE", "PARCEL_LOST", "ORDER_STATUS")


@pytest.mark.parametrize(
    "text",
    ["arrived but box empty", "The parcel was empty!", "opened it, there was nothing inside"],
)
def test_an_empty_box_is_a_lost_parcel_whether_or_not_it_counts_as_delivered(text):
    arrived = replace(PARCEL, delivered_at=PROMISED - timedelta(days=1))
    for parcel in (PARCEL, arrived):
        (lost,) = [one for one in found(SENT, parcel, text=text) if _is_wrong(one)]
        assert (lost.code, lost.certainty) == ("PARCEL_LOST", "likely")
        assert "empty" in lost.facts and "denied" not in lost.facts


def test_a_box_that_was_not_empty_is_no_lost_parcel():
    arrived = replace(PARCEL, delivered_at=PROMISED - timedelta(days=1))
    assert parcels(SENT, arrived, text="was the box empty? no, all there") == []


def test_the_order_of_the_thing_she_speaks_of_goes_first():
    kettle, toaster = (
        rows.OrderLine(number, "1", "X", description, 1, None)
        for number, description in ((ORDER.order_id, "Kettle"), ("20881111", "Toaster"))
    )
    newer = replace(SENT, order_id="20881111", order_number="20881111", placed_at=NOW)
    status = found(ORDER, kettle, newer, toaster, text="where's my kettle")
    assert status[1].evidence[0].record == ORDER.record


def _is_wrong(one):
    return one.code.startswith("PARCEL_")
