from __future__ import annotations

import pytest

from firstline.casework.said import Mention, Said
from tests.casework.said_cases import said


@pytest.mark.parametrize(
    "text",
    [
        "7776",
        "x7776?",
        "7776.",
        "ending in 7776",
        "account ending 7776?",
        "acct endng 7776",
        "order 10447776",
        "Order no. #10447776",
        "#10447776",
        "ORD-10482, ORD-10483",
        "a@b.com",
        "email: a@b.com",
        "+44 20 7946 0958",
        "7776 and 4421",
        "work order WO-311",
        "trade-in TI-55120",
        "postcode SW1A 1AA, order 10447776",
        "double seven seven six",
        "2026",
        "\n 7776 \n",
    ],
)
def test_identifiers_and_their_labels_alone_are_nothing_but_identifiers(text):
    assert said(text).only_identifier


@pytest.mark.parametrize(
    "text",
    ["", "thanks", "hello", "7776 is wrong", "what is 7776", "$49.99", "order", "where is order 10447776",
     "account ending", "refund 7776 please", "yesterday", "😀", "7776 $49.99", "???"],
)  # fmt: skip
def test_a_message_that_says_more_or_nothing_is_not(text):
    assert not said(text).only_identifier


def test_it_goes_by_the_places_of_the_mentions():
    assert Said("AB7776", (Mention("tail", "7776", "AB7776", 0, 6),)).only_identifier
    assert not Said("AB7776", (Mention("tail", "7776", "7776", 2, 6),)).only_identifier
