"""The patterns of short answers stay quick on any message: each of their words, said forty times."""

from __future__ import annotations

from time import process_time

import pytest

from firstline.casework.chosen import asks_on, chosen, corrects

WORDS = "ok or please for me her like likes then at on the and so well early money monday card visa"


@pytest.mark.parametrize("word", WORDS.split() + ["for me please", "my her", "in the", "at ten"])
@pytest.mark.parametrize("first", ["", "monday ", "tomorrow at ten "])
def test_forty_of_a_word_are_read_in_no_time(first, word):
    begun = process_time()
    for read in (chosen, asks_on, corrects):
        read(first + f"{word} " * 40 + "x")

    assert process_time() - begun < 1
