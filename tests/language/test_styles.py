from __future__ import annotations

from random import Random

import pytest

from firstline.language import styles

CHARGED = "I was charged twice and my bank can't help me."


@pytest.mark.parametrize("seed", range(8))
def test_third_person_leaves_no_first_person_behind(seed):
    told = styles.third_person(CHARGED, Random(seed))
    assert "was charged twice" in told
    assert not {"I", "my", "me."} & set(told.split())


def test_telegraphic_drops_small_words_and_shortens_long_ones():
    written = styles.telegraphic("The payment is on my account.", Random(1))
    assert written.removeprefix("cust ") == "pmt on acct"


def test_telegraphic_leaves_a_text_of_small_words_alone():
    assert styles.telegraphic("That is it.", Random(1)) == "That is it."


@pytest.mark.parametrize("seed", range(8))
def test_pasted_keeps_the_sentence_whole(seed):
    assert CHARGED in styles.pasted(CHARGED, Random(seed))


@pytest.mark.parametrize("style", styles.STYLES)
def test_the_same_seed_gives_the_same_rewrite(style):
    assert style(CHARGED, Random(5)) == style(CHARGED, Random(5))
