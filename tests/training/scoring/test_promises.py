"""A promise has somebody who keeps it and a time; without one nothing is passed."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.families import replies, transcript

PROMISE = "I'll ring you on Monday 9 March at 11am to make sure it's there."


def card_of(promise: str) -> ScoreCard:
    said = replies("debit", "good")
    assert PROMISE in said[-1]
    return score(
        read_line(json.dumps(transcript("debit", [*said[:-1], said[-1].replace(PROMISE, promise)])))
    )


@pytest.mark.parametrize(
    "promise",
    [
        "If I get round to it I might refund.",
        "You check it yourself on Friday and ring us.",
        "Perhaps somebody will look at it on Monday.",
        "It would be good if it were there on Monday.",
    ],
)
def test_nobody_who_keeps_it_or_no_time_does_not_pass(promise: str) -> None:
    card = card_of(promise)

    assert not card.passed and card.total < 80
    assert next(one for one in card.dimensions if one.name == "commits").score < 0.3


@pytest.mark.parametrize(
    "promise",
    [
        PROMISE,
        "I look at it on Monday morning and phone you.",
        "I check on Monday 9 March at 11 whether it's there and then write to you.",
        "On Monday I see whether it arrived, and I ring you.",
    ],
)
def test_whoever_says_who_and_when_passes(promise: str) -> None:
    assert card_of(promise).passed
