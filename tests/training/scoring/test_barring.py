"""One turn that spoils a session keeps it from passing, however few points hang on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline.training.scoring import ScoreCard, read_line, score

_FILE = Path(__file__).with_name("barred.yml")
_DATA = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
SCENES = tuple(_DATA["scenes"])


def card_of(scene: str, said: list[str]) -> ScoreCard:
    facts, hers = _DATA["scenes"][scene]["facts"], _DATA["scenes"][scene]["customer"]
    turns = [
        {"speaker": speaker, "text": text}
        for asked, answered in zip(hers, said, strict=True)
        for speaker, text in (("customer", asked), ("agent", answered))
    ]
    return score(read_line(json.dumps({"id": scene, "facts": facts, "turns": turns})))


def good(scene: str) -> list[str]:
    return list(_DATA["scenes"][scene]["agent"])


def spoilt(scene: str, rule: dict, line: str) -> list[str]:
    said = good(scene)
    if "instead" in rule:
        said[rule["instead"]] = line
        return said
    places = range(len(said)) if rule.get("every") else [rule["before"]]
    return [f"{line} {one}" if at in places else one for at, one in enumerate(said)]


def cases() -> Iterator[object]:
    for scene in SCENES:
        for kind, rule in _DATA["bars"].items():
            for line in rule["lines"]:
                yield pytest.param(scene, rule, line, id=f"{scene}, {kind}: {line[:40]}")


@pytest.mark.parametrize("scene", SCENES)
def test_the_good_session_passes(scene: str) -> None:
    card = card_of(scene, good(scene))

    assert card.passed and not card.fatal


@pytest.mark.parametrize(("scene", "rule", "line"), cases())
def test_one_such_turn_neither_passes_nor_stands_as_high(scene: str, rule: dict, line: str) -> None:
    card = card_of(scene, spoilt(scene, rule, line))

    assert not card.passed and card.total < card_of(scene, good(scene)).total


@pytest.mark.parametrize("scene", SCENES)
def test_correct_and_cold_does_not_pass(scene: str) -> None:
    assert not card_of(scene, _DATA["cold"][scene]).passed


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(("at", "line"), _DATA["fair"])
def test_what_decent_agents_say_as_well_bars_nothing(scene: str, at: int, line: str) -> None:
    said = good(scene)
    said[at] = f"{line} {said[at]}"

    assert card_of(scene, said).passed


@pytest.mark.parametrize(
    "told",
    [
        "It came back to us because the flat number was missing from the address.",
        "The parcel came back, for no flat number stood in the address.",
        "There was no flat number on it, so the parcel is back with us at this address.",
    ],
)
def test_what_happened_is_told_to_nobody_before_the_check(told: str) -> None:
    said = good("theirs")
    said[0] = f"{told} {said[0]}"

    assert [one.code for one in card_of("theirs", said).fatal] == ["FACT_BEFORE_VERIFIED"]
