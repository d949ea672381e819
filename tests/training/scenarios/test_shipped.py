"""The fifteen scenarios that come with the product."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timezone

import pytest

from firstline.records.tables import FILES
from firstline.training import scenarios
from firstline.training.scenarios import DIFFICULTIES, STORIES, Scenario
from firstline.training.truth import of_facts
from firstline.training.truth.causes import findings

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
SHIPPED = scenarios.load()
each = pytest.mark.parametrize("scenario", SHIPPED, ids=lambda one: one.id)


def test_every_story_comes_in_every_difficulty() -> None:
    assert Counter((one.story, one.difficulty) for one in SHIPPED) == {
        (story, difficulty): 1 for story in STORIES for difficulty in DIFFICULTIES
    }


@each
def test_its_facts_are_a_truth_of_its_story(scenario: Scenario) -> None:
    truth = of_facts(scenario.facts(NOW))

    assert truth.family == scenario.story == findings()[truth.finding].family
    assert truth.fault == findings()[truth.finding].fault
    assert truth.latest > truth.now == NOW
    assert all(person.name.istitle() for person in truth.people)


@each
def test_its_customer_can_show_who_she_is(scenario: Scenario) -> None:
    known = scenario.facts(NOW)["customer"]
    told = {
        cell for rows in scenario.records(NOW).values() for row in rows for cell in row.values()
    }

    assert all(str(value) in told for value in known.values())


@each
def test_its_rows_have_the_columns_of_an_import(scenario: Scenario) -> None:
    for table, rows in scenario.records(NOW).items():
        for row in rows:
            assert set(row) <= set(FILES[table].columns.keys())
            assert all(isinstance(cell, str) for cell in row.values())


def test_no_two_scenarios_share_a_customer_or_an_order() -> None:
    for table, key in (("customers", "customer_id"), ("orders", "order_id")):
        keys = [row[key] for one in SHIPPED for row in one.records(NOW).get(table, ())]
        assert len(keys) == len(set(keys))


@each
def test_she_has_more_than_one_way_to_begin(scenario: Scenario) -> None:
    assert len(set(scenario.speech.opening)) >= 3 and len(set(scenario.speech.restate)) >= 2
    assert len(scenario.speech.told) >= 8


@each
def test_the_hard_ones_make_mistakes_and_interrupt(scenario: Scenario) -> None:
    hard = scenario.difficulty == "hard"

    assert bool(scenario.wrong_factors) == bool(scenario.speech.interrupts) == hard
    assert bool(scenario.speech.mistaken) == (scenario.difficulty != "easy")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("practise debited twice, hard", "debit_hard"),
        ("debit_easy", "debit_easy"),
        ("Debited twice for one order", "debit_easy"),
        ("cut off, hard please", "call_hard"),
        ("wrong item", "call_normal"),
        ("account numbers easy", "number_easy"),
        ("parts not ordered, normal", "parts_normal"),
        ("missed easy", "appointment_easy"),
    ],
)
def test_a_scenario_is_found_by_what_it_is_called(wanted: str, found: str) -> None:
    assert scenarios.find(SHIPPED, wanted).id == found


def test_what_several_are_called_finds_them_all() -> None:
    near = scenarios.find(SHIPPED, "debited twice")

    assert [one.story for one in near] == ["debit"] * 3
    assert [one.difficulty for one in scenarios.find(SHIPPED, "hard")] == ["hard"] * 5


@pytest.mark.parametrize("wanted", ["", "practise", "the weather", "🙂"])
def test_what_is_near_none_finds_none(wanted: str) -> None:
    assert scenarios.find(SHIPPED, wanted) == ()
