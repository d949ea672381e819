"""What she tells moves the agent: that denies nothing, and hides no denial."""

from __future__ import annotations

import pytest

from firstline.training.guard import flags
from firstline.training.guard.sheet import bare
from firstline.training.sentences import sentences
from firstline.training.truth import of_facts
from firstline.training.truth.statements import asked_about, statements

TRUTH = of_facts(
    {
        "family": "debit",
        "finding": "DUP_CAPTURE",
        "fault": "ours",
        "now": "2026-10-10T09:00:00+00:00",
        "truth": {"cause": "the order was captured twice", "amount": "86.40", "currency": "USD"},
    }
)
MOVED = ("Oh no, ", "Oh dear, ", "Goodness me, ", "Oh no! ", "Ouch, ", "")


@pytest.mark.parametrize("moved", MOVED)
@pytest.mark.parametrize(
    "said",
    [
        "$86.40 twice for one order, I can see that's a shock.",
        "twice for one box.",
        "two payments of $86.40, I see them both.",
    ],
)
def test_an_interjection_denies_nothing(moved, said):
    text = moved + said
    told = [one for s in sentences(text) for one in statements(s, TRUTH, asked_about(TRUTH))]
    assert not any(one.denied for one in told)
    assert flags(text, TRUTH) == ()


@pytest.mark.parametrize("moved", MOVED)
@pytest.mark.parametrize(
    "said", ["we never charged you twice.", "that didn't happen.", "there was only one payment."]
)
def test_an_interjection_hides_no_denial(moved, said):
    assert "DENIAL" in {one.kind for one in flags(moved + said)}


@pytest.mark.parametrize(
    "text", ["No, we took it once.", "Oh, no one rang.", "Nobody came.", "Oh noble one."]
)
def test_nothing_but_an_interjection_is_left_out(text):
    assert "no" in bare(text).lower()


@pytest.mark.parametrize("text", ["Oh no!", "Oh dear.", "Goodness me!"])
def test_an_interjection_alone_says_nothing(text):
    assert bare(text) == ""
    assert flags(text) == ()
