"""Complaints without an answer, and those nobody wrote down."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from firstline.casework.said import Mention, Said
from firstline.casework.said.claim import TOLD_US
from tests.casework.findings.appointment.cases import DAY, claims, codes, found, names_day
from tests.casework.promises.cases import NEW_YORK, call, complaint
from tests.casework.records import NOW

RECEIVED = datetime(2026, 10, 16, 9, 5, tzinfo=NEW_YORK)  # a Friday
HOUR = timedelta(hours=1)


def test_a_complaint_nobody_acknowledged_is_stale_after_three_business_days():
    due = datetime(2026, 10, 21, 17, tzinfo=NEW_YORK)
    at = {"until": due + HOUR}
    assert codes(complaint(RECEIVED), now=due, **at) == []
    assert codes(complaint(RECEIVED), now=due + HOUR, **at) == ["COMPLAINT_STALE"]


def test_an_acknowledged_one_is_stale_after_fifteen_business_days_from_the_day_it_came():
    acknowledged = complaint(RECEIVED, acknowledged_at=RECEIVED + HOUR)
    due = datetime(2026, 11, 6, 17, tzinfo=NEW_YORK)
    at = {"until": due + HOUR}
    assert codes(acknowledged, now=due, **at) == []
    finding = found(acknowledged, now=due + HOUR, **at)["COMPLAINT_STALE"]
    assert finding.facts["due_on"].day == due.date()
    assert finding.certainty == "certain"
    assert "unacknowledged" not in finding.facts


def test_a_late_acknowledgement_mends_the_silence_until_the_answer_is_due():
    late = complaint(RECEIVED, acknowledged_at=RECEIVED + 8 * DAY)
    assert codes(late, now=RECEIVED + 10 * DAY) == []


def test_an_answer_ends_it_however_late():
    assert codes(complaint(RECEIVED, answered_at=NOW - DAY)) == []


def test_of_two_stale_ones_the_older_leads_and_a_named_one_before_it():
    older = complaint(RECEIVED)
    newer = complaint(RECEIVED + 7 * DAY, complaint_id="CP-2")
    finding = found(newer, older)["COMPLAINT_STALE"]
    assert [proof.record for proof in finding.evidence] == ["complaints/CP-1", "complaints/CP-2"]
    by_number = Said(mentions=(Mention("reference", "CP-2", "CP-2", 0, 4),))
    by_day = names_day((RECEIVED + 7 * DAY).date())
    for said in (by_number, by_day):
        named = found(newer, older, said=said)["COMPLAINT_STALE"]
        assert named.facts["complaint"].text == "CP-2"


def test_past_the_eight_weeks_the_legal_backstop_is_named():
    old = found(complaint(NOW - 57 * DAY))["COMPLAINT_STALE"].facts
    assert "final_passed" in old and "final_by" not in old
    assert "final_by" in found(complaint(RECEIVED))["COMPLAINT_STALE"].facts


def test_records_that_end_before_the_answer_was_due_cannot_tell():
    finding = found(complaint(RECEIVED), until=RECEIVED + DAY)["COMPLAINT_STALE"]
    assert finding.certainty == "unknown" and "books_end" in finding.facts


def test_one_closed_without_an_answer_is_told_for_a_while():
    closed = complaint(NOW - 60 * DAY, closed_at=NOW - 50 * DAY)
    finding = found(closed)["COMPLAINT_STALE"]
    assert finding.certainty == "likely" and "closed_unanswered" in finding.facts
    assert codes(complaint(NOW - 200 * DAY, closed_at=NOW - 150 * DAY)) == []


def test_a_complaint_without_a_day_or_of_tomorrow_is_passed_over():
    assert codes(complaint(None), complaint(NOW + DAY, complaint_id="CP-2")) == []


# Not written down


def told(day=None, **more):
    return claims(TOLD_US, day=day, **more)


DAY_TOLD = (NOW - 4 * DAY).date()


def test_what_she_told_us_and_nobody_wrote_down_is_found_from_her_words():
    assert codes() == []
    finding = found(said=told(DAY_TOLD))["COMPLAINT_UNLOGGED"]
    assert finding.certainty == "likely"
    assert finding.facts["told_us_on"].day == DAY_TOLD


@pytest.mark.parametrize(
    "said",
    [
        told(DAY_TOLD, denied=True),
        told(DAY_TOLD, hedged=True),
        told(DAY_TOLD, reported=True),
        told((NOW + DAY).date()),
    ],
)
def test_what_she_does_not_plainly_say_is_no_claim(said):
    assert codes(said=said) == []


@pytest.mark.parametrize(
    ("days_after", "is_hers"), [(-4, False), (-3, True), (0, True), (7, True), (8, False)]
)
def test_a_complaint_recorded_around_that_day_is_the_one(days_after, is_hers):
    day = NOW.date() - timedelta(days=30)
    recorded = NOW - timedelta(days=30 - days_after)
    answered = complaint(recorded, answered_at=recorded + HOUR)
    assert ("COMPLAINT_UNLOGGED" not in codes(answered, said=told(day))) == is_hers


def test_without_a_day_any_complaint_of_half_a_year_may_be_the_one():
    answered = complaint(NOW - 100 * DAY, answered_at=NOW - 99 * DAY)
    assert codes(answered, said=told()) == []
    assert codes(said=told()) == ["COMPLAINT_UNLOGGED"]


def test_a_list_that_ends_before_the_day_she_told_us_cannot_know():
    finding = found(said=told(DAY_TOLD), until=NOW - 10 * DAY)["COMPLAINT_UNLOGGED"]
    assert finding.certainty == "unknown" and "books_end" in finding.facts


def test_her_call_of_that_day_is_shown():
    finding = found(call("Very upset.", NOW - 4 * DAY), said=told(DAY_TOLD))["COMPLAINT_UNLOGGED"]
    assert [proof.record for proof in finding.evidence] == ["calls/CL-1"]


def test_an_unanswered_complaint_leads_before_one_not_written_down():
    both = codes(complaint(NOW - 40 * DAY), said=told(DAY_TOLD))
    assert both == ["COMPLAINT_STALE", "COMPLAINT_UNLOGGED"]
