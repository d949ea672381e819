"""Mistakes in a scenario file are told with their line; a file without talk speaks its story's."""

from __future__ import annotations

from pathlib import Path

import pytest

from firstline.training import scenarios
from firstline.training.scenarios import ScenarioError

_SCENARIO = """\
title: Twice for one mixer
story: debit
difficulty: normal
persona: formal
customer: PR-1
facts:
  finding: DUP_CAPTURE
  fault: ours
  customer: {name: Ada Byrne, order_number: "20990011", postcode: "10001"}
  asked_about: {amount: "12.50"}
  truth: {cause: one order was captured twice, amount: "12.50"}
records:
  customers:
    - {customer_id: PR-1, name: Ada Byrne}
speaks:
  opening: ["You took ${amount} twice."]
  restate: ["It is ${amount}, two times."]
"""


def _load(tmp_path: Path, text: str = _SCENARIO) -> scenarios.Scenario:
    (tmp_path / "mixer.yml").write_text(text, encoding="utf-8")
    (found,) = scenarios.load([tmp_path])
    return found


def test_a_scenario_is_named_after_its_file(tmp_path: Path) -> None:
    found = _load(tmp_path)

    assert (found.id, found.finding, found.customer_id) == ("mixer", "DUP_CAPTURE", "PR-1")


@pytest.mark.parametrize(
    ("written", "instead", "line", "told"),
    [
        ("difficulty: normal", "dificulty: normal", 3, "did you mean 'difficulty'"),
        ("difficulty: normal", "difficulty: brutal", 3, "'brutal' is not known"),
        ("persona: formal", "persona: rude", 4, "'rude' is not known"),
        ("customer: PR-1\n", "customer: PR-2\n", 5, "no row PR-2"),
        ("fault: ours", "fault: mine", 8, "'mine' is not known"),
        ('postcode: "10001"', "postcode: 10001", 9, "in quotes"),
        ('amount: "12.50"}\nrecords', "amount: 12.50}\nrecords", 11, "in quotes"),
        ("  customers:", "  custmers:", 13, "did you mean 'customers'"),
        ("name: Ada Byrne}\nspeaks", "nam: Ada Byrne}\nspeaks", 14, "did you mean 'name'"),
        ("name: Ada Byrne}\nspeaks", 'since: "-5 days 25:00"}\nspeaks', 14, "25:00 is no time"),
        ("cause: one order was captured twice", "posted: -5 days 9", 11, "write -5 days 10:00"),
        ("cause: one order was captured twice", "posted: +900 business days", 11, "write days"),
        ("took ${amount}", "took ${amont}", 16, "did you mean 'amount'"),
        ("took ${amount}", "took ${amount:loud}", 16, "unknown form 'loud'"),
        ("took ${amount}", "took {amount", 16, "brace"),
        ("restate:", "restat:", 17, "did you mean 'restate'"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, written: str, instead: str, line: int, told: str
) -> None:
    assert written in _SCENARIO
    with pytest.raises(ScenarioError) as wrong:
        _load(tmp_path, _SCENARIO.replace(written, instead))

    assert wrong.value.line == line and told in wrong.value.problem


def test_a_line_that_gives_the_truth_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="line 17.*gives away 'twice'"):
        _load(tmp_path, f"hidden: [twice]\n{_SCENARIO}")


def test_a_topic_nobody_asks_about_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="line 19: unknown key 'amounts'"):
        _load(tmp_path, f"{_SCENARIO}  told:\n    amounts: [12 dollars]\n")


def test_a_scenario_without_lines_speaks_those_of_its_story(tmp_path: Path) -> None:
    found = _load(tmp_path, _SCENARIO.split("speaks:")[0])

    assert all("${amount}" in line for line in found.speech.opening)
    assert found.speech.told["amount"]


def test_it_is_told_when_the_storys_lines_lack_what_they_name(tmp_path: Path) -> None:
    silent = _SCENARIO.split("speaks:")[0].replace('  asked_about: {amount: "12.50"}\n', "")

    with pytest.raises(ScenarioError, match="nothing to say"):
        _load(tmp_path, silent)


def test_two_scenarios_of_one_name_are_told(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mixer.yml").write_text(_SCENARIO, encoding="utf-8")

    with pytest.raises(ScenarioError, match="another scenario has this name"):
        scenarios.load([tmp_path / "one", tmp_path / "two"])


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert scenarios.load([tmp_path / "nowhere"]) == ()
