"""A card in other hands goes before whatever the books show."""

from __future__ import annotations

import pytest

from tests.casework.findings.debit.books import AGAIN, FIRST, TWICE, codes, found, order


@pytest.mark.parametrize(
    "text",
    [
        "somebody stole my card, block 7776",
        "I clicked the link and typed my card in",
        "cust: purse stolen, visa in it",
    ],
)
def test_it_is_treated_as_unauthorised_without_any_debit(text):
    finding = found(text=text)[0]
    assert (finding.code, finding.certainty) == ("UNAUTHORISED", "likely")
    assert "card_exposed" in finding.facts
    assert not {"amount", "first_on"} & finding.facts.keys()


@pytest.mark.parametrize(
    "text",
    [
        "I clicked the link but typed nothing in",
        "the mail asks me to enter my card details",
        "my neighbour says her card was stolen",
        "my card was not stolen",
    ],
)
def test_what_may_come_or_is_denied_is_no_fraud(text):
    assert "UNAUTHORISED" not in codes(text=text)


def test_the_debits_she_did_not_make_stay_with_it():
    finding = found(
        order(), FIRST, *TWICE[2:], AGAIN, text="card stolen, I made neither of the two debits"
    )
    told = next(one for one in finding if one.code == "UNAUTHORISED")
    assert {"card_exposed", "amount"} <= told.facts.keys()


def test_what_the_books_owe_her_stays_in_sight():
    assert codes(*TWICE, text="my wallet was stolen")[:2] == ["UNAUTHORISED", "DUP_CAPTURE"]
