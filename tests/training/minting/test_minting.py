"""A closed case becomes a scenario in which nobody can be recognised and the finding is the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from ruamel.yaml import YAML
from sqlalchemy import select

from firstline.desk.tables import trail
from firstline.records.tables import charges
from firstline.training import minting
from firstline.training.customer import opening
from firstline.training.minting import CannotMint, Minted
from firstline.training.minting.proving import found, played
from firstline.training.minting.shelf import Shelf
from firstline.training.scenarios import FOLDER, load
from firstline.training.sessions.stage import stage
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed, worked

__all__ = ["demo_place", "place"]

WITHOUT_STEPS = ()
CASES = [
    ("ORDER_TAIL", "CU-1001", "explain_number", "credited to an account ending in 7776?"),
    ("OTHER_OWNER", "CU-1011", "explain_number", "credit went to an account ending 3946"),
    ("COMPLAINT_UNLOGGED", "CU-1026", "complaint_unanswered", "complained on 6 November, no reply"),
    ("DUP_PRIOR", "CU-1017", "debited_twice", "two debits of 49.90"),
    ("AUTH_HOLD", "CU-1019", "debited_twice", "219 taken twice"),
    ("UNAUTHORISED", "CU-1021", "debited_twice", "79.95 twice, and I made neither of them"),
    ("MISS_N", "CU-1025", "appointment_missed", "nobody came for the dryer, again"),
    ("COMPLAINT_STALE", "CU-1025", "complaint_unanswered", "no answer to my complaint"),
    ("REPEAT_DROP", "CU-1023", "call_dropped", "cut off again"),
    ("DEFECT", "CU-1029", "item_wrong", "the blender is faulty, the lid does not lock"),
    ("NOT_ORDERED_LOCAL", "CU-1030", "parts_missing", "no part for my washer"),
    ("SAFETY_FAULT", "CU-1003", "parts_missing", "where is my part"),
]


@pytest.fixture
def here(place, tmp_path):
    return at_home(place, tmp_path)


@pytest.mark.parametrize(("finding", "customer", "intent", "text"), CASES)
def test_a_minted_scenario_leads_to_the_same_finding(here, finding, customer, intent, text) -> None:
    case_id = closed(here, customer, intent, text)

    made = minting.mint(here, case_id, "ellen", NOW, Random(7))

    assert (made.finding, made.state) == (finding, "proposed")
    (scenario,) = load((Shelf(here.settings.home).file(made).parent,))
    said = [opening(scenario, 2, NOW)]
    with played(here, scenario, NOW) as there:
        lead = found(there, scenario.customer_id, said, (intent,), NOW)
    assert lead.code == finding
    assert scenario.written_facts["do"] or finding in WITHOUT_STEPS
    told = f"{scenario.title} {made.scenario}".lower()
    assert finding.lower() not in told and made.scenario not in scenario.title


def test_an_order_that_was_refunded_since_is_taken_twice_again(here) -> None:
    """The records that a case leaves behind show it mended."""
    case_id = closed(here, "CU-1018", "debited_twice", "133.20 came off twice")
    refund = {
        "charge_id": "CH-BACK",
        "customer_id": "CU-1018",
        "order_id": "10451950",
        "kind": "refund",
        "amount": Decimal("133.20"),
        "currency": "USD",
        "created_at": NOW + timedelta(hours=2),
        "status": "settled",
        "refunds_charge_id": "CH-10451950-B",
    }
    with here.records.begin() as records:
        records.execute(charges.insert().values(refund))
    try:
        assert minting.mint(here, case_id, "ellen", NOW, Random(7)).finding == "DUP_CAPTURE"
    finally:
        with here.records.begin() as records:
            records.execute(charges.delete().where(charges.c.charge_id == "CH-BACK"))


def test_a_scenario_is_played_once_somebody_has_accepted_it(here) -> None:
    made = minting.mint(here, told_of_a_digit(here), "ellen", NOW, Random(7))
    assert stage(here.settings.home).scenario(made.scenario) is None

    accepted = minting.accept(here, made.scenario, "priya", NOW)
    again = minting.accept(here, made.scenario, "omar", NOW + timedelta(days=1))

    played = stage(here.settings.home).scenario(made.scenario)
    assert played is not None and played.title == "A number nobody knows"
    assert (accepted.reviewer, accepted.accepted_at) == ("priya", NOW)
    assert again == accepted
    with here.desk.connect() as desk:
        noted = desk.execute(select(trail.c.action).where(trail.c.subject == made.scenario))
        assert [*noted.scalars()] == ["minted_scenario", "accepted_scenario"]


def test_a_reviewer_who_breaks_the_file_is_told_the_line(here) -> None:
    made = minting.mint(here, told_of_a_digit(here), "ellen", NOW, Random(7))
    file = Shelf(here.settings.home).file(made)
    file.write_text(file.read_text().replace("difficulty: normal", "difficulty: wild"))

    with pytest.raises(CannotMint, match=r"line \d+: 'wild'"):
        minting.accept(here, made.scenario, "priya", NOW)


def told_of_a_digit(here) -> str:
    return closed(here, "CU-1001", "explain_number", "an account ending in 7776?")


def test_a_case_is_minted_once(here) -> None:
    case_id = told_of_a_digit(here)
    made = minting.mint(here, case_id, "ellen", NOW, Random(7))

    with pytest.raises(CannotMint, match=f"already: {made.scenario}"):
        minting.mint(here, case_id, "ellen", NOW, Random(8))


def test_what_many_mint_and_accept_at_once_is_all_kept(tmp_path) -> None:
    shelf = Shelf(tmp_path)
    made = [Minted(f"dup_{n}", f"C-{n}", "DUP_CAPTURE", "ellen", NOW) for n in range(12)]
    scene = read_file(FOLDER / "call_easy.yml")

    def work(one: Minted) -> None:
        shelf.propose(one, scene)
        Shelf(tmp_path).accept(one.scenario, "priya", NOW)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, made))

    assert {one.scenario: one.state for one in shelf.all()} == {
        one.scenario: "accepted" for one in made
    }


def test_of_two_who_mint_one_case_at_once_the_second_is_told(tmp_path) -> None:
    shelf, scene = Shelf(tmp_path), {}
    shelf.propose(Minted("dup_one", "C-1", "DUP_CAPTURE", "ellen", NOW), scene)

    with pytest.raises(CannotMint, match="already: dup_one"):
        shelf.propose(Minted("dup_two", "C-1", "DUP_CAPTURE", "omar", NOW), scene)

    assert [one.scenario for one in shelf.all()] == ["dup_one"]


def read_file(file):
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def test_an_open_case_is_not_minted(here) -> None:
    case_id = worked(here, "CU-1001", "explain_number", "an account ending in 7776?")

    with pytest.raises(CannotMint, match="still open"):
        minting.mint(here, case_id, "ellen", NOW, Random(7))


def test_a_case_that_is_not_there_is_told(here) -> None:
    with pytest.raises(CannotMint, match="no case C-NONE"):
        minting.mint(here, "C-NONE", "ellen", NOW, Random(7))


def test_a_case_in_which_nothing_was_broken_is_no_scenario(here) -> None:
    case_id = closed(here, "CU-1012", "account_summary", "what do you have on me")

    with pytest.raises(CannotMint, match="no finding that can be practised"):
        minting.mint(here, case_id, "ellen", NOW, Random(7))


def test_a_scenario_that_nobody_minted_cannot_be_accepted(here) -> None:
    with pytest.raises(CannotMint, match="firstline training list"):
        minting.accept(here, "dup_capture_zzzzz", "priya", NOW)
