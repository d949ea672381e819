"""Denials, insults and orders about feelings in many voices, and what only looks like them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from firstline.training.scoring import read_line, score
from tests.training.scoring import families, test_findings

SITUATIONS = {
    **{"number": "number", "debit": "debit", "visits": "appointment", "call": "call"},
    **{"parts": "parts", "one": "AUTH_HOLD", "stranger": "NOT_OUR_DEBIT"},
}
WANTED = {"DENIED_RECORD": "DENIED_RECORD", "INSULT": "INSULT", "COMMAND": "INSULT", "SPARE": None}


def lines(half: str) -> list[tuple[str, str, str]]:
    """(code, situation, text)"""
    written = Path(__file__).with_name(f"said_{half}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(one.split(" ", 2)) for one in written if not one.startswith("#")]


def is_right(code: str, situation: str, text: str) -> bool:
    said = ["Please calm down.", text] if code == "COMMAND" else [text]
    name = SITUATIONS[situation]
    if name.isupper():
        card = test_findings.card_of(name, said)
    else:
        ask = families.replies(name, "cold")[:1]
        given = families.transcript(name, [*ask, *said])
        card = score(read_line(json.dumps(given)))
    codes = {one.code for one in card.fatal}
    return WANTED[code] in codes if WANTED[code] else not codes


def shares(half: str) -> dict[str, float]:
    """Of each code, how many lines get what they must."""
    given = lines(half)
    right = Counter(code for code, *rest in given if is_right(code, *rest))
    return {code: right[code] / count for code, count in Counter(one[0] for one in given).items()}


@pytest.mark.parametrize(
    ("half", "least"),
    [
        ("fitted", {"DENIED_RECORD": 0.9, "INSULT": 1.0, "COMMAND": 1.0, "SPARE": 0.95}),
        ("held_back", {"DENIED_RECORD": 0.6, "INSULT": 0.7, "COMMAND": 0.9, "SPARE": 0.9}),
    ],
)
def test_most_are_heard_and_near_misses_are_spared(half: str, least: dict[str, float]) -> None:
    found = shares(half)

    assert {code: share for code, share in found.items() if share < least[code]} == {}
