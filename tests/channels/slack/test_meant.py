"""Whom a line in a practice thread is meant for."""

from __future__ import annotations

import pytest

from channels.slack import meant


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("assistant, they took it twice", "they took it twice"),
        ("Assistant: may I credit it?", "may I credit it?"),
        ("assistant 20538146 was debited twice", "20538146 was debited twice"),
        ("assistant ada@example.com", "ada@example.com"),
        ("assistant what is this account ending 7776", "what is this account ending 7776"),
        ("assistant\nwhy was it sent again", "why was it sent again"),
        ("assistant is it on its way?", "is it on its way?"),
        ("assistant", ""),
        ("assistant: ", ""),
    ],
)
def test_the_assistant_is_asked_what_is_said_to_it_by_name(text, asked):
    assert meant.for_assistant(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Assistant managers may do that.",
        "Assistant managers may do that, is that all right?",
        "Assistants: ask them",
        "assistant did that wrongly, I am sorry",
        "Our assistant: a machine",
        "Good morning, may I have your order number, please?",
    ],
)
def test_what_only_begins_with_its_name_is_for_the_customer(text):
    assert meant.for_assistant(text) is None


def test_the_session_is_ended_left_or_rung_back_by_its_words_alone():
    assert meant.ends("End the practice!") and meant.leaves("leave")
    assert meant.rings_back("ring her back") and meant.rings_back("Ring back.")
    line = "I ring back at the end, before you leave"
    assert not (meant.ends(line) or meant.leaves(line) or meant.rings_back(line))
