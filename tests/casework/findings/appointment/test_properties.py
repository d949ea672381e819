"""What holds of this family whatever the records say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.casework.findings.appointment import CHECKS, CODES, KINDS, find
from firstline.casework.said import Claim, Day, Said
from firstline.casework.said.claim import LOST_PAY, TOLD_US
from firstline.records import rows
from tests.casework.promises.arbitrary import AGES, RECORDS, ZONES
from tests.casework.records import NOW, snapshot

PRECEDENCE = ["EARNINGS", "CANCELLED_NO_CONTACT", "MISS_N", "MOVED_UNTOLD", "MISS_1"]
COUNTS = st.sampled_from([None, Decimal("0"), Decimal("2.5"), Decimal("NaN"), Decimal("Infinity")])
DATES = st.dates(min_value=NOW.date().replace(year=2025), max_value=NOW.date().replace(year=2027))
CLAIMS = st.builds(
    Claim,
    kind=st.sampled_from([LOST_PAY, TOLD_US]),
    written=st.just("x"),
    start=st.just(0),
    end=st.just(1),
    denied=st.booleans(),
    day=st.none() | DATES | st.just(NOW.date().replace(year=1)),
    count=COUNTS,
)
SAIDS = st.builds(
    Said,
    text=st.just("x"),
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
    days=st.lists(DATES.map(lambda day: Day(day, "x", 0, 1)), max_size=2).map(tuple),
)


def made(given_rows, zone, ages):
    customer = rows.Customer(customer_id="CU-1", name="Maria Lopez", timezone=zone)
    return replace(snapshot(*given_rows, customer=customer), as_of=ages)


@settings(max_examples=100, deadline=None)
@given(RECORDS, SAIDS, ZONES, AGES)
def test_any_records_give_findings_of_known_codes_and_facts_in_their_order(
    given_rows, said, zone, ages
):
    findings = find(made(given_rows, zone, ages), said, NOW)
    codes = [finding.code for finding in findings]

    assert len(codes) == len(set(codes)) and set(codes) <= set(CODES)
    leading = [code for code in codes if code in PRECEDENCE]
    assert leading == sorted(leading, key=PRECEDENCE.index)
    assert codes[: len(leading)] == leading
    assert not {"MISS_1", "MISS_N"} <= set(codes)
    for finding in findings:
        for name, fact in finding.facts.items():
            assert isinstance(fact, KINDS[name]), name


@settings(max_examples=60, deadline=None)
@given(RECORDS, ZONES, AGES)
def test_before_she_says_a_word_only_what_the_records_show_is_found(given_rows, zone, ages):
    codes = [finding.code for finding in find(made(given_rows, zone, ages), Said(), NOW)]
    assert set(codes) <= set(CHECKS)
