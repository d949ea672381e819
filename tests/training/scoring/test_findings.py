"""Every finding's own facts, keys and wording: true replies stand, false ones are seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline.training.scoring import ScoreCard, read_line, score

_FILE = Path(__file__).with_name("findings.yml")
_DATA = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
CUSTOMER = {"name": "Maria Lopez", "order_number": "10447776", "postcode": "10025"}
ASK = "Thank you for telling me. May I have the order number and the postcode, please?"


def sessions(*kinds: str) -> Iterator[object]:
    for finding, scene in _DATA.items():
        for kind in kinds:
            for number, said in enumerate(scene["sessions"].get(kind, ())):
                yield pytest.param(finding, said, id=f"{finding}-{kind}-{number}")


def card_of(finding: str, said: list[str]) -> ScoreCard:
    scene = _DATA[finding]
    facts = {"now": "2026-11-10T10:00:00+00:00", "customer": CUSTOMER} | scene["facts"]
    turns = [("customer", scene["opening"]), ("agent", ASK), ("customer", "10447776 and 10025")]
    turns += [("agent", reply) for reply in said]
    spoken = [{"speaker": who, "text": text} for who, text in turns]
    return score(read_line(json.dumps({"id": 1, "facts": facts, "turns": spoken}, default=str)))


@pytest.mark.parametrize(("finding", "said"), sessions("good"))
def test_a_true_reply_holds_nothing_wrong_and_nothing_fatal(finding: str, said: list[str]) -> None:
    card = card_of(finding, said)

    assert card.wrong_facts == () and card.fatal == ()


@pytest.mark.parametrize(("finding", "said"), sessions("wrong"))
def test_a_false_reply_is_capped(finding: str, said: list[str]) -> None:
    card = card_of(finding, said)

    assert card.wrong_facts and card.total <= 59


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("DATA_EXPOSED", "exposed"),
        ("MISSING_ROUTE", "route"),
        ("DENIED_RECORD", "denied"),
        ("INSULT", "insult"),
    ],
)
def test_what_is_fatal_is_seen(code: str, kind: str) -> None:
    for given in sessions(kind):
        finding, said = given.values
        assert code in {one.code for one in card_of(finding, said).fatal}, given.id
