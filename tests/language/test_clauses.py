from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.language.clauses import clauses, fragments


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        (
            "billed 20.00 twice and the mugs are red not blue",
            ["billed 20.00 twice", "and the mugs are red not blue"],
        ),
        (
            "two payments of 9.90, nobody rang me",
            ["two payments of 9.90,", "nobody rang me"],
        ),
        (
            "the box was late; also I moved house: the new street is Elm Road",
            ["the box was late;", "also I moved house:", "the new street is Elm Road"],
        ),
        (
            "the parcel is late, by the way my plan renews soon",
            ["the parcel is late,", "by the way my plan renews soon"],
        ),
        (
            "engineer never came monday + the sofa is wrong",
            ["engineer never came monday", "+ the sofa is wrong"],
        ),
    ],
)
def test_a_clause_with_its_own_subject_is_a_piece(sentence, pieces):
    assert clauses(sentence) == pieces


@pytest.mark.parametrize(
    "sentence",
    [
        "she ordered red and blue mugs",
        "charged on 3, 4 and 5 May",
        "the sofa, the big one",
        "he waited and waited for the parcel",
        "well, I see",
        "",
    ],
)
def test_a_list_or_a_tail_is_no_clause(sentence):
    assert len(clauses(sentence)) == 1


@given(st.text(alphabet="ab ,;:-+19\n", max_size=120) | st.text(max_size=120))
def test_no_word_is_lost(sentence):
    assert " ".join(clauses(sentence)).split() == sentence.split()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "wrong mugs, double charge and rude driver",
            ["wrong mugs,", "double charge", "rude driver"],
        ),
        ("call me back / box torn", ["call me back", "box torn"]),
        ("we were cut off when the lid broke", ["we were cut off", "when the lid broke"]),
        ("Box late. 20.00 and nobody came", ["Box late.", "nobody came"]),
        ("1) box late 2) what is 7776", ["box late", "what is 7776"]),
        ("1. box late 2. nobody came", ["box late", "nobody came"]),
    ],
)
def test_fragments_stand_between_any_two_joints(text, pieces):
    assert fragments(text) == pieces


@pytest.mark.parametrize("text", ["", "where is my parcel", "one " * 40 + ", " + "two " * 40])
def test_one_thing_said_or_too_much_of_it_has_no_fragments(text):
    assert fragments(text) == []
