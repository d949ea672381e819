"""What an agent sends is normalised, bounded and free of card numbers before anything keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels import intake
from channels.errors import ApiError


def test_a_card_number_is_gone_and_its_end_is_kept():
    text = intake.text_of("card 4111-1111-1111-1111 and order 10447776")
    assert "4111" not in text
    assert "1111" in text and "10447776" in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/restart", "restart"),
        ('//intent{"a":"b"}', 'intent{"a":"b"}'),
        (" / / x", "x"),
        ("/", "?"),
        ("a / b", "a / b"),
    ],
)
def test_a_typed_slash_is_no_command(typed, told):
    assert intake.spoken(typed) == told


@given(st.text(max_size=300))
def test_whatever_is_sent_becomes_a_text_or_a_clear_refusal(raw):
    try:
        text = intake.text_of(raw)
    except ApiError as refused:
        assert refused.code == "empty_message"
        return
    assert text == text.strip() != ""
    assert not intake.spoken(text).startswith("/")
