"""Snapshots nobody would think of, for properties that must hold of every one."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from firstline.records import tables
from firstline.records.tables.types import Id, Json, Money, UtcTime
from tests.casework.promises.cases import ROW_TYPES
from tests.casework.records import NOW

FAR = [
    datetime(1, 1, 1, tzinfo=timezone.utc),
    datetime(9999, 12, 31, 23, 59, tzinfo=timezone.utc),
    datetime(2024, 2, 29, 12, tzinfo=timezone.utc),
    datetime(2026, 11, 1, 6, 30, tzinfo=timezone.utc),  # the hour that New York has twice
    datetime(2026, 3, 8, 7, 30, tzinfo=timezone.utc),
]
MOMENTS = st.one_of(
    st.none(),
    st.sampled_from(FAR),
    st.integers(-200 * 24, 100 * 24).map(lambda hours: NOW + timedelta(hours=hours)),
)
IDS = st.sampled_from(["A", "B", None])
NOTES = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["will ring her", "I'll call", "tomorrow", "by 4pm", "Thu", "on 29 Feb", "31/2", "?"]
            + ["not", "next", "or", "in 2 hours", "within 99 weeks", "12 Nov", ".", "she", "cb"]
        ),
        max_size=7,
    ).map(" ".join),
)


def row(row_type):
    return st.builds(row_type, **{c.name: _value(c) for c in row_type.table.columns})


def _value(column):
    if column.primary_key:
        return st.sampled_from(["A", "B", "C"])
    if "values" in column.info:
        return st.sampled_from([None, *column.info["values"]])
    if isinstance(column.type, UtcTime):
        return MOMENTS
    if isinstance(column.type, Money):
        return st.sampled_from([None, Decimal("-1"), Decimal("0.01"), Decimal("1e9")])
    if isinstance(column.type, Json):
        return st.just({})
    if column.name == "about":
        return st.sampled_from([None, "appointment:A", "visits"])
    if isinstance(column.type, Id):
        return st.sampled_from(["A", "B", "USD", None])
    if column.type.python_type is int:
        return st.sampled_from([None, -5, 0, 1, 120, 10**9])
    if column.type.python_type is bool:
        return st.sampled_from([None, True, False])
    return NOTES


RECORDS = st.lists(st.one_of([row(row_type) for row_type in ROW_TYPES]), max_size=12)
ZONES = st.sampled_from([None, "", "Pacific/Honolulu", "Australia/Lord_Howe", "Mars/Olympus"])
AGES = st.dictionaries(
    st.sampled_from(sorted(tables.FILES)),
    st.integers(-100, 5).map(lambda days: NOW + timedelta(days=days)),
)
