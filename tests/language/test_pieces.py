"""Word pieces put together from memory are those of the tokenizer."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firstline.language import tokenizer
from firstline.language.pieces import Pieces

TOKENIZER = tokenizer.load()
PIECES = Pieces(TOKENIZER)
TYPED = st.text(st.characters(min_codepoint=9, max_codepoint=126)) | st.text()


@given(TYPED)
@example("Cust's acct_no 12-34 [SEP] wasn't re-charged!! $9.99")
@example("naïve café\tand a tab")
@example("x" * 101 + " ends")
@example("delivered " * 200)
def test_the_numbers_are_those_of_the_tokenizer(text):
    assert PIECES.cut(text)[0] == TOKENIZER.encode(text).ids


@given(TYPED)
def test_every_piece_but_the_outermost_has_a_place_in_the_text(text):
    numbers, starts = PIECES.cut(text)
    assert len(starts) == len(numbers) - 2
    assert starts == sorted(starts) and all(0 <= start < len(text) for start in starts)


@pytest.mark.parametrize("text", ["refund was misdelivered", "réfund wás misdelivered"])
def test_every_word_has_a_piece(text):
    _, starts = PIECES.cut(text)
    assert {text[:start].count(" ") for start in starts} == {0, 1, 2}


def test_ordinary_words_are_known_and_slips_are_not():
    assert PIECES.knows("delivery")
    assert not PIECES.knows("devilery")
