"""The card of a minted scenario tells what the case's did; else there is no scenario."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import select

from firstline.records.tables import teams
from firstline.training import minting
from firstline.training.minting import CannotMint
from firstline.training.minting import minting as at_work
from firstline.training.minting.sameness import shape
from firstline.training.minting.shelf import Shelf
from firstline.training.scenarios import load
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed

__all__ = ["demo_place", "place"]

CARD = {
    "finding": "ORDER_TAIL",
    "evidence": [{"record": "messages/M-1", "fact": "slot account_tail printed “7776” on Nov 2"}],
    "do": [{"id": "send_correction"}, {"id": "report_template"}],
    "escalate": {"to": "messaging team", "level": 1},
    "follow_up": {"what": "Confirm it"},
}


@pytest.fixture
def here(place, tmp_path):
    return at_home(place, tmp_path)


def told_of_a_digit(here) -> str:
    return closed(here, "CU-1001", "explain_number", "an account ending in 7776?")


def test_the_slot_that_printed_it_and_the_steps_are_the_case_s(here) -> None:
    made = minting.mint(here, told_of_a_digit(here), "ellen", NOW, Random(7))

    (scenario,) = load((Shelf(here.settings.home).file(made).parent,))
    facts = scenario.written_facts
    assert facts["truth"]["slot"] == "account_tail"
    assert facts["truth"]["printed_text"] == facts["truth"]["order_number"][-4:]
    assert [step.split()[0] for step in facts["do"]] == ["send", "report"]


def test_a_step_names_no_colleague_and_its_days_as_seen_from_now(here) -> None:
    case_id = closed(here, "CU-1025", "appointment_missed", "nobody came for the dryer, again")

    made = minting.mint(here, case_id, "ellen", NOW, Random(7))

    (scenario,) = load((Shelf(here.settings.home).file(made).parent,))
    steps = scenario.written_facts["do"]
    with here.records.connect() as records:
        people = set(records.execute(select(teams.c.person)).scalars())
    assert people and not [one for one in people if one in " ".join(steps)]
    assert any("days}" in step for step in steps)


@pytest.mark.parametrize(
    "other",
    [
        {"evidence": [{"record": "messages/M-1", "fact": "slot order_number printed “7776”"}]},
        {"evidence": []},
        {"evidence": [{"record": "credits/CR-1", "fact": CARD["evidence"][0]["fact"]}]},
        {"do": [{"id": "send_correction"}]},
        {"do": []},
        {"follow_up": None},
        {"escalate": None},
    ],
)
def test_another_proof_or_step_is_another_card(other) -> None:
    assert shape({**CARD, **other}, str) != shape(CARD, str)


def test_other_names_numbers_and_days_are_the_same_card() -> None:
    fact = "slot account_tail printed “1402” on Oct 30"
    other = {
        **CARD,
        "evidence": [{"record": "messages/M-8", "fact": fact}],
    }

    assert shape(other, str) == shape(CARD, str)


def test_a_case_whose_card_was_another_is_refused(here, monkeypatch) -> None:
    case_id = told_of_a_digit(here)
    of = at_work.source(here, case_id)
    cards = tuple({**card, "do": []} for card in of.cards)
    monkeypatch.setattr(at_work, "source", lambda *_: replace(of, cards=cards))

    with pytest.raises(CannotMint, match="another proof or other steps"):
        minting.mint(here, case_id, "ellen", NOW, Random(7))
    assert Shelf(here.settings.home).all() == ()
