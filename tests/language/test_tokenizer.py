from __future__ import annotations

from hashlib import sha256

import pytest

from firstline.language import tokenizer

# (text, its pieces by the reference implementation of bert-base-uncased)
KNOWN = [
    ("hello world", ["hello", "world"]),
    (
        "Cust's acct ending 7776",
        ["cu", "##st", "'", "s", "acc", "##t", "ending", "77", "##7", "##6"],
    ),
    ("naïve façade", ["naive", "facade"]),
    ("日本", ["日", "本"]),
    ("½ ﬁ", ["½", "ﬁ"]),
    ("İstanbul", ["istanbul"]),
    ("a\u200bb", ["ab"]),
    ("$49.99", ["$", "49", ".", "99"]),
    ("👍", ["[UNK]"]),
    ("\t x\n\x00y ", ["x", "y"]),
    ("", []),
]


def test_the_vocabulary_is_the_one_the_encoder_was_trained_with():
    assert (
        sha256(tokenizer.VOCABULARY.read_bytes()).hexdigest()
        == "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
    )


@pytest.mark.parametrize(("text", "pieces"), KNOWN)
def test_pieces_are_those_of_uncased_bert(text, pieces):
    assert tokenizer.load().encode(text).tokens == ["[CLS]", *pieces, "[SEP]"]


def test_a_typed_special_token_stays_text():
    assert tokenizer.load().encode("[SEP]").tokens == ["[CLS]", "[", "sep", "]", "[SEP]"]


def test_a_word_of_more_than_a_hundred_letters_is_unknown():
    assert tokenizer.load().encode("x" * 101).tokens == ["[CLS]", "[UNK]", "[SEP]"]


def test_a_long_text_is_cut_and_still_ends_properly():
    tokens = tokenizer.load(longest=8).encode("one two three four five six seven eight").tokens
    assert tokens == ["[CLS]", "one", "two", "three", "four", "five", "six", "[SEP]"]
