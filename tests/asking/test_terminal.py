from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from firstline import company
from firstline.asking import terminal
from firstline.casework.formats import formats
from tests.channels.cards import card, full_card

READER = formats(company.load(), "en_US", "America/New_York")


def shown(card: dict[str, Any], notice: str = "", width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, force_terminal=colour)
    terminal.show(card, notice, READER, console)
    return out.getvalue()


def test_a_card_that_says_little_shows_no_empty_parts():
    assert shown(card()) == (
        "Source not known (not settled yet)\nNothing is known.\nAda 1, verified\n"
    )


def test_every_part_is_shown_in_the_order_it_is_needed():
    text = shown(full_card(offer={"statutory": ["Paid back"], "goodwill": None}), "Another first.")

    titles = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert titles[3:] == [
        "Another first.",
        "SAY",
        "Do",
        "Escalate",
        "Follow up",
        "Offer",
        "Proof",
        "Ruled out",
        "Also found",
        "Records as of Nov 3, 2026, 5:12 AM EST",
    ]
    assert "  - Paid back" in text


def test_goodwill_says_whose_consent_it_needs():
    goodwill = {"suggested": "20.00", "currency": "USD", "ask": "lead", "left": "20.00"}
    offer = {"statutory": [], "goodwill": {**goodwill, "limit": "20.00", "before": 0}}

    assert "Goodwill of 20.00 USD, with the consent of a lead" in shown(card(offer=offer))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_keep_to_the_width_and_hang(width):
    text = shown(full_card("some words " * 30), width=width)

    assert max(map(len, text.splitlines())) <= width
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "\n    some words" in text


def test_colours_are_for_terminals_alone():
    assert "\x1b[" in shown(full_card(), colour=True)
    assert "\x1b" not in shown(full_card())


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_of_a_record_steers_the_terminal_or_is_read_as_markup(text):
    said = shown(full_card(f"[red]{text}[/red]\x1b[2J\r"))

    assert not {sign for sign in said if not sign.isprintable()} - {"\n"}
    assert "[red]" in said and "[/red]" in said
