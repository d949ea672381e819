"""`firstline ask` says what the panel says in a fresh case."""

from __future__ import annotations

import pytest

from firstline.asking import ask, text_of
from firstline.asking.understanding import understand
from firstline.language.understanding import Understanding
from firstline.settings import PROJECT
from tests.conversations.conftest import NOW


@pytest.mark.parametrize(
    ("customer", "text"),
    [
        ("maria.lopez@example.com", "what is this account ending in 7776? I own no such card"),
        ("10447776", "where is my order? my postcode is 10025"),
        ("CU-1001", "where's my refund"),
        ("CU-1001", "I was charged twice and nobody called me back about the missed visit"),
        ("CU-1001", "7776"),
        ("CU-1001", "/restart qwrt zzz"),
        ("CU-1001", "hello"),
        ("", "what is 7776"),
    ],
)
def test_the_same_words_get_the_same_answer(assistant, model, customer, text):
    case = assistant.open(customer or None)
    shown = assistant.say(case, text)

    def understood(heard: str) -> Understanding:
        return understand(heard, model, PROJECT / "config.yml", assistant.place.company)

    reply = ask(assistant.place, customer, text_of(text), understood, "demo", NOW)

    replies = (reply, *reply.more)
    assert [one.card for one in replies] == [one["card"] for one in shown]
    assert [[choice.label for choice in one.choices] for one in replies] == [
        [button["label"] for button in one["buttons"]] for one in shown
    ]
