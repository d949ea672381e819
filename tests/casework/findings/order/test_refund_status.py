"""Where money is that goes back to her: the sum she names, else the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.casework.facts import Money
from firstline.casework.findings import order
from tests.casework.records import CREDIT, NOW, said, snapshot

OLDER = replace(
    CREDIT,
    credit_id="CR-2",
    amount=Decimal("75"),
    approved_at=NOW - timedelta(days=30),
    status="failed",
)


def status(text):
    found = order.find(snapshot(CREDIT, OLDER), said(text), NOW)
    return next(one for one in found if one.code == "REFUND_STATUS").facts


def test_the_sum_that_she_names_is_told():
    assert status("where is my 75")["amount"] == Money(Decimal("75"), "USD")
    assert status("where is my money")["amount"] == Money(Decimal("120.00"), "USD")


@pytest.mark.parametrize("text", ["the 75 arrived", "Her 75.00 have come.", "$75 is HERE, thanks!"])
def test_what_has_come_is_told_as_she_says_it(text):
    facts = status(text)
    assert facts["amount"] == Money(Decimal("75"), "USD")
    assert "says_money_came" in facts


@pytest.mark.parametrize("text", ["the 75 never arrived", "did the 75 arrive?", "75"])
def test_what_she_denies_or_asks_has_not_come(text):
    assert "says_money_came" not in status(text)
