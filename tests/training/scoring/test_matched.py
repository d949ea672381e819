"""Ten more situations, each answered well in two voices and badly in every known way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline.training.scoring import ScoreCard, read_line, score

_DATA = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("matched.yml").read_text(encoding="utf-8")
)
SCENES = _DATA["scenes"]
GOOD, SALAD = ("good", "terse"), "salad"
BAD = ("blaming", "denying", "vague", "over-apologising", "cold", "wrong", "leaking", SALAD)
# Of the scenes held back, which nothing was mended with, that many good ones pass and bad ones stay below.
HELD_GOOD, HELD_BELOW = 7, 0.9


def card_of(name: str, kind: str) -> ScoreCard:
    scene = SCENES[name]
    turns = [{"speaker": "customer", "text": scene["opening"]}]
    for number, said in enumerate(_DATA[SALAD] if kind == SALAD else scene["replies"][kind]):
        gives = number == 0 and kind != "leaking"
        answer = scene["factors"] if gives else "All right."
        turns += [
            {"speaker": "agent", "text": said},
            {"speaker": "customer", "text": answer},
        ]
    given = {"id": name, "facts": scene["facts"], "turns": turns}
    return score(read_line(json.dumps(given, default=str)))


def least_good(name: str) -> int:
    return min(card_of(name, kind).total for kind in GOOD)


MENDED = [name for name, scene in SCENES.items() if not scene.get("held")]
HELD = [name for name in SCENES if name not in MENDED]


@pytest.mark.parametrize("name", MENDED)
def test_every_bad_kind_fails_below_both_good_ones(name: str) -> None:
    good, bad = least_good(name), {kind: card_of(name, kind) for kind in BAD}

    assert {kind: card.total for kind, card in bad.items() if card.total >= good} == {}
    assert not any(card.passed for card in bad.values())
    assert bad["wrong"].wrong_facts
    assert "DENIED_RECORD" in {one.code for one in bad["denying"].fatal}
    assert "FACT_BEFORE_VERIFIED" in {one.code for one in bad["leaking"].fatal}


@pytest.mark.parametrize("name", MENDED)
def test_both_good_ones_are_free_of_fatals_and_wrong_facts(name: str) -> None:
    for kind in GOOD:
        card = card_of(name, kind)
        assert card.fatal == () and card.wrong_facts == () and card.total >= 75


def test_what_was_held_back_is_ordered_as_well() -> None:
    passed = sum(card_of(name, kind).passed for name in HELD for kind in GOOD)
    below = [card_of(name, kind).total < least_good(name) for name in HELD for kind in BAD]

    assert passed >= HELD_GOOD
    assert sum(below) / len(below) >= HELD_BELOW
    assert not any(card_of(name, kind).passed for name in HELD for kind in BAD)
