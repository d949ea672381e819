"""The scale benchmark asks what it says, and no turn tells of one customer what is another's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from benchmarks.company.writing import write
from benchmarks.scale import report
from benchmarks.scale.asking import AGENT, INTENT, NAMED, NOW, Asking, WrongAnswer, asking, counted
from benchmarks.scale.companies import Company, Imported
from benchmarks.scale.rounds import LARGE, SMALL, Side, compare, queries
from benchmarks.turn.series import Times
from firstline.desk import cases, messages
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.records import importing, search, snapshot
from firstline.records.rows import Row
from tests.records.growing import COMPANY_WIDE
from tests.records.plans import scanned

CUSTOMERS = 400
# One to find her, one for her name, the snapshot's 25, one for who works on it.
MOST_QUERIES = 28
_OWN_ID = re.compile(
    r"\b(?:CU|PM|CH|CR|SH|SUB|M|LF|TI|RMA|AP|WO|CB|CP|K)-[\w-]*\d[\w-]*|\b2\d{7}\b"
)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory) -> Iterator[Asking]:
    home = tmp_path_factory.mktemp("scale")
    write(home / "files", CUSTOMERS)
    url = f"sqlite:///{home / 'records.db'}"
    importing.run(home / "files", url, region="US")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FIRSTLINE_HOME", str(home))
        with asking(url, home / "desk.db") as found:
            yield found


def ask(at_work: Asking, text: str, intent: str = INTENT):
    with at_work.place.desk.begin() as desk:
        case = cases.open_case(desk, AGENT, NOW)
        message = messages.add_message(desk, case.case_id, text, NOW)
    asked = Asked(case.case_id, AGENT, intent, message_id=message)
    return take_turn(at_work.place, asked, NOW)


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
    asked: list[tuple[str, tuple]] = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement != "BEGIN":
            asked.append((statement, parameters))

    event.listen(at_work.place.records, "before_cursor_execute", note)
    try:
        reply = ask(at_work, _ISSUES[intent], intent)
    finally:
        event.remove(at_work.place.records, "before_cursor_execute", note)
    assert reply.card
    assert 20 < len(asked) <= MOST_QUERIES
    with at_work.place.records.connect() as records:
        for statement in asked:
            assert scanned(records, statement) <= COMPANY_WIDE, statement


@pytest.fixture(scope="module")
def tails(at_work) -> list[str]:
    """Ends of everybody's identifiers: many are of several customers."""
    with at_work.place.records.connect() as records:
        found = records.exec_driver_sql("SELECT reversed FROM identifiers WHERE reversed <> ''")
        ends = {row[0][:4][::-1] for row in found}
    return sorted(end for end in ends if end.isdecimal() and len(end) == 4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_tail_that_others_have_too_brings_nothing_of_theirs(at_work, tails, data):
    number = data.draw(st.integers(1, CUSTOMERS))
    tail = data.draw(st.sampled_from(tails))
    customer = f"CU-{number:07d}"
    with at_work.place.records.connect() as records:
        hers = snapshot.load(records, customer, at_work.place.company, (tail,))
    assert {one.customer_id for one in hers.identifiers} <= {customer}
    for row in _rows(hers):
        assert getattr(row, "customer_id", customer) == customer, row
    reply = ask(at_work, f"{customer} asks what the account ending {tail} in our mail is")
    assert reply.card or not reply.choices
    told = _ids(json.dumps([reply.text, reply.card, [more.card for more in reply.more]]))
    assert told <= _ids(repr(hers)), told - _ids(repr(hers))


@given(tail=st.text("0123456789", min_size=1, max_size=4))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_bare_tail_never_finds_anybody(at_work, tail):
    with at_work.place.records.connect() as records:
        assert search.find(records, tail, at_work.place.company) == ()
        assert search.find_many(records, [tail, f"x{tail}"], at_work.place.company) == ()


def test_both_companies_get_the_same_questions(at_work):
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


def _rows(hers: snapshot.Snapshot) -> Iterator[Row]:
    for field in fields(hers):
        value = getattr(hers, field.name)
        if isinstance(value, tuple) and field.name not in ("identifiers", "templates"):
            yield from value


def _ids(text: str) -> set[str]:
    return set(_OWN_ID.findall(text))
