"""Visits that we moved without a word, or with one that came too late."""

from __future__ import annotations

import pytest

from firstline.records import rows
from tests.casework.findings.appointment.cases import DAY, HOUR, NEXT, codes, failure, found
from tests.casework.promises.cases import SLOT, appointment, call, event
from tests.casework.records import NOW

BOOKED = event("booked", "customer", SLOT - 9 * DAY, notified_at=SLOT - 9 * DAY, new_starts_at=SLOT)


def moved(at=SLOT - 2 * DAY, by="company", **more):
    return event(
        "moved", by, at, **{"old_starts_at": SLOT, "new_starts_at": NEXT, "event_id": "M", **more}
    )


VISIT = appointment(starts_at=NEXT)


def test_our_move_without_a_word_is_told_as_such_and_not_twice():
    (finding,) = found(VISIT, BOOKED, moved()).values()
    assert (finding.code, finding.certainty) == ("MOVED_UNTOLD", "certain")
    assert finding.facts["slot"].at == SLOT and finding.facts["next_slot"].at == NEXT


def test_the_time_it_was_moved_to_is_told_and_not_an_earlier_visit_for_other_work():
    meter = appointment(starts_at=NOW + DAY, appointment_id="AP-8", kind="meter reading")
    finding = found(VISIT, BOOKED, moved(), meter)["MOVED_UNTOLD"]
    assert finding.facts["next_slot"].at == NEXT
    rows_next = [proof.record for proof in finding.evidence if proof.phrase == "visit_next"]
    assert rows_next == ["appointments/AP-1"]


def test_a_time_it_was_moved_to_that_was_moved_again_is_no_longer_told():
    later = NEXT + 3 * DAY
    again = moved(NOW - DAY, "customer", event_id="N", old_starts_at=NEXT, new_starts_at=later)
    facts = found(appointment(starts_at=later), BOOKED, moved(), again)["MOVED_UNTOLD"].facts
    assert facts["next_slot"].at == later
    meter = appointment(starts_at=NOW + DAY, appointment_id="AP-8", kind="meter reading")
    called_off = event("cancelled", "customer", NOW - DAY, old_starts_at=NEXT)
    given = appointment("cancelled", NEXT), BOOKED, moved(), called_off, meter
    assert "next_slot" not in found(*given)["MOVED_UNTOLD"].facts


def test_a_move_that_she_was_told_of_in_time_is_a_failure_and_no_silence():
    assert codes(VISIT, BOOKED, moved(notified_at=SLOT - DAY)) == ["MISS_1"]


def test_a_word_after_the_time_has_passed_is_too_late():
    finding = found(VISIT, BOOKED, moved(notified_at=SLOT + HOUR))["MOVED_UNTOLD"]
    assert "too_late" in finding.facts


@pytest.mark.parametrize(
    ("about", "sent", "is_told"),
    [
        ("appointment:AP-1", SLOT - DAY, True),
        ("appointment:AP-2", SLOT - DAY, False),
        ("appointment:AP-1", SLOT - 3 * DAY, False),
        ("appointment:AP-1", SLOT + HOUR, False),
        (None, SLOT - DAY, False),
    ],
)
def test_a_message_about_that_visit_between_the_move_and_its_time_tells_her(about, sent, is_told):
    message = rows.Message("M-1", "CU-1", sent_at=sent, about=about)
    assert ("MOVED_UNTOLD" not in codes(VISIT, BOOKED, moved(), message)) == is_told


def test_a_call_of_ours_in_between_may_have_told_her():
    rung = call("", SLOT - DAY, direction="out")
    finding = found(VISIT, BOOKED, moved(), rung)["MOVED_UNTOLD"]
    assert finding.certainty == "likely" and "notice_unknown" in finding.facts


def test_records_that_hold_no_notice_of_anything_prove_no_silence():
    finding = found(VISIT, moved())["MOVED_UNTOLD"]
    assert finding.certainty == "unknown" and "notice_unknown" in finding.facts


@pytest.mark.parametrize(
    "event_",
    [
        moved(by="customer"),
        moved(by=None),
        moved(new_starts_at=SLOT),
        moved(at=NOW - 91 * DAY),
        moved(at=NOW + DAY),
        moved(at=None),
    ],
)
def test_what_is_no_move_of_ours_in_these_days_is_no_silence(event_):
    assert "MOVED_UNTOLD" not in codes(VISIT, BOOKED, event_)


def test_the_failures_lead_once_there_are_two_and_the_silence_stands_behind():
    assert codes(VISIT, BOOKED, moved(), *failure(2)) == ["MISS_N", "MOVED_UNTOLD"]


def test_a_new_time_for_a_missed_visit_that_she_was_not_told_of_leads_before_the_miss():
    missed = event("missed", at=SLOT + HOUR, old_starts_at=SLOT)
    rebooked = moved(at=SLOT + 2 * HOUR)
    assert codes(VISIT, BOOKED, missed, rebooked) == ["MOVED_UNTOLD", "MISS_1"]
