"""Tails collide by the hundred in a large company; nothing of one customer is told of another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.records import search, snapshot
from firstline.records.rows import Row
from tests.benchmarks.at_work import CUSTOMERS, ask

_OWN_ID = re.compile(
    r"\b(?:CU|PM|CH|CR|SH|SUB|M|LF|TI|RMA|AP|WO|CB|CP|K)-[\w-]*\d[\w-]*|\b2\d{7}\b"
)


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


def _rows(hers: snapshot.Snapshot) -> Iterator[Row]:
    for field in fields(hers):
        value = getattr(hers, field.name)
        if isinstance(value, tuple) and field.name not in ("identifiers", "templates"):
            yield from value


def _ids(text: str) -> set[str]:
    return set(_OWN_ID.findall(text))
