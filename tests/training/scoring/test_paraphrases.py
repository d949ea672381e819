"""The same situations worded by other people: what is good passes, what is bad is seen as what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.families import transcript

_FILE = Path(__file__).with_name("paraphrases.yml")
_DATA = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))


def sessions(*kinds: str) -> Iterator[object]:
    for family, by_kind in _DATA.items():
        for kind in kinds:
            for number, said in enumerate(by_kind.get(kind, ())):
                yield pytest.param(family, kind, said, id=f"{family}-{kind}-{number}")


def card_of(family: str, kind: str, said: list[str]) -> ScoreCard:
    built = transcript(family, said, verified=kind != "leaking")
    return score(read_line(json.dumps(built)))


@pytest.mark.parametrize(("family", "kind", "said"), sessions("good"))
def test_good_sessions_pass(family: str, kind: str, said: list[str]) -> None:
    card = card_of(family, kind, said)

    assert card.passed and card.fatal == () and card.wrong_facts == ()


@pytest.mark.parametrize(("family", "kind", "said"), sessions("wrong"))
def test_wrong_facts_are_listed_and_cap_the_total(family: str, kind: str, said: list[str]) -> None:
    card = card_of(family, kind, said)

    assert card.wrong_facts and card.total <= 59


@pytest.mark.parametrize(("family", "kind", "said"), sessions("denying", "leaking", "insulting"))
def test_what_is_fatal_is_seen(family: str, kind: str, said: list[str]) -> None:
    code = {"denying": "DENIED_RECORD", "leaking": "FACT_BEFORE_VERIFIED", "insulting": "INSULT"}[
        kind
    ]

    assert code in {one.code for one in card_of(family, kind, said).fatal}


@pytest.mark.parametrize(("family", "kind", "said"), sessions("blaming", "vague"))
def test_blame_owns_nothing_and_vagueness_promises_nothing(
    family: str, kind: str, said: list[str]
) -> None:
    card = card_of(family, kind, said)
    name = "owns" if kind == "blaming" else "commits"

    assert next(one.score for one in card.dimensions if one.name == name) <= 0.3
    assert card.total < 80 and card.fatal == ()
