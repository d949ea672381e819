"""Parts that are late, wrong or shelved under another job."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from firstline.casework.facts import Moment
from firstline.casework.findings.parts import MOST_JOBS
from firstline.casework.promises import ledger
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
    visit,
    wrong,
)
from tests.casework.promises.cases import known
from tests.casework.records import NOW

NEW_YORK = ZoneInfo("America/New_York")


# Late


def test_a_part_the_supplier_gives_for_after_the_work_is_late():
    found = one("BACKORDER", job(), late())
    assert found.facts["eta"] == Moment(NOW + 14 * DAY)
    assert found.certainty == "certain"


@pytest.mark.parametrize(("eta", "late"), [(LATER, False), (LATER + HOUR, True)])
def test_in_time_is_up_to_the_minute_the_work_begins(eta, late):
    assert bool(codes(job(starts_at=LATER), ordered(eta=eta))) is late


@pytest.mark.parametrize("needed_at", [NOW - 30 * DAY, NOW + 30 * DAY])
def test_the_work_s_own_time_goes_before_the_day_the_part_was_wanted_for(needed_at):
    soon = ordered(eta=NOW + DAY, needed_at=needed_at)
    assert codes(job(starts_at=NOW + 2 * DAY), soon) == []
    assert codes(job(starts_at=SOON), soon) == ["BACKORDER"]


def test_without_a_time_of_the_work_it_goes_by_the_day_it_is_needed_or_the_visit():
    undated = job(starts_at=None)
    assert codes(undated, late(needed_at=NOW + DAY)) == ["BACKORDER"]
    assert codes(undated, late(), visit(starts_at=NOW + DAY)) == ["BACKORDER"]
    assert codes(undated, late(needed_at=NOW + 20 * DAY)) == []
    assert codes(undated, late()) == []


def test_a_part_that_did_not_come_on_its_day_is_late_though_the_work_lies_ahead():
    found = one("BACKORDER", job(starts_at=LATER), ordered(eta=NOW - DAY))
    assert found.facts["was_due"] == Moment(NOW - DAY)
    assert "eta" not in found.facts


def test_a_part_due_since_our_books_ended_is_not_called_late():
    this_morning = ordered(eta=NOW - HOUR)
    assert codes(job(starts_at=LATER), this_morning, until=NOW - 9 * HOUR) == []
    assert codes(job(), this_morning, until=NOW - 9 * HOUR) == []


def test_a_part_that_may_have_come_since_our_books_ended_is_asked_about():
    found = one(
        "BACKORDER",
        job(starts_at=NOW - 3 * HOUR),
        ordered(eta=NOW - HOUR),
        until=NOW - 9 * HOUR,
    )
    assert found.certainty == "unknown"
    assert "fresh" not in found.facts


def test_an_order_without_a_day_is_late_once_the_work_has_begun():
    dateless = ordered(eta=None)
    assert codes(job(starts_at=LATER), dateless) == []
    found = one("BACKORDER", job(starts_at=NOW - HOUR), dateless)
    assert not {"eta", "was_due"} & found.facts.keys()


def test_stock_in_the_depot_is_a_way_round_a_late_order():
    assert one("BACKORDER", job(), late(depot_quantity=2)).facts["in_stock"].text == "2"
    assert "in_stock" not in one("BACKORDER", job(), late()).facts


def test_the_hour_that_comes_twice_is_told_apart():
    first, second = (datetime(2026, 11, 1, 1, 30, fold=fold, tzinfo=NEW_YORK) for fold in (0, 1))
    now = datetime(2026, 10, 31, 15, tzinfo=NEW_YORK)
    given = job(starts_at=first), ordered(eta=second)
    assert codes(*given, now=now, until=now) == ["BACKORDER"]
    assert codes(job(starts_at=second), ordered(eta=first), now=now, until=now) == []


def test_what_came_late_and_lies_with_its_job_is_in_order():
    assert codes(job(starts_at=NOW - 5 * DAY), here()) == []


def test_what_the_ledger_calls_broken_is_found_and_what_it_calls_kept_is_not_missing():
    for given in (late(), ordered(), ordered(eta=None), part(), here(), wrong()):
        records = known(job(starts_at=NOW - HOUR), given)
        (promise,) = ledger(records, NOW)
        assert bool(codes(job(starts_at=NOW - HOUR), given)) is promise.is_open


# Wrong


def test_another_part_ordered_than_the_work_needs_is_wrong_also_when_it_has_come():
    assert codes(job(), wrong()) == ["WRONG_PART"]
    assert codes(job(), wrong(received_at=None)) == ["WRONG_PART"]
    assert one("WRONG_PART", job(), wrong()).facts["ordered_part"].text == "OTHER-9"


@pytest.mark.parametrize("written", ["brg 1", "BRG1", "Brg-1", None])
def test_the_same_number_written_otherwise_is_the_right_part(written):
    assert codes(job(), here(ordered_sku=written)) == []


def test_a_wrong_part_s_day_tells_nothing_of_the_right_one():
    assert not {"eta", "was_due"} & one("WRONG_PART", job(), wrong()).facts.keys()


# Shelved elsewhere


def test_a_part_shelved_under_another_job_is_found_there():
    found = one("RECEIVED_UNLINKED", job(), here(shelf="WO-77"))
    assert found.facts["shelved_under"].text == "WO-77"


@pytest.mark.parametrize("shelf", ["WO-1", "wo 1", "Bay 3, WO-1", None, "", "WO-1 / B3"])
def test_a_shelf_that_names_its_own_job_is_in_order(shelf):
    assert codes(job(), here(shelf=shelf)) == []


@pytest.mark.parametrize("shelf", ["WO-11", "WO-10", "WO-2"])
def test_a_job_whose_number_begins_alike_is_another(shelf):
    assert codes(job(), here(shelf=shelf)) == ["RECEIVED_UNLINKED"]


def test_a_mislaid_part_that_is_the_wrong_one_is_wrong():
    assert codes(job(), wrong(shelved_under="WO-77")) == ["WRONG_PART"]


# Whose job, and whether it is over


@pytest.mark.parametrize(
    ("given", "is_over"),
    [
        ((visit("done"),), True),
        ((visit("done", kind="workshop drop-off"),), False),
        ((visit("done", NOW - 9 * DAY), visit("booked")), False),
        ((visit("done", NOW - 9 * DAY),), False),  # only looked at: the work is still to come
        ((visit("cancelled"),), True),
        ((visit("cancelled", NOW - 9 * DAY),), False),  # booked anew since
        ((visit("cancelled"), visit("booked")), False),
        ((visit("missed"),), False),
        ((visit("done", None),), False),
        ((visit("done", work_order_id="WO-9"),), False),
    ],
)
def test_a_job_is_over_when_its_visit_took_place_or_was_called_off(given, is_over):
    assert (codes(job(), part(), *given) == []) is is_over


def test_a_job_long_past_is_none_of_our_business():
    assert codes(job(starts_at=NOW - 13 * DAY), part()) == ["NOT_ORDERED_24H"]
    assert codes(job(starts_at=NOW - 15 * DAY), part()) == []
    assert codes(job(starts_at=NOW - 40 * DAY), ordered(eta=NOW - DAY)) == ["BACKORDER"]
    assert codes(job(starts_at=NOW - 40 * DAY), late()) == ["BACKORDER"]


def test_the_ledger_holds_no_missing_part_against_a_job_that_is_done():
    done = job(starts_at=NOW - DAY), visit("done", NOW - DAY)
    assert ledger(known(*done[:1], part()), NOW)[0].state == "broken"
    kinds = [one.kind for one in ledger(known(*done, part()), NOW)]
    assert "parts" not in kinds


def test_each_job_has_its_finding_and_the_one_that_begins_first_leads():
    jobs = job("WO-2", LATER), job("WO-1", SOON), job("WO-3", NOW + 9 * DAY)
    given = part("PT-1", "WO-1"), late("PT-2", work_order_id="WO-2")
    found = find_in(*jobs, *given, here("PT-3", "WO-3", work_order_id="WO-3"))
    assert [one.code for one in found] == ["NOT_ORDERED_24H", "BACKORDER"]


@pytest.mark.parametrize(
    "text", ["what about work order WO-2", "WO-2 is waiting for its part", "the job of November 13"]
)
def test_the_job_she_names_goes_first(text):
    jobs = job("WO-1", SOON), job("WO-2", LATER)
    given = part("PT-1", "WO-1"), late("PT-2", work_order_id="WO-2")
    assert codes(*jobs, *given, text=text) == ["BACKORDER", "NOT_ORDERED_24H"]
    assert codes(*jobs, *given) == ["NOT_ORDERED_24H", "BACKORDER"]


def test_parts_of_no_job_of_hers_and_jobs_without_parts_are_nothing():
    assert codes(part(job="WO-9"), job()) == []


def test_of_five_hundred_jobs_the_first_and_the_unsafe_are_told():
    given = [job(f"WO-{n:03}", SOON + n * HOUR, safety=n == 499) for n in range(500)]
    given += [part(f"PT-{n}", f"WO-{n // 4:03}") for n in range(2000)]
    found = find_in(*given)
    assert len(found) == MOST_JOBS + 1
    leading = [one.evidence[0].record[-3:] for one in found[:4]]
    assert leading == ["499", "499", "000", "001"]
    assert all(len(one.evidence) == 5 for one in found)
