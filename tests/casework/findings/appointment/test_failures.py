"""How often we failed: what counts, what does not, and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from firstline.casework.facts import Account, Money
from firstline.company import Compensation
from firstline.records import rows
from tests.casework.findings.appointment.cases import (
    DAY,
    HOUR,
    NEXT,
    SILENT,
    codes,
    failure,
    found,
    names_day,
)
from tests.casework.promises.cases import NEW_YORK, SLOT, appointment, event, known
from tests.casework.records import COMPANY, NOW, snapshot


def test_one_visit_that_nobody_came_to_is_a_first_failure():
    finding = found(*failure(1))["MISS_1"]
    assert finding.certainty == "certain"
    assert {"nobody_came", "slot", "check_by"} <= finding.facts.keys()
    assert [proof.record for proof in finding.evidence] == ["appointment_events/EV-1"]


@pytest.mark.parametrize("kinds", [("missed", "moved"), ("moved", "cancelled"), ("missed",) * 2])
def test_two_failures_of_any_kind_also_of_two_appointments_are_one_too_many(kinds):
    given = [failure(n, SLOT - n * 9 * DAY, kind) for n, kind in enumerate(kinds)]
    finding = found(*given[0], *given[1])["MISS_N"]
    assert finding.facts["failures"] == Account("2")


def test_a_failure_recorded_as_status_and_as_event_counts_once():
    assert codes(appointment("missed"), event("missed", old_starts_at=SLOT)) == ["MISS_1"]


def test_moves_of_her_own_never_count_and_are_shown_as_told_apart():
    hers = event("moved", "customer", SLOT - DAY, old_starts_at=SLOT, new_starts_at=NEXT)
    assert codes(appointment(starts_at=NEXT), hers) == []
    finding = found(appointment(starts_at=NEXT), hers, *failure(2))["MISS_1"]
    assert [proof.phrase for proof in finding.ruled_out] == ["moved_herself"]


def test_only_failures_of_the_last_ninety_days_count():
    edge = NOW - 90 * DAY
    assert codes(*failure(1), *failure(2, edge)) == ["MISS_N"]
    assert codes(*failure(1), *failure(2, edge - HOUR)) == ["MISS_1"]
    assert codes(*failure(2, edge - HOUR)) == []


def test_how_many_days_count_is_the_company_s_to_say():
    strict = replace(COMPANY, promises=replace(COMPANY.promises, failures_days=2))
    assert codes(*failure(1), company=strict) == []


def test_a_failure_of_tomorrow_has_not_happened():
    ahead = appointment(starts_at=NOW + DAY, promised_at=NOW + DAY)
    assert codes(ahead, event("missed", at=NOW + DAY, old_starts_at=NOW + DAY)) == []


def test_what_was_made_good_long_ago_is_left_in_peace_unless_she_names_its_day():
    missed = failure(1, NOW - 60 * DAY)
    came = event("attended", at=NOW - 50 * DAY, appointment_id="AP-1")
    assert codes(*missed, came) == []
    assert codes(*missed, came, said=names_day((NOW - 60 * DAY).date())) == ["MISS_1"]
    recent = event("attended", at=NOW - DAY, appointment_id="AP-1")
    finding = found(*failure(1), recent)["MISS_1"]
    assert finding.facts["made_good_on"].day == (NOW - DAY).date()


def test_the_day_she_names_says_which_failure_is_spoken_of():
    older = SLOT - 20 * DAY
    given = (*failure(1), *failure(2, older, "cancelled"))
    assert "nobody_came" in found(*given)["MISS_N"].facts
    named = found(*given, said=names_day(older.date()))["MISS_N"].facts
    assert named["slot"].at == older and "called_off" in named


def test_a_visit_nothing_is_recorded_of_is_likely_missed_once_its_day_is_over():
    (finding,) = found(appointment()).values()
    assert (finding.code, finding.certainty) == ("MISS_1", "likely")
    assert codes(appointment(), event("attended", at=SLOT + HOUR)) == []
    assert codes(appointment(starts_at=NOW - 31 * DAY, promised_at=NOW - 31 * DAY)) == []


@pytest.mark.parametrize("kind", ["workshop drop-off", "Check-in", "handover of the washer"])
@pytest.mark.parametrize("said", [SILENT, names_day(SLOT.date())], ids=["silent", "names the day"])
def test_where_she_was_to_hand_a_thing_in_nobody_failed_to_come(kind, said):
    assert codes(appointment(kind=kind), said=said) == []


def test_what_old_records_cannot_tell_is_said_when_she_names_the_day():
    morning = datetime(2026, 11, 10, 8, tzinfo=NEW_YORK)
    given = appointment(starts_at=morning, promised_at=morning, window_minutes=60)
    assert codes(given) == []
    finding = found(given, said=names_day(morning.date()))["MISS_1"]
    assert finding.certainty == "unknown" and "books_end" in finding.facts


def test_a_next_visit_is_told_when_the_records_are_fresh():
    ahead = appointment(starts_at=NEXT, promised_at=NEXT, appointment_id="AP-9")
    assert found(*failure(1), ahead)["MISS_1"].facts["next_slot"].at == NEXT
    stale = found(*failure(1), ahead, until=NOW - 3 * DAY)["MISS_1"].facts
    assert "next_slot" not in stale


@pytest.mark.parametrize("given", [failure(1), (*failure(1), *failure(2, SLOT - 9 * DAY))])
def test_a_visit_for_other_work_is_not_the_next_one_of_what_failed(given):
    meter = appointment(starts_at=NOW + DAY, appointment_id="AP-8", kind="meter reading")
    (finding, *_) = found(*given, meter).values()
    assert "next_slot" not in finding.facts
    assert "visit_next" not in [proof.phrase for proof in finding.evidence]
    again = appointment(starts_at=NEXT, promised_at=NEXT, appointment_id="AP-9")
    (finding, *_) = found(*given, meter, again).values()
    assert finding.facts["next_slot"].at == NEXT


def test_its_own_next_time_goes_before_another_visit_of_its_kind():
    moved = failure(1, kind="moved", notified_at=SLOT - DAY, new_starts_at=NEXT)
    other = appointment(starts_at=NOW + DAY, promised_at=NOW + DAY, appointment_id="AP-9")
    assert found(*moved, other)["MISS_1"].facts["next_slot"].at == NEXT


def test_the_next_visit_is_made_sure_of_on_the_business_day_before():
    thursday = datetime(2026, 11, 12, 10, tzinfo=NEW_YORK)  # after a public holiday
    ahead = appointment(starts_at=thursday, promised_at=thursday, appointment_id="AP-9")
    check_by = found(*failure(1), ahead)["MISS_1"].facts["check_by"].at
    assert check_by == datetime(2026, 11, 10, 17, tzinfo=NEW_YORK)
    late = datetime(2026, 11, 11, 20, tzinfo=NEW_YORK)
    again = found(*failure(1), ahead, now=late, until=late)["MISS_1"].facts["check_by"].at
    assert late < again < thursday


def test_missed_days_are_hers_in_her_time_zone():
    evening = datetime(2026, 11, 5, 20, tzinfo=NEW_YORK)
    australian = rows.Customer("CU-1", "Ada", timezone="Australia/Sydney")
    given = (*failure(1, evening), *failure(2, SLOT - 20 * DAY, "cancelled"))
    hers = names_day(datetime(2026, 11, 6).date())
    meant = found(*given, said=hers, customer=australian)["MISS_N"].facts["slot"].at
    assert meant == evening


# What is due by itself


def paying(*given):
    rule = replace(COMPANY, auto_compensation=Compensation(Decimal("30.00"), "GBP"))
    return next(iter(found(*given, company=rule).values())).facts


def test_nothing_is_due_by_itself_unless_the_company_says_so():
    assert "compensation" not in found(*failure(1))["MISS_1"].facts


def test_a_missed_visit_is_paid_and_each_one_of_several():
    assert paying(*failure(1))["compensation"] == Money(Decimal("30.00"), "GBP")
    both = paying(*failure(1), *failure(2, SLOT - 9 * DAY))
    assert both["compensation_in_all"] == Money(Decimal("60.00"), "GBP")


def test_a_move_is_paid_only_when_she_was_told_less_than_a_day_ahead_or_not_at_all():
    def moved(told):
        return paying(*failure(1, SLOT, "moved", notified_at=told))

    assert "compensation" not in moved(SLOT - 25 * HOUR)
    assert "compensation" in moved(SLOT - 23 * HOUR)
    assert "compensation" in moved(None)


# Gaps


def test_rows_with_nothing_but_their_ids_find_nothing():
    assert codes(rows.Appointment("AP-1", "CU-1"), rows.AppointmentEvent("E", "AP-1")) == []


def test_an_event_of_an_unknown_appointment_is_passed_over():
    assert codes(event("missed", appointment_id="AP-unknown")) == []


def test_five_hundred_visits_are_counted():
    given = [row for n in range(250) for row in failure(n, NOW - timedelta(hours=n + 1))]
    assert found(*given)["MISS_N"].facts["failures"] == Account("250")


def test_an_unknown_age_of_the_records_still_counts_what_is_recorded():
    given = replace(known(*failure(1)), as_of={})
    assert snapshot(*failure(1)).appointments == given.appointments
    assert codes(*failure(1), until=NOW - 300 * DAY) == ["MISS_1"]
