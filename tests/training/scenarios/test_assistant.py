"""The real assistant, asked with a scenario's own records and her own first words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

import pytest

from firstline import settings, workplace
from firstline.asking import ask, text_of, understanding
from firstline.engine import training
from firstline.language.understanding import Understanding
from firstline.records import database, importing
from firstline.training import scenarios
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled
from firstline.training.scoring import read_line, score
from firstline.workplace import Workplace
from tests.training.scenarios.together import written

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
each = pytest.mark.parametrize("scenario", scenarios.load(), ids=lambda one: one.id)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """All scenarios' records in one company: none takes another's for its own."""
    home = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTLINE_HOME", str(home))
        patch.setenv("FIRSTLINE_NOW", NOW.isoformat())
        there = workplace.open_workplace(settings.load())
        database.upgrade(there.settings.records_url)
        importing.run(written(home / "rows", NOW), there.settings.records_url)
        yield there
    there.records.dispose()


@pytest.fixture(scope="module")
def understand(place: Workplace) -> Callable[[str], Understanding]:
    """As `firstline ask` understands, its model opened once."""
    archive = training.ensure_model(_home(), settings.PROJECT)
    opened = understanding._classifier
    classifier = cache(lambda: opened(archive, place.company))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(understanding, "_classifier", lambda *_: classifier())
        yield lambda text: understanding.understand(
            text, archive, settings.PROJECT / "config.yml", place.company
        )


def _home() -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("FIRSTLINE_HOME", raising=False)
        return settings.load().home


def _card(place: Workplace, understand: Callable, scenario: Scenario, text: str) -> dict:
    said = text_of(filled(text, scenario.values(NOW)))
    return ask(place, scenario.customer_id, said, understand, "jo", NOW).card


@each
def test_however_she_begins_the_assistant_finds_what_is_true(
    place: Workplace, understand: Callable, scenario: Scenario
) -> None:
    for opening in scenario.speech.opening:
        assert _card(place, understand, scenario, opening)["finding"] == scenario.finding, opening


@each
def test_who_reads_out_the_card_says_nothing_wrong(
    place: Workplace, understand: Callable, scenario: Scenario
) -> None:
    facts, opening = scenario.facts(NOW), scenario.speech.opening[0]
    proofs = ", ".join(
        f"{name.replace('_', ' ')} {value}"
        for name, value in facts["customer"].items()
        if name != "name"
    )
    card = _card(place, understand, scenario, f"{opening} My {proofs}.")
    turns = [
        {"speaker": "customer", "text": filled(opening, scenario.values(NOW))},
        {"speaker": "agent", "text": "May I have the number and the zip code?"},
        {"speaker": "customer", "text": proofs},
        {"speaker": "agent", "text": " ".join(card["say"])},
    ]

    told = score(read_line(json.dumps({"id": "card", "facts": facts, "turns": turns})))

    assert card["identity"] == "verified"
    assert (told.wrong_facts, told.fatal) == ((), ())
