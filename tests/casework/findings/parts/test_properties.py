"""What holds of this family whatever the records say."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.casework.findings.parts import CODES, KINDS, find
from firstline.casework.promises import PARTS, ledger
from firstline.casework.promises.model import until
from firstline.casework.said import Day, Mention, Said
from firstline.records import rows
from tests.casework.promises.arbitrary import AGES, ZONES, row
from tests.casework.records import NOW, snapshot

ROWS = st.lists(
    st.one_of(
        st.builds(lambda one, number: replace(one, work_order_id=number), row(kind), number)
        for kind, number in (
            (rows.WorkOrder, st.sampled_from(["A", "B", "C"])),
            (rows.Part, st.sampled_from(["A", "B", None])),
            (rows.Appointment, st.sampled_from(["A", "B", None])),
        )
    ),
    max_size=14,
)
DATES = st.dates(min_value=NOW.date().replace(year=2025), max_value=NOW.date().replace(year=2027))
SAIDS = st.builds(
    Said,
    text=st.just("A"),
    mentions=st.lists(st.sampled_from([Mention("number", "A", "A", 0, 1)]), max_size=1).map(tuple),
    days=st.lists(DATES.map(lambda day: Day(day, "x", 0, 1)), max_size=2).map(tuple),
)


def made(given_rows, zone, ages):
    customer = rows.Customer(customer_id="CU-1", name="Maria Lopez", timezone=zone)
    return replace(snapshot(*given_rows, customer=customer), as_of=ages)


@settings(max_examples=100, deadline=None)
@given(ROWS, SAIDS, ZONES, AGES)
def test_any_records_give_findings_of_known_codes_and_facts_danger_first(
    given_rows, said, zone, ages
):
    findings = find(made(given_rows, zone, ages), said, NOW)

    codes = [finding.code for finding in findings]
    assert set(codes) <= set(CODES)
    for place, code in enumerate(codes):
        if code == "SAFETY_FAULT":
            assert codes[place + 1] != code
            assert findings[place + 1].evidence == findings[place].evidence
            assert codes[:place].count(code) * 2 == place
    for finding in findings:
        assert (finding.certainty == "certain") is ("fresh" in finding.facts)
        for name, fact in finding.facts.items():
            assert isinstance(fact, KINDS[name]), name


@settings(max_examples=75, deadline=None)
@given(ROWS, SAIDS, ZONES, AGES)
def test_what_she_says_changes_the_order_and_nothing_else(given_rows, said, zone, ages):
    records = made(given_rows, zone, ages)
    heard, unheard = (find(records, one, NOW) for one in (said, Said()))
    assert sorted(map(repr, heard)) == sorted(map(repr, unheard))


@settings(max_examples=75, deadline=None)
@given(ROWS, ZONES, AGES)
def test_no_part_that_came_in_time_is_called_missing(given_rows, zone, ages):
    records = made(given_rows, zone, ages)
    kept = {one.record for one in ledger(records, NOW) if one.kind == PARTS and one.state == "kept"}
    came = {part.record for part in records.parts if until(part.received_at, NOW)}
    missing = ("NOT_ORDERED_LOCAL", "NOT_ORDERED_24H", "BACKORDER")
    doubled = {
        p.record for p in records.parts if sum(p.record == q.record for q in records.parts) > 1
    }
    for finding in find(records, Said(), NOW):
        if finding.code in missing:
            assert finding.evidence[1].record not in (kept & came) - doubled
