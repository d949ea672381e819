from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firstline.records import rows
from tests.casework.findings.call.cases import (
    CUSTOMER,
    DAY,
    HERS,
    HOUR,
    MINUTE,
    call,
    callback,
    codes,
    find_in,
    one,
)
from tests.casework.records import NOW

STRANGE = "+12125550181"
IN_LOS_ANGELES = replace(CUSTOMER, timezone="America/Los_Angeles")


@pytest.mark.parametrize("status", ["booked", "missed", None])
def test_a_call_that_was_never_placed_is_missed(status):
    (found,) = find_in(callback(NOW - DAY, status))
    assert (found.code, found.certainty) == ("CB_MISSED", "certain")
    assert found.facts["colleague"].text == "Mei Tanaka"


@pytest.mark.parametrize(
    "fine",
    [
        callback(NOW - 10 * MINUTE),  # within the grace
        callback(NOW + DAY),
        callback(NOW - DAY, "cancelled"),
        callback(NOW - DAY, "kept"),
        callback(NOW - DAY, placed_at=NOW - DAY + 5 * MINUTE),
        callback(NOW - 91 * DAY, "missed"),
        callback(None, "missed"),
    ],
)
def test_a_call_that_was_kept_or_is_still_to_come_is_not(fine):
    assert codes(fine) == []


def test_a_call_that_came_late_is_made_good():
    rang = call(NOW - DAY + 2 * HOUR, "agent", direction="out")
    assert codes(callback(NOW - DAY, "missed"), rang) == []


def test_a_call_to_somebody_else_makes_nothing_good():
    rang = call(NOW - DAY + 2 * HOUR, "agent", direction="out", phone=STRANGE)
    assert codes(callback(NOW - DAY, "missed"), rang) == ["CB_MISSED"]


def test_records_that_end_too_early_cannot_tell():
    found = one("CB_MISSED", callback(NOW - HOUR), until=NOW - 9 * HOUR)
    assert found.certainty == "unknown"
    assert found.facts["log_until"].at == NOW - 9 * HOUR
    assert "unsure" in found.facts


def test_a_missed_call_in_old_records_may_have_been_made_good_since():
    assert one("CB_MISSED", callback(NOW - 5 * DAY), until=NOW - 3 * DAY).certainty == "likely"


@pytest.mark.parametrize("when", [NOW - DAY, NOW + DAY])
def test_a_number_that_is_none_of_hers_is_wrong(when):
    (found,) = find_in(callback(when, phone=STRANGE))
    assert (found.code, found.certainty) == ("CB_WRONG", "certain")
    assert found.facts["booked_tail"].text == "0181"
    assert found.facts["right_tail"].text == "0123"
    assert ("still_to_come" in found.facts) is (when > NOW)


def test_a_call_placed_to_somebody_else_is_no_kept_one():
    rang = callback(NOW - DAY, phone=STRANGE, placed_at=NOW - DAY)
    logged = call(NOW - DAY + 2 * MINUTE, "agent", direction="out", phone=STRANGE)
    assert codes(rang, logged) == ["CB_WRONG"]


def test_a_wrong_number_is_mended_by_a_call_to_the_right_one():
    logged = call(NOW - HOUR, "agent", direction="out")
    assert codes(callback(NOW - DAY, "missed", phone=STRANGE), logged) == []


@pytest.mark.parametrize(
    "written", ["212-555-0123", "(212) 555 0123", "001 212 555 0123", "+1 212 555 0123 ext. 4"]
)
def test_her_number_is_hers_however_it_is_written(written):
    assert codes(callback(NOW + DAY, phone=written)) == []


def test_a_number_of_her_contacts_is_hers():
    contact = rows.Contact("CU-1", "phone", "(212) 555-0181")
    assert codes(callback(NOW + DAY, phone=STRANGE), contact) == []


def test_an_e_mail_among_her_contacts_is_no_number():
    contact = rows.Contact("CU-1", "email", "maria@example.com")
    assert codes(callback(NOW + DAY, phone=STRANGE), contact) == ["CB_WRONG"]


def test_a_number_she_rang_us_from_is_hers():
    rang_us = call(NOW - 2 * DAY, "agent", phone=STRANGE)
    assert codes(callback(NOW + DAY, phone=STRANGE), rang_us) == []


@pytest.mark.parametrize("number", [None, "", "her mobile", "555 0123"])
def test_a_number_that_cannot_be_read_whole_is_not_called_wrong(number):
    assert codes(callback(NOW + DAY, phone=number)) == []


def test_without_a_number_on_file_none_is_called_wrong():
    unknown = replace(CUSTOMER, phone=None)
    assert codes(callback(NOW + DAY, phone=STRANGE), customer=unknown) == []


@pytest.mark.parametrize(
    ("wall", "is_wrong"), [((7, 59), True), ((8, 0), False), ((21, 0), False), ((21, 1), True)]
)
def test_the_hour_counts_where_she_lives(wall, is_wrong):
    due = datetime(2026, 11, 12, *wall, tzinfo=ZoneInfo("America/Los_Angeles"))
    found = codes(callback(due), customer=IN_LOS_ANGELES)
    assert found == (["CB_WRONG"] if is_wrong else [])


