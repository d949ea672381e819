"""Facts of any finding are read: sums, days, endings, names, whatever they are called."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from firstline.training.truth import BadFacts, of_facts
from firstline.training.truth.causes import findings
from firstline.training.truth.model import FAMILIES
from firstline.training.truth.scenarios import UnknownScenario, of_scenario


def test_unknown_keys_are_told_apart_by_what_they_hold() -> None:
    truth = of_facts(
        {
            "family": "2",
            "now": "2026-03-05T10:00:00+00:00",
            "truth": {
                "first": {"paid": "30.00", "on": "2026-03-02"},
                "second": {"paid": 19.99, "on": "3 March 2026"},
                "visit": "2026-03-06T10:00/12:00",
                "instrument": "Visa ending 4421",
                "last_four": 8810,
                "engineer": "Dev Malik",
                "n": 3,
            },
        }
    )

    assert truth.family == "debit"
    assert truth.sums == {Decimal("30.00"), Decimal("19.99")}
    assert {point.day for point in truth.points} == {
        date(2026, 3, 2),
        date(2026, 3, 3),
        date(2026, 3, 6),
    }
    assert any(point.at == time(10) and point.until == time(12) for point in truth.points)
    assert "8810" in truth.tails and truth.people[0].name == "Dev Malik" and truth.counts["n"] == 3


def test_what_belongs_to_another_customer_is_no_fact_to_tell() -> None:
    truth = of_facts(
        {"truth": {"other_customer": "Jane Carter", "other_tail": "7702", "card_tail": "4421"}}
    )

    assert truth.tails == {"4421"} and set(truth.forbidden) == {"Jane Carter", "7702"}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ([], "facts"),
        ({"truth": []}, "facts.truth"),
        ({"now": "yesterday"}, "now"),
        ({"customer": "Ada"}, "facts.customer"),
        ({"follow_up": {"latest": "soon"}}, "follow_up.latest"),
    ],
)
def test_facts_that_cannot_be_used_are_told_by_their_field(facts: object, field: str) -> None:
    with pytest.raises(BadFacts, match=field):
        of_facts(facts)


def test_a_finding_alone_is_a_scenario_and_an_unknown_one_is_told() -> None:
    assert of_scenario("dup_capture").finding == "DUP_CAPTURE" and of_scenario("MISS_N").ours
    with pytest.raises(UnknownScenario, match="NO_SUCH"):
        of_scenario("NO_SUCH")
    with pytest.raises(UnknownScenario):
        of_scenario("../../company")


def test_every_finding_of_the_training_families_has_its_cause_worded() -> None:
    from firstline.casework.findings import families

    known = findings()
    for family in families():
        if family.name in FAMILIES:
            assert set(family.codes) <= set(known), family.name
