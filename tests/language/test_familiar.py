from __future__ import annotations

import pytest

from firstline.language.familiar import LEAST, familiarity

KNOWN = {"where", "is", "my", "order", "the"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("where is my order", 1.0),
        ("Where is Kowalczyk Wojciech", 1.0),
        ("cust Kowalczyk order pls", 1.0),
        ("wo ist mein Paket", LEAST),
        ("où est mon colis", LEAST),
        ("退款在哪里", LEAST),
        ("zwei Wörter", 1.0),
    ],
)
def test_text_of_another_language_is_unfamiliar(text, expected):
    assert familiarity(text, KNOWN) == pytest.approx(expected)


def test_a_few_known_words_are_worth_something():
    assert LEAST < familiarity("the mnop qrst uvwx yzab", KNOWN) < 1.0
