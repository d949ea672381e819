"""What agents gave away, by period."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.desk import cases, goodwill
from firstline.desk.goodwill import Gift
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW

AUTHORITY = COMPANY.authority


@pytest.fixture
def given(desk):
    """Record gifts of the agent "jo"; returns what may still be given then."""

    def gifts(*about):
        with desk.begin() as connection:
            case = cases.open_case(connection, "jo", NOW, "CU-1")
            for days_ago, amount, currency in about:
                at = NOW - timedelta(days=days_ago)
                goodwill.record(
                    connection,
                    Gift(case.case_id, "CU-1", "jo", at, "MISS_1", Decimal(amount), currency),
                )
            return goodwill.giver(connection, "jo", AUTHORITY, NOW)

    return gifts


def test_gifts_of_this_period_add_up(given):
    assert given((1, "15.00", "USD"), (29, "9.99", "USD")).given == Decimal("24.99")


def test_gifts_of_an_earlier_period_and_of_another_currency_do_not_count(given):
    assert given((30, "15.00", "USD"), (1, "15.00", "EUR")).given == 0


def test_an_unknown_agent_may_give_no_more_than_an_agent(desk):
    with desk.connect() as connection:
        assert goodwill.giver(connection, "nobody", AUTHORITY, NOW).role == "agent"
