"""Lost pay, nobody at home, and a wait sold shorter than it is."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

import pytest

from firstline.casework.facts import Given
from firstline.casework.said.claim import LOST_PAY
from tests.casework.findings.appointment.cases import (
    DAY,
    HOUR,
    NEXT,
    claims,
    codes,
    contract,
    failure,
    found,
    names_day,
)
from tests.casework.promises.cases import SLOT, appointment, event
from tests.casework.records import NOW

# Lost pay


def test_lost_pay_leads_before_everything_and_rests_on_her_word():
    said = claims(LOST_PAY, count=Decimal("2"))
    given = (*failure(1), *failure(2, SLOT - 9 * DAY), contract())
    assert codes(*given, said=said) == ["EARNINGS", "CANCELLED_NO_CONTACT", "MISS_N"]
    finding = found(*given, said=said)["EARNINGS"]
    assert finding.certainty == "likely"
    assert finding.facts["lost_days"] == Given("2")
    assert len(finding.evidence) == 2


def test_lost_pay_without_her_claim_is_nobody_s_guess():
    assert "EARNINGS" not in codes(*failure(1))
    for more in ({"denied": True}, {"hedged": True}, {"reported": True}):
        assert "EARNINGS" not in codes(*failure(1), said=claims(LOST_PAY, **more))


def test_lost_pay_without_a_failure_on_record_is_unknown_and_without_any_visit_is_not_ours():
    said = claims(LOST_PAY)
    kept = appointment("done"), event("attended", at=SLOT + HOUR)
    assert found(*kept, said=said)["EARNINGS"].certainty == "unknown"
    assert codes(said=said) == []


@pytest.mark.parametrize(
    ("count", "written"),
    [("2", "2"), ("2.50", "2.5"), ("10", "10"), ("1", None), ("0", None), ("-3", None)],
)
def test_the_days_are_written_as_she_counts_them(count, written):
    facts = found(*failure(1), said=claims(LOST_PAY, count=Decimal(count)))["EARNINGS"].facts
    assert facts.get("lost_days") == (Given(written) if written else None)
    assert ("one_day" in facts) == (count == "1")


# Nobody at home


def nobody_home(at=SLOT, number=1, status="missed"):
    key = f"AP-{number}"
    return (
        appointment(status, at, promised_at=at, appointment_id=key),
        event("no_access", "customer", at + HOUR, appointment_id=key, event_id=f"E{number}"),
    )


@pytest.mark.parametrize("status", ["missed", "booked", "done", "cancelled", None])
def test_nobody_at_home_goes_by_the_event_whatever_the_status(status):
    assert codes(*nobody_home(status=status)) == ["NO_ACCESS"]


def test_a_missed_event_of_her_own_is_nobody_at_home():
    assert codes(appointment("missed"), event("missed", "customer")) == ["NO_ACCESS"]


def test_a_failure_of_ours_leads_and_nobody_at_home_is_not_counted():
    assert codes(*nobody_home(), *failure(2)) == ["MISS_1", "NO_ACCESS"]


def test_the_first_time_is_free_of_a_fee_and_the_second_is_not_called_the_first():
    assert "first_time" in found(*nobody_home())["NO_ACCESS"].facts
    again = found(*nobody_home(), *nobody_home(SLOT - 20 * DAY, 2))["NO_ACCESS"]
    assert "first_time" not in again.facts and again.facts["slot"].at == SLOT


def test_one_long_ago_is_told_only_when_she_names_its_day():
    old = nobody_home(NOW - 40 * DAY)
    assert codes(*old) == []
    assert codes(*old, said=names_day((NOW - 40 * DAY).date())) == ["NO_ACCESS"]


# The wait


def sold(started=NOW - 21 * DAY, promised=10, real=35, **more):
    return contract(
        None, started_at=started, sold_lead_days=promised, actual_lead_days=real, **more
    )


def test_a_wait_longer_than_it_was_sold_is_told_with_both_and_the_visit():
    real = NOW + 14 * DAY
    ahead = appointment(starts_at=real, promised_at=real)
    facts = found(sold(), ahead)["LEAD_TIME"].facts
    assert (facts["sold_days"].text, facts["real_days"].text) == ("10", "35")
    assert facts["next_slot"].at == real


@pytest.mark.parametrize(
    ("given", "is_tied"),
    [
        ({"promised_at": NEXT}, False),
        ({"promised_at": NEXT, "kind": None}, False),
        ({"promised_at": NOW - 11 * DAY}, True),
        ({"promised_at": NEXT, "kind": "home care plan"}, True),
    ],
)
def test_a_visit_for_something_else_is_not_offered_as_the_place_to_keep(given, is_tied):
    finding = found(sold(), appointment(starts_at=NEXT, **given))["LEAD_TIME"]
    assert ("next_slot" in finding.facts) == is_tied
    assert ("visit_next" in [proof.phrase for proof in finding.evidence]) == is_tied


@pytest.mark.parametrize(
    "given",
    [
        sold(real=10),
        sold(real=9),
        sold(real=None),
        sold(promised=None),
        sold(promised=-1),
        sold(started=None),
        sold(started=NOW + DAY),
        sold(started=NOW - 66 * DAY),
        sold(real=10**9),
    ],
)
def test_a_wait_as_sold_or_over_or_unknown_is_nothing(given):
    assert codes(given) == []


def test_the_sale_of_a_contract_that_ended_is_history():
    ended = contract(NOW - DAY, started_at=NOW - 20 * DAY, sold_lead_days=1, actual_lead_days=30)
    assert codes(ended) == ["CANCELLED_NO_CONTACT"]


def test_days_are_counted_over_a_leap_day():
    january = datetime(2028, 1, 31, 12, tzinfo=timezone.utc)
    now = datetime(2028, 2, 20, tzinfo=timezone.utc)
    facts = found(sold(january, 29, 30), now=now)["LEAD_TIME"].facts
    assert facts["sold_for"].day == date(2028, 2, 29)
    assert facts["real_day"].day == date(2028, 3, 1)
