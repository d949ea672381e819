"""What it did to her, named in whatever words; facts, orders and rules are no acknowledgement."""

from __future__ import annotations

import pytest

from firstline.training.scoring.acknowledging import acknowledging
from firstline.training.sentences import plain, sentences


def said(text: str) -> bool:
    (sentence,) = sentences(plain(text))
    return acknowledging(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Two times $27.00 makes anybody wonder, Mr. Boone.",
        "Seeing £46.20 there twice would give anyone a start.",
        "Three weeks is a good deal longer than you ought to wait for £89.50.",
        "Nobody likes to see a stranger's number on their own account.",
        "Being passed from one to the next would wear out anyone's patience.",
        "You had every reason to expect it by Friday.",
        "I'd have called too if that had turned up on my card.",
        "It's quite understandable that you want to know where the money went.",
        "You must be wondering what on earth happened.",
        "This isn't how you should find out about a change.",
    ],
)
def test_what_it_did_to_her_is_heard_in_any_words(text: str) -> None:
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two payments of $27.00 were taken on 16 October.",
        "Never give anyone your PIN.",
        "Everyone gets the same text from us.",
        "That leaves everyone a code on the phone.",
        "The parcel was too big for the box.",
        "That makes $54.00 in all.",
        "There is nothing I can do for anyone.",
        "You must have clicked twice.",
    ],
)
def test_what_tells_a_fact_or_a_rule_acknowledges_nothing(text: str) -> None:
    assert not said(text)
