"""Whether she denies one of the debits or all of them, in the words agents and customers type."""

from __future__ import annotations

import pytest

from firstline.casework.findings.debit.denial import denial
from tests.casework.records import said


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("I bought the kettle, never the second one for 31.50", "second"),
        ("the other order was not placed by her", "second"),
        ("cust says he did not make the second payment", "second"),
        ("I placed the first order, not the second", "second"),
        ("who ordered the second one?", "second"),
        ("One is mine. But who ordered the\nsecond one??\nNot me.", "second"),
        ("somebody else must have placed the other order", "second"),
        ("she disputes the later charge", "second"),
        ("I didn't order the first one", "first"),
        ("one of the two is not mine", ""),
        ("I don't recognise the charge of 79.95", ""),
        ("I never ordered 10453013", ""),
        ("10453011 is mine, 10453013 is NOT", ""),
        ("10453013 isnt, the other one yes", ""),
        ("one of the 79.95 was made by someone who stole my card", ""),
        ("the second was placed by a thief", "second"),
    ],
)
def test_one_of_them_is_denied(text, which):
    heard = denial(said(text))
    assert (heard.whole, heard.which) == (False, which)


@pytest.mark.parametrize(
    "text",
    [
        "I made neither of them",
        "he placed neither of the two orders",
        "not the first and not the second",
        "the second one was not ordered by me, and neither was the first",
        "someone used my card",
    ],
)
def test_all_of_them_are_denied(text):
    assert denial(said(text)).whole


@pytest.mark.parametrize(
    "text",
    [
        "the second one never arrived",
        "this is not the second time this happened",
        "I never got a refund for the second order I placed",
        "the second payment has not been refunded",
        "you did not send the second one",
        "it was not the first time",
        "he never paid the first order",
        "I did not know the last payment would be so high",
        "two debits of 79.95, refund the second one",
        "I ordered once, not twice",
        "both are mine",
        "I didn't say I made neither, I made both",
        "order 10453013 is not delivered",
        "10453013 is not here yet",
        "",
    ],
)
def test_what_only_sounds_like_it_denies_nothing(text):
    assert denial(said(text)) is None


@pytest.mark.parametrize(
    ("messages", "whole"),
    [
        (("I made neither", "well I did make the first, not the second"), False),
        (("I did not make the second", "no, I made neither of them"), True),
    ],
)
def test_her_newest_word_counts(messages, whole):
    assert denial(said(*messages)).whole is whole


def test_what_she_took_back_is_no_denial():
    assert denial(said("I did not make the second", "sorry, I made both")) is None


def test_both_made_by_a_thief_are_all_denied_and_one_of_the_family_made_none_of_them():
    assert denial(said("both were made by someone who stole my card")).whole
    assert denial(said("the second one was placed by someone in my family")) is None
