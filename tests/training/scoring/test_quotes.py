"""What a dimension quotes is the sentence at fault, and its better line is true and not yet said."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import ScoreCard, read_line, score
from firstline.training.scoring.model import Dimension
from tests.training.scoring.families import replies, transcript


def card_of(family: str, *said: str, events: list | None = None) -> ScoreCard:
    built = transcript(family, list(said)) | ({} if events is None else {"events": events})
    return score(read_line(json.dumps(built)))


def dimension(card: ScoreCard, name: str) -> Dimension:
    return next(one for one in card.dimensions if one.name == name)


@pytest.mark.parametrize(
    ("family", "true", "wrong"),
    [
        ("debit", "8810", "8801"),
        ("debit", "by 9 March", "by 12 March"),
        ("number", "£312.40", "£321.40"),
        ("parts", "tomorrow at 9:30", "tomorrow at 11:30"),
    ],
)
def test_the_finding_quotes_the_sentence_with_the_wrong_fact(
    family: str, true: str, wrong: str
) -> None:
    said = [one.replace(true, wrong, 1) for one in replies(family, "good")]

    assert wrong in dimension(card_of(family, *said), "finding").quote


def test_whoever_asked_rightly_and_looked_nothing_up_is_told_that_and_not_to_ask_again() -> None:
    ask = "Could you tell me the order number and the postcode, please?"
    said = card_of("debit", ask, "It is being dealt with by the team.", events=[])
    shown = dimension(said, "identity")

    assert shown.score is not None and shown.score < 1
    assert "?" not in shown.better and "in front of me" in shown.better


def test_a_better_line_tells_no_day_to_come_as_the_day_it_happened() -> None:
    shown = dimension(card_of("parts", "One moment please.", "It will be fine."), "finding")

    assert "never ordered" in shown.better and "March" not in shown.better