def test_nine_in_new_york_was_meant_to_be_nine_on_her_clock():
    due = datetime(2026, 11, 12, 9, tzinfo=ZoneInfo("America/New_York"))
    found = one("CB_WRONG", callback(due), customer=IN_LOS_ANGELES)
    assert found.facts["meant_at"].at == due + 3 * HOUR


def test_a_past_call_has_no_time_that_it_is_moved_to():
    due = datetime(2026, 11, 9, 9, tzinfo=ZoneInfo("America/New_York"))
    found = one("CB_WRONG", callback(due, "missed"), customer=IN_LOS_ANGELES)
    assert "meant_at" not in found.facts


def test_a_call_placed_at_night_reached_nobody():
    due = datetime(2026, 11, 9, 9, tzinfo=ZoneInfo("America/New_York"))
    placed = callback(due, placed_at=due + MINUTE)
    assert codes(placed, customer=IN_LOS_ANGELES) == ["CB_WRONG"]


def test_a_call_at_night_in_which_they_spoke_is_kept():
    due = datetime(2026, 11, 9, 21, 30, tzinfo=ZoneInfo("America/New_York"))
    assert codes(callback(due, "kept", placed_at=due)) == []
    late = call(due + 5 * MINUTE, "agent", direction="out")
    assert codes(callback(due - HOUR), late) == []


def test_the_clock_that_goes_forward_in_between_is_minded():
    zone = ZoneInfo("America/New_York")
    due = datetime(2027, 3, 15, 8, tzinfo=zone)  # 07:00 by the clock of the week before
    assert codes(callback(due)) == []
    assert codes(callback(due - timedelta(minutes=1))) == ["CB_WRONG"]


def test_a_customer_without_a_time_zone_lives_on_the_company_s_clock():
    due = datetime(2026, 11, 12, 6, tzinfo=ZoneInfo("America/New_York"))
    assert codes(callback(due), customer=replace(CUSTOMER, timezone=None)) == ["CB_WRONG"]
    assert codes(callback(due), customer=replace(CUSTOMER, timezone="Mars/Olympus")) == ["CB_WRONG"]


def test_a_wrong_call_goes_before_a_missed_one():
    given = callback(NOW - DAY, "missed"), callback(NOW - 2 * DAY, "missed", phone=STRANGE)
    assert codes(*given) == ["CB_WRONG", "CB_MISSED"]


def test_of_several_missed_calls_the_newest_is_told_and_all_are_counted():
    found = one("CB_MISSED", callback(NOW - 2 * DAY, "missed"), callback(NOW - DAY, "missed"))
    assert found.facts["due_at"].at == NOW - DAY
    assert found.facts["count"].text == "2"
    assert len(found.evidence) == 2


def test_of_several_missed_calls_the_one_of_the_day_she_names_is_meant():
    missed = callback(NOW - 2 * DAY, "missed"), callback(NOW - DAY, "missed")
    found = one("CB_MISSED", *missed, text="nobody rang her on November 8, 2026")
    assert found.facts["due_at"].at == NOW - 2 * DAY


def test_a_kept_one_between_two_missed_ones_makes_the_first_good():
    kept = callback(NOW - 2 * DAY, "kept", placed_at=NOW - 2 * DAY)
    found = one("CB_MISSED", callback(NOW - 3 * DAY, "missed"), kept, callback(NOW - DAY, "missed"))
    assert "count" not in found.facts


def test_five_hundred_callbacks_are_read():
    many = [callback(NOW - number * HOUR, "missed") for number in range(1, 500)]
    found = find_in(*many)
    assert [each.code for each in found] == ["CB_WRONG", "CB_MISSED"]  # some at night
    assert sum(int(each.facts["count"].text) for each in found) == 499


def test_a_callback_with_nothing_but_its_time_is_still_a_promise():
    bare = rows.Callback("CB-1", "CU-1", due_at=NOW - DAY)
    assert codes(bare, customer=rows.Customer(customer_id="CU-1")) == ["CB_MISSED"]


def test_hers_is_the_number_on_file():
    assert one("CB_MISSED", callback(NOW - DAY)).facts["right_phone"].text == HERS


@pytest.mark.parametrize(
    "text", ["he did call", "they rang me at ten, all good", "cust got cb from mgr"]
)
def test_a_call_that_she_says_came_is_no_longer_missed(text):
    assert codes(callback(NOW - DAY, "missed"), text=text) == []


@pytest.mark.parametrize(
    "text",
    [
        "he did not call",
        "did anybody call me?",
        "your notes say that you called me",
        "I called you back",
        "someone rang me on Monday, nobody rang me back today",
    ],
)
def test_what_only_sounds_like_a_call_leaves_it_missed(text):
    assert codes(callback(NOW - DAY, "missed"), text=text) == ["CB_MISSED"]


def test_a_call_that_is_still_to_come_at_the_wrong_number_is_not_made_good_by_an_earlier_one():
    to_come = callback(NOW + DAY, phone=STRANGE)
    assert codes(to_come, text="they did call me yesterday") == ["CB_WRONG"]
