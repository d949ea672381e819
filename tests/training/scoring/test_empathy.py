"""Validating and drawing out are counts; they rise with what is said and say nothing more."""

from __future__ import annotations

import json

from firstline.training.scoring import read_line, score


def empathy_of(*said: str):
    turns = []
    for text in said:
        turns += [
            {"speaker": "customer", "text": "It's been a bad week."},
            {"speaker": "agent", "text": text},
        ]
    return score(read_line(json.dumps({"id": 1, "turns": turns}))).empathy


def test_naming_the_feeling_validates_more_than_advice() -> None:
    warm = empathy_of(
        "That sounds really hard, and I can see why you're upset.",
        "It makes sense to feel let down.",
    )
    advice = empathy_of("You could make a list of what to do.", "Talk to your manager on Monday.")

    assert warm.validating > 0.5 > advice.validating


def test_open_questions_draw_out_more_than_statements() -> None:
    asking = empathy_of("What happened then?", "How did that feel? Tell me more about it.")
    telling = empathy_of("I think it will pass.", "It will be better next week.")

    assert asking.elaboration > 0.4 and telling.elaboration == 0


def test_what_is_negated_or_only_keywords_validates_nothing() -> None:
    assert empathy_of("I'm not sorry about that.").validating == 0
    assert empathy_of("sorry understand feel upset hard tough").validating == 0
