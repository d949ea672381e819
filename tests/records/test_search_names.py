"""Names list candidates, however they are written."""

from __future__ import annotations

import pytest

from firstline.records import search


def ids(candidates) -> list[str]:
    return [candidate.customer_id for candidate in candidates]


def test_a_name_lists_everybody_of_that_name(records, company):
    found = search.find(records, "bo berg", company)
    assert ids(found) == ["1234", "C2"]
    assert {one.matched_kind for one in found} == {"name"}


def test_names_are_found_in_what_is_said(records):
    text = "Hi, this is ADA LIND calling about my credit; Bo Berg told me to."
    assert sorted(ids(search.names_in(records, text))) == ["1234", "C1", "C2"]
    assert search.names_in(records, "Ada and Lind are names, Bo is one too") == ()
    assert search.names_in(records, "") == ()


def test_a_long_text_is_searched_only_at_its_head(records):
    assert ids(search.names_in(records, "Ada Lind " + "word " * 5000)) == ["C1"]
    assert search.names_in(records, "word " * 5000 + "Ada Lind") == ()


@pytest.fixture
def crowd(folder, bring_in, connection):
    """Whose names are nearly one and whose telephone is one."""
    people = [
        ("N1", "María García", "+1 212 555 0142"),
        ("N2", "Maria Garcia", "(212) 555-0142"),
        ("N3", "Mary O’Brien", ""),
        ("N4", "Mary O'BRIEN", ""),
        ("N5", "Anna Smith-Jones", ""),
        ("N6", "Maria Garcia Lopez", ""),
        ("N7", "Jean-Luc Dubois", ""),
        ("N8", "Cher", ""),
    ]
    columns = ("customer_id", "name", "phone")
    folder.write("customers", *(dict(zip(columns, each, strict=True)) for each in people))
    bring_in()
    return connection


@pytest.mark.parametrize(
    ("written", "customers"),
    [
        ("Maria Garcia", ["N2", "N1"]),
        ("MARÍA GARCIA", ["N2", "N1"]),
        ("García, María", ["N2", "N1"]),
        ("Mary OBrien", ["N4", "N3"]),
        ("Mary O'Brien", ["N4", "N3"]),
        ("mary o brien", ["N4", "N3"]),
        ("Anna Smith Jones", ["N5"]),
        ("Anna Smith", ["N5"]),
        ("Anna Smi", []),
        ("Anna", []),
        ("jean luc dubois", ["N7"]),
        ("cher", ["N8"]),
        ("OBrien Mary", ["N4", "N3"]),
    ],
)
def test_a_name_is_found_however_it_is_written(crowd, company, written, customers):
    found = search.find(crowd, written, company)
    assert ids(found) == customers
    assert {one.matched_kind for one in found} <= {"name"}


def test_a_phone_of_two_lists_both(crowd, company):
    found = search.find(crowd, "212 555 0142", company)
    assert [(one.customer_id, one.matched_kind) for one in found] == [
        ("N2", "phone"),
        ("N1", "phone"),
    ]


def test_the_longest_name_in_a_text_comes_first(crowd):
    assert ids(search.names_in(crowd, "I have Maria Garcia Lopez here")) == ["N6", "N2", "N1"]
    assert ids(search.names_in(crowd, "caller: O'Brien, Mary. wants")) == ["N4", "N3"]
