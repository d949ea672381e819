from __future__ import annotations

import pytest

from firstline.language.plain import has_words, plain


@pytest.mark.parametrize(
    ("written", "simple"),
    [
        ("she doesn’t know “7776”", 'she doesn\'t know "1234"'),
        ("acct 8813 — mine…", "acct 1234 - mine..."),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("order 10447776", "order 12345678"),
        ("size 42, 3 pieces", "size 42, 3 pieces"),
        ("half a pair \ud83d", "half a pair ?"),
    ],
)
def test_spellings_of_one_text_become_the_same(written, simple):
    assert plain(written) == simple


def test_which_number_it_is_makes_no_difference():
    assert plain("ending 7776?") == plain("ending 0917?")


def test_a_very_long_number_is_shortened():
    assert len(plain("7" * 5000)) <= 20


@pytest.mark.parametrize("text", ["", " ", "???", "7776", "$49.99", "👍🏽", "— …"])
def test_without_a_letter_there_are_no_words(text):
    assert not has_words(text)


def test_a_letter_of_any_script_is_a_word():
    assert has_words("a") and has_words("退") and has_words("ж")
