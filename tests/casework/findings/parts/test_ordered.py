"""Parts that nobody ordered, with and without stock in the depot."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from firstline.casework.facts import Deadline, Moment
from firstline.casework.findings.parts.told import tell_by
from firstline.records import rows
from tests.casework.findings.parts.cases import (
    DAY,
    HOUR,
    LATER,
    SOON,
    codes,
    find_in,
    here,
    job,
    late,
    one,
    ordered,
    part,
    stocked,
)
from tests.casework.records import COMPANY, NOW

NEW_YORK = ZoneInfo("America/New_York")


def test_a_part_nobody_ordered_is_brought_from_the_depot_that_has_it():
    found = one("NOT_ORDERED_LOCAL", job(), stocked())
    assert found.certainty == "certain"
    assert found.facts["in_stock"].text == "3"
    assert [proof.record for proof in found.evidence] == ["work_orders/WO-1", "parts/PT-1"]


@pytest.mark.parametrize("quantity", [0, None, -2])
def test_without_stock_it_comes_from_the_supplier(quantity):
    assert codes(job(), stocked(quantity=quantity)) == ["NOT_ORDERED_24H"]


def test_a_stock_nobody_counted_is_not_called_empty():
    unknown = one("NOT_ORDERED_24H", job(), stocked(quantity=None))
    assert "none_in" not in unknown.facts
    assert one("NOT_ORDERED_24H", job(), part()).facts["none_in"].text == "Secaucus depot"


def test_one_piece_in_the_depot_serves_one_part():
    twins = [stocked(f"PT-{n}", quantity=1, sku="SAME", work_order_id=f"WO-{n}") for n in (1, 2)]
    jobs = job("WO-2", NOW + DAY), job("WO-1", NOW + 2 * DAY)
    first, second = find_in(*jobs, *twins)
    assert (first.code, first.evidence[0].record) == ("NOT_ORDERED_LOCAL", "work_orders/WO-2")
    assert (second.code, second.evidence[0].record) == ("NOT_ORDERED_24H", "work_orders/WO-1")


def test_the_supplier_s_estimate_is_told_and_one_that_has_passed_is_not():
    found = one("NOT_ORDERED_24H", job(), part(eta=NOW + DAY))
    assert found.facts["estimate"] == Moment(NOW + DAY)
    assert "in_time" not in found.facts
    assert "estimate" not in one("NOT_ORDERED_24H", job(), part(eta=NOW - HOUR)).facts
    assert "in_time" in one("NOT_ORDERED_24H", job(starts_at=LATER), part(eta=LATER)).facts


@pytest.mark.parametrize(
    "order",
    [
        {"purchase_order": "PO-1"},
        {"ordered_at": NOW - DAY},
        {"ordered_sku": "BRG-1"},
        {"received_at": NOW - DAY},
    ],
)
def test_any_trace_of_an_order_is_one(order):
    assert codes(job(starts_at=LATER), stocked(**order)) == []


@pytest.mark.parametrize(
    "nothing",
    [
        {"purchase_order": "  "},
        {"ordered_at": NOW + DAY},
        {"ordered_at": datetime(9999, 12, 31, tzinfo=timezone.utc)},
        {"received_at": NOW + DAY},
    ],
)
def test_an_order_still_to_come_or_without_a_number_is_none(nothing):
    assert codes(job(), stocked(**nothing)) == ["NOT_ORDERED_LOCAL"]


def test_what_was_booked_today_for_a_later_day_may_still_be_ordered():
    new = {"created_at": NOW - HOUR}
    assert codes(job(starts_at=LATER, **new), part()) == []
    assert codes(job(starts_at=SOON, **new), part()) == ["NOT_ORDERED_24H"]
    assert codes(job(starts_at=LATER, created_at=None), part()) == ["NOT_ORDERED_24H"]


def test_books_of_last_week_cannot_tell_that_nobody_has_ordered_since():
    found = one("NOT_ORDERED_LOCAL", job(), stocked(), until=NOW - 7 * DAY)
    assert found.certainty == "unknown"
    assert found.facts["books_end"] == Moment(NOW - 7 * DAY)
    assert "fresh" not in found.facts


def test_a_row_of_which_nothing_is_known_is_a_part_without_an_order():
    bare = rows.Part("PT-1", "WO-1")
    found = one("NOT_ORDERED_24H", job(), bare)
    assert "part" not in found.facts
    assert codes(rows.WorkOrder("WO-1", "CU-1"), bare) == []  # of a job without any date


def test_the_part_that_holds_up_the_work_longest_leads_and_the_others_are_named():
    given = stocked("PT-1"), late("PT-2"), here("PT-3", "WO-9"), part("PT-4"), here("PT-5")
    (found,) = find_in(job(), *given)
    assert found.code == "BACKORDER"
    assert [proof.record[-1] for proof in found.evidence] == ["1", "2", "4", "1", "3"]
    assert found.facts["others"].text == "3"
    assert [proof.record for proof in found.ruled_out] == ["parts/PT-5"]


def test_an_estimate_of_weeks_holds_up_longer_than_a_late_order_of_days():
    given = part("PT-1", eta=NOW + 20 * DAY), ordered("PT-2", eta=NOW + 2 * DAY)
    (found,) = find_in(job(), *given)
    assert (found.code, found.evidence[1].record) == ("NOT_ORDERED_24H", "parts/PT-1")


def test_whoever_finds_out_says_by_when_within_business_hours():
    def at(*when):
        return datetime(2026, 11, *when, tzinfo=NEW_YORK)

    assert tell_by(at(10, 10, 0), COMPANY) == at(10, 12, 0)
    assert tell_by(at(10, 16, 15), COMPANY) == at(10, 17, 0)
    assert tell_by(at(10, 3, 0), COMPANY) == at(10, 11, 0)
    assert tell_by(at(10, 16, 50), COMPANY) == at(12, 17, 0)  # the 11th is a holiday
    assert tell_by(at(14, 12, 0), COMPANY) == at(16, 17, 0)
    assert one("NOT_ORDERED_24H", job(), part()).facts["tell_by"] == Deadline(NOW + 2 * HOUR)


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_today_is_the_company_s_day(minutes):
    midnight = datetime(2026, 11, 11, tzinfo=NEW_YORK)
    start = midnight + timedelta(minutes=minutes)
    facts = one("NOT_ORDERED_24H", job(starts_at=start), part()).facts
    assert ("today" in facts, "ahead" in facts) == (minutes < 0, minutes >= 0)
