from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.language import sentences
from firstline.language.sentences import split

MAIL = """\
From: Jo Bell <jo@example.com>
Subject: Re: Fwd: your credit

Hi team,

I got your mail on Monday about my old phone and it says that the money went to
account ending 8813. I have no such account.
- my card ends in 4421
2) the order was 10447776

Thanks so much,
Jo Bell
+1 555 010 1122
Sent from my iPhone
"""


def test_a_pasted_mail_is_read_without_letterhead_greeting_and_signature():
    assert split(MAIL).sentences == (
        "I got your mail on Monday about my old phone and it says that the money went to "
        "account ending 8813.",
        "I have no such account.",
        "my card ends in 4421",
        "the order was 10447776",
    )


def test_the_body_keeps_short_sentences_too():
    assert split("Refund? She is still waiting for it.").body == (
        "Refund? She is still waiting for it."
    )


@pytest.mark.parametrize("text", ["hi", "Thanks!", "ok", "Best", "Dear team,", "no. wrong"])
def test_a_message_that_is_only_a_courtesy_stays_whole(text):
    assert split(text).body.strip(" ,") == text.strip(" ,")


def test_a_greeting_is_cut_off_what_follows_it():
    assert split("hello, where is my parcel?").body == "where is my parcel?"


def test_a_closing_in_the_first_line_is_the_message():
    assert split("Thanks\nbut where is my parcel now").sentences == ("but where is my parcel now",)


def test_a_mail_quoted_after_a_signature_is_read():
    text = "Please see below.\nRegards\nAnn\nShe says that nobody came to the appointment at all."
    assert "She says that nobody came to the appointment at all." in split(text).sentences


def test_a_very_long_sentence_is_cut_into_pieces_of_bounded_length():
    pieces = split("and so it went on, " * 40).sentences
    assert len(pieces) > 5
    assert max(len(piece.split()) for piece in pieces) <= sentences.LONGEST_SENTENCE


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_the_body_is_empty_only_if_the_text_is(text):
    parts = split(text)
    assert bool(parts.body.strip()) == bool(text.strip())
    assert all(len(piece.split()) <= sentences.LONGEST_SENTENCE for piece in parts.sentences)


def test_of_very_many_sentences_the_first_and_the_last_are_kept():
    told = split(" ".join(f"This is sentence {number} of many." for number in range(400))).sentences
    assert len(told) == 120
    assert (
        told[89] == "This is sentence 89 of many." and told[-1] == "This is sentence 399 of many."
    )


def test_only_the_beginning_of_an_endless_message_is_read():
    assert len(split("word " * 10_000).body) <= sentences.LONGEST_MESSAGE
