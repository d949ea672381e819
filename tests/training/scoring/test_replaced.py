"""One true value of a good session is told in another format, or replaced by another plausible one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.families import replies, transcript

_FILE = Path(__file__).with_name("replaced.yml")
_DATA = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))


def cases(kind: str) -> Iterator[object]:
    for family, values in _DATA.items():
        for value, instead in values.items():
            for other in instead.get(kind, ()):
                yield pytest.param(family, value, other, id=f"{family}: {value} -> {other}")


def card_of(family: str, value: str, other: str) -> ScoreCard:
    said = replies(family, "good")
    changed = [one.replace(value, other, 1) for one in said]
    assert value in "\n".join(said)
    return score(read_line(json.dumps(transcript(family, changed))))


@pytest.mark.parametrize(("family", "value", "other"), cases("same"))
def test_a_true_value_passes_in_any_format(family: str, value: str, other: str) -> None:
    card = card_of(family, value, other)

    assert card.passed and card.wrong_facts == ()


@pytest.mark.parametrize(("family", "value", "other"), cases("other"))
def test_another_value_never_passes(family: str, value: str, other: str) -> None:
    assert not card_of(family, value, other).passed


def test_every_true_value_is_told_in_eight_formats_and_replaced_by_five_others() -> None:
    for values in _DATA.values():
        for instead in values.values():
            assert len(instead["other"]) >= 5 and len(instead.get("same", range(8))) >= 8
