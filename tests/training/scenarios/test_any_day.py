"""On whatever day a session begins, her first words lead to what is true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from firstline import workplace
from firstline.database import engine
from firstline.records import database, importing
from firstline.training import scenarios
from firstline.training.minting.proving import found
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled
from tests.training.scenarios.together import written

INTENTS = {
    "number": "explain_number",
    "debit": "debited_twice",
    "appointment": "appointment_missed",
    "call": "call_dropped",
    "parts": "parts_missing",
}
OF_FINDING = {"WRONG_ITEM": "item_wrong"}
# Daylight saving begins and ends, a leap day, the ends of months and of the year, holidays, a Saturday.
DAYS = [
    *(date(2026, 3, 8), date(2026, 3, 15), date(2026, 11, 1), date(2026, 11, 28)),
    *(date(2026, 12, 31), date(2027, 1, 2), date(2027, 7, 5), date(2028, 2, 29)),
]
HOURS = [time(0, 10), time(10, 0), time(23, 50)]
HERE = workplace.open_workplace()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records without a row."""
    file = tmp_path_factory.mktemp("empty") / "records.db"
    database.upgrade(f"sqlite:///{file}")
    return file


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_however_she_begins_her_records_lead_to_what_is_true(
    day: date, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.combine(day, HOURS[DAYS.index(day) % len(HOURS)], HERE.company.timezone)
    monkeypatch.setenv("FIRSTLINE_NOW", now.isoformat())  # how fresh the records are
    url = f"sqlite:///{tmp_path / 'records.db'}"
    (tmp_path / "records.db").write_bytes(empty.read_bytes())
    importing.run(written(tmp_path / "rows", now), url)
    records = engine(url)
    there = replace(HERE, records=records)

    for scenario in scenarios.load():
        intent = OF_FINDING.get(scenario.finding, INTENTS[scenario.story])
        for opening in scenario.speech.opening:
            said = [filled(opening, scenario.values(now))]
            lead = found(there, scenario.customer_id, said, (intent,), now)
            assert lead and lead.code == scenario.finding, said
    records.dispose()


@pytest.mark.parametrize("scenario", scenarios.load(), ids=lambda one: one.id)
def test_on_every_day_of_a_year_what_is_told_of_lies_where_it_should(scenario: Scenario) -> None:
    """What happened lies before, what is promised after; no two days that differ fall together."""
    written_so = scenario.values(_morning(date(2026, 11, 10)))
    for passed in range(0, 366, 7):
        now = _morning(date(2026, 1, 1) + timedelta(days=passed))
        facts, values = scenario.facts(now), scenario.values(now)
        assert facts["follow_up"]["latest"] > facts["now"]
        days = {name: _day(value) for name, value in values.items()}
        for name, before in written_so.items():
            if isinstance(before, date):
                was_before = _day(before) < date(2026, 11, 10)
                assert (days[name] < now.date()) == was_before, (name, now)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), HERE.company.timezone)


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value
