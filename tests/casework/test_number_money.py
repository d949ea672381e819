"""Late, pending, on another account of hers, on somebody else's: the money behind the digits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from firstline.casework.findings.number import find
from firstline.records import rows
from tests.casework.records import (
    CREDIT,
    MASTERCARD,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    PENDING,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

USUAL = (VISA, ORDER, PAID, CREDIT, TEMPLATE, MESSAGE)
DEVICE = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "7776", "active", "PM-1")


def code(records, *texts):
    found = find(records, said(*texts or ("7776",)), NOW)
    return found[0].code if found else None


# CREDIT_PENDING and CREDIT_LATE


def test_an_approved_credit_that_is_not_yet_due_is_pending():
    assert code(snapshot(VISA, ORDER, PAID, PENDING, TEMPLATE, MESSAGE)) == "CREDIT_PENDING"


def test_a_pending_credit_leads_only_when_the_digits_are_explained():
    records = snapshot(
        VISA, PAID, PENDING, TEMPLATE, replace(MESSAGE, slots={"account_tail": "5555"})
    )
    assert code(records, "5555") == "SENT_NO_MATCH"


@pytest.mark.parametrize(
    "late",
    [
        replace(PENDING, due_at=NOW - timedelta(minutes=1)),
        replace(PENDING, status="failed"),
    ],
)
def test_a_credit_that_failed_or_is_past_due_is_late(late):
    assert code(snapshot(VISA, ORDER, PAID, late, TEMPLATE, MESSAGE)) == "CREDIT_LATE"


def test_a_credit_posted_after_it_was_due_is_not_late():
    posted = replace(CREDIT, posted_at=NOW - timedelta(days=1))
    assert code(snapshot(VISA, ORDER, PAID, posted, TEMPLATE, MESSAGE)) == "ORDER_TAIL"


# WRONG_DEST_OWN


def test_a_credit_on_another_of_her_cards_than_the_one_that_paid_went_elsewhere():
    moved = replace(CREDIT, destination_instrument_id="PM-2")
    finding = find(snapshot(VISA, MASTERCARD, ORDER, PAID, moved), said("7776"), NOW)[0]

    assert finding.code == "WRONG_DEST_OWN"
    assert finding.facts["card_tail"].text == "9034"
    assert finding.facts["expected_tail"].text == "4421"


def test_a_credit_on_the_device_of_the_card_that_paid_did_not_go_elsewhere():
    device = replace(DEVICE, last4="1111")
    same = replace(CREDIT, destination_instrument_id="PM-9")
    assert code(snapshot(VISA, device, ORDER, PAID, same)) == "ORDER_TAIL"


def test_a_failed_attempt_with_another_card_does_not_make_it_the_paying_one():
    tried = replace(PAID, charge_id="CH-B", instrument_id="PM-2", status="failed")
    assert code(snapshot(VISA, MASTERCARD, ORDER, PAID, tried, CREDIT)) == "ORDER_TAIL"


def test_when_two_cards_paid_nobody_can_say_which_was_expected():
    other = replace(PAID, charge_id="CH-B", instrument_id="PM-2")
    moved = replace(CREDIT, destination_instrument_id="PM-2")
    assert code(snapshot(VISA, MASTERCARD, ORDER, PAID, other, moved)) == "ORDER_TAIL"


# OTHER_OWNER


def test_a_credit_to_somebody_elses_account_leads_over_everything():
    records = snapshot(*USUAL, foreign=("CR-1",))
    assert code(records, "email from refunds@evil.example says 7776") == "OTHER_OWNER"


def test_the_card_of_the_other_owner_is_never_told():
    lost = replace(CREDIT, destination_instrument_id="PM-OF-SOMEBODY")
    finding = find(snapshot(VISA, ORDER, PAID, lost, foreign=("CR-1",)), said("7776"), NOW)[0]

    assert finding.code == "OTHER_OWNER"
    assert not {"card_tail", "instrument"} & finding.facts.keys()
    assert "PM-OF-SOMEBODY" not in repr(finding)


def test_a_destination_that_exists_nowhere_belongs_to_nobody_else():
    lost = replace(CREDIT, destination_instrument_id="PM-UNKNOWN")
    assert code(snapshot(VISA, ORDER, PAID, lost)) == "ORDER_TAIL"
