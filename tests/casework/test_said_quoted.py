"""What stands in the message she received is told from what she says herself."""

from __future__ import annotations

import pytest

from firstline.casework.said import gather
from tests.casework.said_cases import said

QUOTED = "order 10447776, $49.99 on 2026-11-03"


def flags(text):
    found = said(text)
    return [one.quoted for one in (*found.mentions, *found.amounts, *found.days)]


@pytest.mark.parametrize(
    "text",
    [
        f"> {QUOTED}",
        f"Begin forwarded message:\n\n{QUOTED}",
        f'it says "your {QUOTED} is paid"',
        f"She got: Dear Ann, we sent your {QUOTED}.",
    ],
)
def test_what_she_received_is_marked_and_still_found(text):
    assert flags(text) == [True, True, True]


@pytest.mark.parametrize("text", [QUOTED, f"Hi, my {QUOTED}", f"{QUOTED}\n\n> account"])
def test_her_own_words_are_not_marked(text):
    assert flags(text) == [False, False, False]


def test_a_case_keeps_the_spans_and_what_was_once_said_is_not_quoted_alone():
    case = gather([said("> order 10447776"), said("order 10447776"), said("> ending 7776")])
    assert [(one.value, one.quoted) for one in case.mentions] == [
        ("10447776", False),
        ("7776", True),
    ]
    assert [case.text[start:end] for start, end in case.received] == [
        "> order 10447776",
        "> ending 7776",
    ]


@pytest.mark.parametrize(
    ("text", "bare"), [("7776", True), ("x7776", False), ("ending 7776", False)]
)
def test_a_tail_that_nothing_marks_is_bare(text, bare):
    assert [tail.bare for tail in said(text).tails] == [bare]


def test_digits_once_called_an_ending_are_not_bare_in_the_case():
    assert [one.bare for one in gather([said("7776"), said("ending 7776")]).tails] == [False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10025 is the zip", "10025"),
        ("sw1a 1aa is her postcode", "SW1A1AA"),
        ("postcode 2000 is right", "2000"),
    ],
)
def test_a_word_after_it_or_before_it_names_a_postcode(text, value):
    assert [(one.kind, one.value) for one in said(text).mentions] == [("postcode", value)]
