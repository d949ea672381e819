from __future__ import annotations

import pytest

from firstline.records import rows
from tests.casework.findings.call.cases import (
    DAY,
    HOUR,
    MINUTE,
    call,
    callback,
    codes,
    error,
    find_in,
    one,
)
from tests.casework.records import NOW


def booked(at, kind="booked", by="customer"):
    return rows.AppointmentEvent("EV-1", "AP-1", at=at, kind=kind, by=by)


@pytest.mark.parametrize("ago", [MINUTE, 7 * DAY])
def test_an_error_of_the_booking_page_is_told_with_its_text(ago):
    (found,) = find_in(error(NOW - ago))
    assert (found.code, found.certainty) == ("PORTAL_FAIL", "certain")
    assert found.facts["error_text"].text == "SCHED-503: no answer"
    assert found.evidence[0].record == f"booking_errors/BE-{NOW - ago}"


@pytest.mark.parametrize("at", [NOW - 7 * DAY - MINUTE, NOW + HOUR, None])
def test_an_error_long_ago_or_of_no_day_counts_for_nothing(at):
    assert codes(error(at)) == []


@pytest.mark.parametrize("kind", ["booked", "moved"])
def test_a_visit_booked_after_the_errors_makes_them_good(kind):
    assert codes(error(NOW - DAY), booked(NOW - HOUR, kind)) == []


def test_a_callback_after_the_errors_makes_them_good():
    assert codes(error(NOW - DAY), callback(NOW + DAY)) == []


@pytest.mark.parametrize(
    "other",
    [
        booked(NOW - 2 * DAY),
        booked(NOW - HOUR, "moved", "company"),
        booked(NOW - HOUR, "cancelled"),
        booked(None),
        booked(NOW + HOUR),
        callback(NOW - 2 * DAY, "kept", placed_at=NOW - 2 * DAY),
        callback(NOW + DAY, "cancelled"),
    ],
)
def test_what_was_not_booked_after_the_errors_makes_nothing_good(other):
    assert codes(error(NOW - DAY), other) == ["PORTAL_FAIL"]


def test_a_booking_between_two_errors_leaves_the_later_one():
    given = error(NOW - 2 * DAY), booked(NOW - DAY), error(NOW - HOUR)
    assert codes(*given) == ["PORTAL_FAIL"]


def test_all_errors_are_counted_and_the_newest_are_shown():
    found = one("PORTAL_FAIL", *(error(NOW - number * MINUTE) for number in range(1, 501)))
    assert found.facts["count"].text == "500"
    assert found.facts["failed_at"].at == NOW - MINUTE
    assert found.facts["first_at"].at == NOW - 500 * MINUTE
    assert len(found.evidence) == 4


def test_an_old_copy_cannot_tell_that_nothing_was_booked_since():
    found = one("PORTAL_FAIL", error(NOW - 5 * DAY), until=NOW - 3 * DAY)
    assert (found.certainty, found.ruled_out) == ("likely", ())


def test_an_error_without_words_is_one():
    found = one("PORTAL_FAIL", error(NOW - DAY, None), error(NOW - 2 * DAY, "E-1"))
    assert found.facts["error_text"].text == "E-1"
    assert "error_text" not in one("PORTAL_FAIL", error(NOW - DAY, None)).facts


def test_whoever_was_cut_off_and_could_not_book_is_told_of_both_at_once():
    drop, page = find_in(call(NOW - DAY), error(NOW - HOUR))
    assert (drop.code, page.code) == ("DROP_PAST", "PORTAL_FAIL")
    assert "page_failed" in drop.facts
    assert "page_failed" not in one("DROP_PAST", call(NOW - DAY)).facts
