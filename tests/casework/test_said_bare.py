from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firstline.casework.said import Mention, Said, names_only, normalise
from firstline.casework.said.bare import LABELS, may_be_only_identifiers
from firstline.casework.said.spoken import WORDS
from tests.casework.said_cases import NOW, patient, said

IDENTIFIERS = (
    ["7776", "x7776", "xxxx 7776", "xx-77 76", "...7776", "10447776", "TI-55120", "ORD-10482"]
    + ["a@b.com", "+44 20 7946 0958", "4111 1111 1111 1111", "[card number removed, ends 1111]"]
    + ["SW1A 1AA", "D02 ABCD", "1234 AB", "415-555-0100 extension 12", "&#55;776", "７７７６"]
    + ["1Z 999 AA1 01 2345 6784", "1z where is my parcels", "GB82 WEST 1234 5698 7654 32"]
    + ["RR 123 456 785 GB", "double seven seven six", "nıne eight seven six"]
)
WRITTEN = sorted({word for word in re.findall("[a-z]+", LABELS.pattern) if LABELS.fullmatch(word)})
PAIRS = ["master card", "american express", "apple pay", "gift card", "trade in", "work order"]
PAIRS += ["sales order", "purchase order", "service request", "last four", "credit note"]
PIECES = st.one_of(
    st.sampled_from(IDENTIFIERS),
    st.sampled_from([*WRITTEN, *PAIRS]),
    st.sampled_from(WORDS),
    st.sampled_from(["please", "wrong", "who", "x", "xx", "#", "is", "of", "tell", "next", "cvv"]),
    st.text("0123456789 xX-./#*@,:;ab", max_size=6),
    st.text(max_size=4),
)


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


@patient
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", "\n", "", ", ", ": "])), max_size=6))
@example([("last 4 of accountxx 7776", "")])
@example([("apple pay", " "), ("7776", "")])
def test_the_quick_glance_never_denies_what_the_reading_says(pieces):
    text = "".join(piece + gap for piece, gap in pieces)
    assert may_be_only_identifiers(normalise(text)) or not said(text).only_identifier


@pytest.mark.parametrize("label", [*WRITTEN, *PAIRS, *WORDS])
def test_no_label_and_no_number_word_looks_like_a_plain_word(label):
    assert may_be_only_identifiers(f"{label} 7776")
    assert may_be_only_identifiers(f"7776 ({label.upper()}).")


@pytest.mark.parametrize(
    "text", ["what about 7776", "thanks", "a b", "where is order 10447776?", "a refund please", ""]
)
def test_a_glance_is_enough_for_a_plain_word_or_no_number(text):
    assert not may_be_only_identifiers(text)


def test_glance_and_reading_together_say_what_the_reading_says():
    here = {"region": "US", "timezone": NOW.tzinfo, "now": NOW}
    assert names_only("order 10447776", **here)
    assert not names_only("where is order 10447776", **here)
    assert not names_only("who 10447776", **here)
