"""Every rule decides somewhere: an example of each, with the records of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest

from firstline import company, database
from firstline.casework import said as parser
from firstline.casework.meant import readings
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import CHANGE, ITEM, ORDER, PLAN
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import deciding
from firstline.records import importing, snapshot

DEMO = Path(__file__).resolve().parents[3] / "data" / "demo"
NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
LIKELY, HINTS = frozenset({CHANGE, ORDER, PLAN}), frozenset({ITEM})
TABLES = {**readings.SOUNDS_LIKE, "not understood": readings.NOT_UNDERSTOOD}
EXAMPLES = [
    line.split(" | ")
    for line in Path(__file__).with_name("deciding.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Of what is bought and repaired at once the demo has no case: see test_meant.py.
ELSEWHERE = {
    "repairs.bought_here_waits_for_a_part",
    "repairs.bought_here_has_a_visit",
    "repairs.bought_here",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory) -> Iterator:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'records.db'}"
    importing.run(DEMO, url)
    engine = database.engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def known(records, customer: str, text: str) -> Known:
    facts = company.load()
    said = parser.read(text, region=facts.region, timezone=facts.timezone, now=NOW)
    hers = snapshot.load(records, customer, facts, endings=said.endings)
    return Known(Asked(hers, said, NOW), likely=LIKELY, hints=HINTS)


@pytest.mark.parametrize(("sounds", "rule", "customer", "text"), EXAMPLES)
def test_a_rule_decides(records, sounds, rule, customer, text):
    one = known(records, customer, text)
    if sounds == "beside":
        assert rule in [found.name for found in readings.BESIDE if found.holds(one)]
    else:
        assert getattr(deciding(TABLES[sounds], one), "name", None) == rule


def test_every_rule_has_an_example():
    every = {one.name for table in (*TABLES.values(), readings.BESIDE) for one in table}
    assert every - {rule for _, rule, _, _ in EXAMPLES} - ELSEWHERE == set()
