"""A credit that did not reach her, asked for by its sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.casework.findings.number import find
from tests.casework.records import CREDIT, NOW, ORDER, PAID, VISA, said, snapshot

LATE = replace(
    CREDIT,
    amount=Decimal("180.00"),
    status="approved",
    posted_at=None,
    due_at=NOW - timedelta(days=6),
)


def codes(text, credit=LATE):
    return [one.code for one in find(snapshot(VISA, ORDER, PAID, credit), said(text), NOW)]


@pytest.mark.parametrize(
    "text", ["still no 180", "cust waits for 180.00 credit", "YOU OWE ME $180!!!"]
)
def test_a_late_credit_is_found_by_its_sum(text):
    assert codes(text) == ["CREDIT_LATE"]


def test_a_failed_one_too():
    assert codes("where is my 180", replace(LATE, status="failed")) == ["CREDIT_LATE"]


@pytest.mark.parametrize("text", ["still no 190", "the 180 arrived", "hello", ""])
def test_another_sum_or_one_that_came_is_none(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    ["180 for my old fridge, when is it on the card", "where is my 180", "the 180 isn't here"],
)
def test_one_that_is_still_on_its_way_is_found_by_its_sum(text):
    due = replace(LATE, due_at=NOW + timedelta(days=3))
    assert codes(text, due) == ["CREDIT_PENDING"]


@pytest.mark.parametrize("text", ["still no 190", "hello", "where is my order"])
def test_one_that_is_on_its_way_is_no_finding_by_itself(text):
    assert codes(text, replace(LATE, due_at=NOW + timedelta(days=3))) == []


def test_a_credit_that_is_not_late_is_no_finding():
    assert codes("where is my 180", replace(LATE, status="posted", posted_at=NOW)) == []
