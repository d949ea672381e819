from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firstline.casework.said import normalise
from tests.casework.said_cases import patient


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Alder &amp; Finch&#39;s&nbsp;mail", "Alder & Finch's mail"),
        ("&amp;lt;b&amp;gt;", "<b>"),
        ("<mailto:a@b.com|a@b.com>", "a@b.com"),
        ("<mailto:a@b.com>", "a@b.com"),
        ("<tel:+14155550100|415-555-0100>", "415-555-0100"),
        ("<tel:+14155550100>", "+14155550100"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("<http://x.example|x.example>", "x.example"),
        ("<https://evil.example/a|Your order>", "Your order (https://evil.example/a)"),
        ("<@U123> 7776", "<@U123> 7776"),
        ("７７７６", "7776"),
        ("٧٧٧٦", "7776"),
        ("7️⃣7️⃣7️⃣6️⃣", "7776"),
        ("“x” ‘y’ it´s", "\"x\" 'y' it's"),
        ("77–76 — 77‑76 −", "77-76 - 77-76 -"),
        ("…7776", "...7776"),
        ("7\u200b7\u00ad7\ufeff6", "7776"),
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("a\r\nb\rc\u2028d\ne", "a\nb\nc\nd\ne"),
        ("a\x00b\x1b[0m\ud800", "ab[0m"),
        ("order &#10447776", "order &#10447776"),
    ],
)
def test_the_marks_of_a_channel_are_taken_off(raw, plain):
    assert normalise(raw) == plain


def test_endless_entities_in_entities_come_to_an_end():
    nested = "&#5&#4" * 2000 + "8" + ";" * 8000

    once = normalise(nested)

    assert normalise(once) == once


@patient
@given(st.text())
@example("&amp;" * 20)
@example("＆amp；#39；")
@example("<https://a|<https://b|c>>")
@example("\r\x00\n")
def test_normal_text_stays_as_it_is(text):
    once = normalise(text)

    assert normalise(once) == once


@patient
@given(st.text())
def test_normal_text_holds_no_control_or_invisible_character(text):
    clean = normalise(text)

    assert all(mark == "\n" or 31 < ord(mark) != 127 for mark in clean)
    assert not set("\u200b\u00ad\ufeff\u00a0\u2028“”") & set(clean)


@patient
@given(st.lists(st.sampled_from(["&", "amp;", "#39;", "<", ">", "|", "https://", "a", "\n"])))
def test_pieces_of_marks_put_together_come_to_rest(pieces):
    once = normalise("".join(pieces))

    assert normalise(once) == once
