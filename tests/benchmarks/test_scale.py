"""The scale benchmark asks what it says and judges what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scale import report
from benchmarks.scale.asking import NAMED, WrongAnswer, counted
from benchmarks.scale.companies import Company, Imported, ImportFailed, prepare
from benchmarks.scale.rounds import LARGE, SMALL, Side, compare, queries
from benchmarks.turn.series import Times
from tests.benchmarks.at_work import CUSTOMERS, ask
from tests.records.growing import COMPANY_WIDE
from tests.records.plans import scanned, statements

# One to find her, one for her name, the snapshot's 25, one for who works on it.
MOST_QUERIES = 28


@pytest.mark.parametrize("number", range(len(NAMED)))
def test_each_way_to_name_her_ends_in_the_right_card(at_work, number):
    card = at_work.turn(at_work.ready(number))
    assert "10447776" in card["headline"]


def test_a_wrong_card_ends_the_benchmark(at_work, monkeypatch):
    monkeypatch.setattr("benchmarks.scale.asking.DIGITS", "4421")
    with pytest.raises(WrongAnswer, match="ORDER_TAIL"):
        at_work.turn(at_work.ready(0))


_ISSUES = {
    "explain_number": "CU-1001 asks what the account ending 7776 is",
    "order_status": "CU-1026 asks where order 10451385 is",
    "double_debit": "CU-1017 was debited 49.90 twice",
    "missed_appointment": "nobody came to CU-1025 again, says her husband",
    "dropped_call": "CU-1029 was cut off",
    "part_not_ordered": "CU-1030 waits for his washer",
    "account_summary": "CU-1003 is on the line",
}


@pytest.mark.parametrize("intent", _ISSUES)
def test_a_turn_asks_the_records_little_and_by_key_whatever_the_issue(at_work, intent):
    replies = []
    text = _ISSUES[intent]
    asked = statements(at_work.place.records, lambda _: replies.append(ask(at_work, text, intent)))
    assert replies[0].card
    assert 20 < len(asked) <= MOST_QUERIES
    with at_work.place.records.connect() as records:
        for statement in asked:
            assert scanned(records, statement) <= COMPANY_WIDE, statement


def test_both_companies_get_the_same_questions(at_work, monkeypatch):
    monkeypatch.setattr("benchmarks.scale.rounds.WARM_UP", 2)
    small, large = Side(SMALL, at_work, CUSTOMERS), Side(LARGE, at_work, CUSTOMERS)
    assert 20 < queries(small, len(NAMED)) <= MOST_QUERIES
    times = compare(small, large, 3)
    assert {len(taken) for taken in times.taken.values()} == {3}
    assert len(times.taken) == 6


def test_counted_statements_are_those_of_the_block(at_work):
    with counted(at_work.place.records) as seen:
        at_work.look_up("CU-1001")
    number = len(seen)
    at_work.look_up("CU-1001")
    assert number == len(seen) > 20


def test_a_company_is_imported_once_and_kept(tmp_path, monkeypatch):
    made = prepare(tmp_path, 20, fresh=False)
    assert made.imported.rows > 500
    assert made.imported.peak_mb > 20
    monkeypatch.setattr("benchmarks.scale.companies.COMMAND", ("false",))
    assert prepare(tmp_path, 20, fresh=False) == made
    with pytest.raises(ImportFailed):
        prepare(tmp_path, 20, fresh=True)
    with pytest.raises(ImportFailed):
        prepare(tmp_path, 20, fresh=False)


def figures(ratio: float, speed: int, memory: float, more_queries: int = 0) -> dict:
    times = Times()
    for kind in ("turn", "look-up", "anybody"):
        times.taken[f"{kind}, small"] = [10.0] * 3
        times.taken[f"{kind}, large"] = [10.0 * ratio] * 3
    imported = Imported(rows=speed * 10, seconds=10, peak_mb=memory, database_mb=5)
    companies = {side: Company(10, Path(), imported) for side in (SMALL, LARGE)}
    return report.summary(companies, {SMALL: 27, LARGE: 27 + more_queries}, times)


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        (figures(1.25, 20_000, 499), 0),
        (figures(1.3, 20_000, 499), 2),
        (figures(1.0, 19_999, 499), 1),
        (figures(1.0, 20_000, 500), 1),
        (figures(1.0, 20_000, 499, more_queries=1), 1),
    ],
)
def test_what_is_missed_is_named(found, missed):
    assert len(report.missed(found)) == missed
