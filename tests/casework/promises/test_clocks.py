"""Callbacks, complaints, money, parcels and parts against their times."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from firstline.casework.promises import ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER
from firstline.records import rows
from tests.casework.promises.cases import NEW_YORK, call, complaint, promises, states
from tests.casework.records import NOW

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DUE = datetime(2026, 11, 9, 14, tzinfo=NEW_YORK)
RUNG = {"direction": "out"}


def callback(status="booked", placed_at=None, due_at=DUE, **more):
    return rows.Callback("CB-1", "CU-1", due_at, None, placed_at, status, "Mei", **more)


# Callbacks


@pytest.mark.parametrize(
    ("status", "placed", "state"),
    [
        ("booked", DUE + 10 * MINUTE, "kept"),
        ("kept", DUE - 10 * MINUTE, "kept"),
        ("kept", None, "kept"),
        ("kept", DUE + 16 * MINUTE, "broken"),
        ("booked", None, "broken"),
        (None, None, "broken"),
        ("missed", None, "broken"),
        ("missed", DUE, "broken"),
    ],
)
def test_a_callback_is_kept_when_it_was_placed_in_time(status, placed, state):
    assert states(callback(status, placed)) == [state]


def test_a_cancelled_callback_is_no_promise():
    assert states(callback("cancelled")) == []


def test_a_callback_still_to_come_is_due_and_one_the_log_cannot_know_of_is_unknown():
    assert states(callback(due_at=NOW + HOUR)) == ["due"]
    assert states(callback(), until=DUE - HOUR) == ["unknown"]


def test_a_call_to_her_that_day_is_the_callback_and_a_later_one_makes_it_good():
    assert states(callback(), call("", DUE - HOUR, **RUNG)) == ["kept"]
    assert states(callback(), call("", DUE - DAY, **RUNG)) == ["broken"]
    assert states(callback(), call("", DUE - HOUR)) == ["broken"]
    (late,) = promises(callback(), call("", DUE + 5 * HOUR, **RUNG))
    assert (late.state, late.late_by(NOW), late.is_open) == ("broken", 5 * HOUR, False)


def test_the_day_of_a_callback_is_hers():
    hawaiian = rows.Customer("CU-1", "Keoni", timezone="Pacific/Honolulu")
    midnight = datetime(2026, 11, 9, 0, 30, tzinfo=NEW_YORK)  # 19:30 of the day before at hers
    before = call("", midnight - 2 * HOUR, **RUNG)
    assert states(callback(due_at=midnight), before, customer=hawaiian) == ["kept"]
    assert states(callback(due_at=midnight), before) == ["broken"]


# Complaints


def clocks(received, **more):
    given = complaint(received, **{k: v for k, v in more.items() if k != "now"})
    made = promises(given, now=more.get("now", NOW))
    return {one.kind: one for one in made}


def test_the_clocks_of_a_complaint_count_business_days_without_holidays():
    friday = datetime(2026, 11, 6, 16, tzinfo=NEW_YORK)
    made = clocks(friday)
    # 11 November is Veterans Day, 26 November is Thanksgiving.
    assert made[ACKNOWLEDGEMENT].due_at == datetime(2026, 11, 12, 17, tzinfo=NEW_YORK)
    assert made[ANSWER].due_at == datetime(2026, 12, 1, 17, tzinfo=NEW_YORK)
    assert made[FINAL_ANSWER].due_at == datetime(2027, 1, 1, 17, tzinfo=NEW_YORK)


def test_the_eight_weeks_are_days_of_the_calendar_also_across_the_change_of_the_clocks():
    summer = datetime(2026, 10, 16, 9, tzinfo=NEW_YORK)
    assert clocks(summer)[FINAL_ANSWER].due_at == datetime(2026, 12, 11, 17, tzinfo=NEW_YORK)


def test_the_clocks_run_from_the_day_it_was_received_not_from_what_was_done_since():
    long_ago = NOW - 60 * DAY
    made = clocks(long_ago, acknowledged_at=long_ago + HOUR)
    assert [one.state for one in made.values()] == ["kept", "broken", "broken"]
    assert {one.made_at for one in made.values()} == {long_ago}


def test_an_answer_acknowledges_too_and_a_late_one_is_a_broken_promise_made_good():
    answered = NOW - 10 * DAY
    made = clocks(NOW - 40 * DAY, answered_at=answered)
    assert [one.state for one in made.values()] == ["broken", "broken", "kept"]
    assert {one.kept_at for one in made.values()} == {answered}


def test_of_a_complaint_closed_without_an_answer_nobody_can_tell_whether_she_got_one():
    received = NOW - 60 * DAY
    made = clocks(received, acknowledged_at=received + HOUR, closed_at=received + 5 * DAY)
    assert [one.state for one in made.values()] == ["kept", "unknown", "unknown"]


def test_a_complaint_of_tomorrow_or_without_a_day_starts_no_clock():
    assert clocks(NOW + DAY) == {}
    assert clocks(None) == {}


def test_an_old_table_of_complaints_proves_no_silence():
    given = complaint(NOW - 30 * DAY, acknowledged_at=NOW - 30 * DAY)
    assert states(given, until=NOW - 20 * DAY) == ["kept", "unknown", "due"]


# Money


def credit(**more):
    given = {"credit_id": "CR-1", "customer_id": "CU-1", "reason": "return", "due_at": DUE, **more}
    return rows.Credit(amount=Decimal("12"), currency="USD", **given)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"posted_at": DUE + 9 * HOUR, "status": "posted"}, "kept"),
        ({"posted_at": DUE + 11 * HOUR, "status": "posted"}, "broken"),
        ({"status": "posted"}, "kept"),
        ({"status": "approved"}, "broken"),
        ({"status": "approved", "due_at": NOW + DAY}, "due"),
        ({"status": "failed", "due_at": NOW + DAY}, "broken"),
        ({"status": "failed", "due_at": None}, "broken"),
    ],
)
def test_money_is_due_to_the_end_of_its_day_and_what_failed_is_broken_at_once(given, state):
    assert states(credit(**given)) == [state]


def test_money_without_a_day_is_no_promise_and_an_old_ledger_cannot_tell():
    assert states(credit(due_at=None, status="approved")) == []
    assert states(credit(status="approved"), until=DUE - HOUR) == ["unknown"]


# Parcels


def order(status="shipped", promised_at=DUE):
    return rows.Order("O-1", "CU-1", "10447776", NOW - 9 * DAY, status, promised_at=promised_at)


def parcel(delivered_at, shipment_id="S-1"):
    return rows.Shipment(shipment_id, "O-1", delivered_at=delivered_at)


def test_a_parcel_may_come_until_the_end_of_the_day_where_she_lives():
    hawaiian = rows.Customer("CU-1", "Keoni", timezone="Pacific/Honolulu")
    evening = datetime(2026, 11, 9, 23, tzinfo=ZoneInfo("Pacific/Honolulu"))
    assert states(order(), parcel(evening), customer=hawaiian) == ["kept"]
    assert states(order(), parcel(evening)) == ["broken"]


def test_an_order_has_come_when_its_last_parcel_has():
    assert states(order(), parcel(DUE), parcel(None, "S-2")) == ["broken"]
    assert states(order(), parcel(DUE), parcel(DUE + HOUR, "S-2")) == ["kept"]
    assert states(order()) == ["broken"]


def test_a_cancelled_order_promises_nothing_and_a_delivered_one_without_a_day_is_not_called_late():
    assert states(order("cancelled")) == []
    assert states(order("delivered")) == ["unknown"]
    assert states(order("delivered", NOW + DAY)) == ["kept"]
    assert states(order(promised_at=None)) == []


# Parts

WORK = rows.WorkOrder("WO-1", "CU-1", created_at=NOW - 30 * DAY, starts_at=DUE)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "broken"),
        ({"received_at": DUE - HOUR}, "kept"),
        ({"received_at": DUE + HOUR}, "broken"),
        ({"received_at": DUE - HOUR, "sku": "A", "ordered_sku": "B"}, "broken"),
        ({"received_at": DUE - HOUR, "sku": "A", "ordered_sku": "A"}, "kept"),
    ],
)
def test_the_right_part_must_be_there_when_the_work_begins(given, state):
    assert states(WORK, rows.Part("PT-1", "WO-1", **given)) == [state]


def test_a_part_of_work_without_a_time_goes_by_the_day_it_is_needed():
    untimed = rows.WorkOrder("WO-1", "CU-1")
    assert states(untimed, rows.Part("PT-1", "WO-1", needed_at=NOW + DAY)) == ["due"]
    assert states(untimed, rows.Part("PT-1", "WO-1")) == []
