"""She asks what became of a hold: open and until when, or gone and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.facts import Day, Moment
from tests.casework.findings.debit.books import FIRST, TWICE, ago, capture, codes, found, order
from tests.casework.records import NOW

ASKS = "did my 219 hold drop off?"
HOLD = capture("CH-H", "219.00", ago(5), kind="authorisation", status="pending", settled_at=None)
OTHER = order(), FIRST


def day(at):
    return Day(at.date())


def test_an_open_hold_is_told_with_the_day_it_falls_by():
    finding = found(*OTHER, HOLD, text=ASKS)[0]
    assert finding.code == "AUTH_HOLD"
    assert finding.facts["released_by"].at > NOW
    assert "hold_gone" not in finding.facts
    assert "hold_open" in [proof.phrase for proof in finding.evidence]


def test_a_released_hold_is_gone_since_its_release():
    gone = replace(HOLD, status="voided", settled_at=ago(2))
    finding = found(*OTHER, gone, text=ASKS)[0]
    assert finding.code == "AUTH_HOLD"
    assert finding.facts["released_on"] == day(ago(2))
    assert "released_by" not in finding.facts
    assert "hold_gone" in [proof.phrase for proof in finding.evidence]


def test_a_release_without_a_day_is_known_from_our_copy_of_the_books():
    finding = found(replace(HOLD, status="voided"), text=ASKS, as_of=ago(0.5))[0]
    assert finding.facts["seen_until"] == Moment(ago(0.5))
    assert "released_on" not in finding.facts


def test_a_hold_that_became_the_payment_is_told_as_that():
    paid = replace(HOLD, status="settled", settled_at=ago(3))
    taken = capture("CH-9", "219.00", ago(3))
    finding = found(order(total="219.00"), taken, paid, text=ASKS)[0]
    assert finding.code == "AUTH_HOLD"
    assert {"became_payment", "released_on"} <= finding.facts.keys()


def test_an_old_hold_that_our_books_forgot_has_expired():
    finding = found(replace(HOLD, created_at=ago(45)), text=ASKS)[0]
    assert finding.facts["released_on"] == day(ago(14))
    assert "hold_gone" in finding.facts


def test_the_hold_she_names_goes_before_a_newer_one():
    newer = replace(HOLD, charge_id="CH-N", amount=FIRST.amount, created_at=ago(1))
    gone = replace(HOLD, status="voided", settled_at=ago(2))
    finding = found(*OTHER, newer, gone, text=ASKS)[0]
    assert "charges/CH-H" in [proof.record for proof in finding.evidence]


@pytest.mark.parametrize("status", ["voided", "settled", "failed"])
def test_nobody_is_told_of_a_hold_that_is_gone_without_asking(status):
    gone = replace(HOLD, status=status)
    assert codes(*OTHER, gone) == []
    assert codes(*OTHER, gone, text="where is my parcel") == []


@pytest.mark.parametrize(
    "text", ["I was on hold for an hour", "hold on, debited twice", "put on hold, charged twice"]
)
def test_a_hold_on_the_telephone_is_none(text):
    gone = replace(HOLD, status="voided")
    assert "AUTH_HOLD" not in codes(*OTHER, gone, text=text)


def test_a_duplicate_is_not_hidden_by_a_question_about_a_hold():
    gone = replace(HOLD, status="voided")
    assert codes(*TWICE, gone, text=ASKS) == ["AUTH_HOLD", "DUP_CAPTURE"]


def test_a_failed_authorisation_held_nothing():
    assert codes(*OTHER, replace(HOLD, status="failed"), text=ASKS) == []
