"""Verifying: whatever was changed is found, and the first wrong place is told."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from firstline import database
from firstline.desk import database as desk_database
from firstline.desk.tables import trail
from firstline.desk.trail import verifying
from firstline.desk.trail.chain import ORIGIN
from firstline.desk.trail.sealing import seal
from firstline.desk.trail.verifying import verify
from tests import postgresql
from tests.desk.conftest import NOW
from tests.desk.trail.chained import fill, put_back, tamper

COUNT = 7
TEXTS = [c.name for c in trail.columns if c.name not in ("entry_id", "at")]


@pytest.fixture
def sealed(desk):
    fill(desk, COUNT)
    seal(desk, NOW)
    return desk


def wrong(desk, noted="", page=3):
    found = verify(desk, noted, page)
    return (found.wrong.kind, found.wrong.place) if found.wrong else None


def test_a_trail_that_nobody_touched_is_whole(sealed):
    fill(sealed, 2)
    found = verify(sealed, page=3)
    assert (found.whole, found.sealed, found.waiting) == (True, COUNT, 2)


def test_an_empty_trail_is_whole_and_its_head_is_the_origin(desk):
    assert verify(desk) == verifying.Verified(0, 0, ORIGIN)


def test_a_head_noted_earlier_is_found_however_many_entries_came_after(sealed):
    noted = verify(sealed).head
    fill(sealed, 4)
    seal(sealed, NOW)
    assert verify(sealed).head != noted
    assert wrong(sealed, noted) is None


def test_an_end_that_was_cut_off_is_found_by_the_head_noted_earlier(sealed):
    noted = verify(sealed).head
    tamper(
        sealed,
        f"DELETE FROM trail_seals WHERE place = {COUNT}",
        f"DELETE FROM trail WHERE entry_id = {COUNT}",
    )
    assert wrong(sealed) is None
    assert wrong(sealed, noted) == (verifying.NOTED_HEAD, COUNT)


def test_a_chain_made_anew_is_found_by_the_head_noted_earlier(sealed):
    noted = verify(sealed).head
    tamper(sealed, "DELETE FROM trail_seals", "UPDATE trail SET agent = 'ann' WHERE entry_id = 3")
    seal(sealed, NOW)
    assert wrong(sealed) is None
    assert wrong(sealed, noted) == (verifying.NOTED_HEAD, COUNT + 1)


def test_a_seal_whose_hash_alone_was_changed_is_told_from_a_changed_entry(sealed):
    tamper(sealed, f"UPDATE trail_seals SET hash = '{ORIGIN}' WHERE place = 3")
    assert wrong(sealed) == (verifying.WRONG_HASH, 3)


def test_an_entry_put_in_between_is_no_part_of_the_chain(sealed):
    values = '-1, at, agent, action, case_id, customer_id, subject, why, "before", "after"'
    tamper(sealed, f"INSERT INTO trail SELECT {values} FROM trail WHERE entry_id = 1")
    found = verify(sealed)
    assert (found.whole, found.waiting) == (True, 1)


def test_a_place_that_is_there_twice_is_told(sealed):
    tamper(sealed, *_without_keys(sealed), "INSERT INTO trail_seals VALUES (3, 5, 'ff')")
    assert wrong(sealed, page=100) == (verifying.FORK, 3)


def test_a_seal_far_beyond_the_end_takes_no_longer_to_find(sealed):
    tamper(sealed, "UPDATE trail_seals SET place = 2000000000 WHERE place = 7")
    assert wrong(sealed) == (verifying.MISSING_SEAL, 7)


def test_an_error_of_the_first_entry_leaves_nothing_right(sealed):
    tamper(sealed, "UPDATE trail SET agent = 'ann' WHERE entry_id = 1")
    found = verify(sealed)
    assert (found.sealed, found.head, found.wrong.place) == (0, ORIGIN, 1)


def _without_keys(desk):
    if desk.dialect.name == "postgresql":
        return [
            "ALTER TABLE trail_seals DROP CONSTRAINT pk_trail_seals",
            "ALTER TABLE trail_seals DROP CONSTRAINT trail_seals_entry_id_key",
        ]
    return [
        "CREATE TABLE loose AS SELECT * FROM trail_seals",
        "DROP TABLE trail_seals",
        "ALTER TABLE loose RENAME TO trail_seals",
    ]


# One small sealed trail for many examples: each is tampered with and put back.


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def examples(request, tmp_path_factory):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('trail') / 'desk.db'}"
    else:
        server = request.getfixturevalue("postgresql_server")
        url = postgresql.fresh(server)
    desk_database.upgrade(url)
    desk = database.engine(url)
    fill(desk, COUNT)
    seal(desk, NOW)
    yield desk
    desk.dispose()
    if request.param == "postgresql":
        postgresql.drop(server, url)


@contextmanager
def tampered(desk, *statements, **values):
    kept = {}
    with desk.connect() as connection:
        for table in ("trail", "trail_seals"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).mappings()
            kept[table] = [dict(row) for row in rows]
    tamper(desk, *statements, **values)
    try:
        yield
    finally:
        put_back(desk, kept)
        assert verify(desk).whole


places = st.integers(1, COUNT)
words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"))


@settings(max_examples=25, deadline=None)
@given(place=places, column=st.sampled_from(TEXTS), value=words)
def test_any_changed_text_of_any_entry_is_found(examples, place, column, value):
    change = f'UPDATE trail SET "{column}" = :value WHERE entry_id = {place}'
    with examples.connect() as connection:
        stored = connection.execute(text(f'SELECT "{column}" FROM trail WHERE entry_id = {place}'))
        is_same = stored.scalar() == value
    with tampered(examples, change, value=value):
        assert wrong(examples) == (None if is_same else (verifying.CHANGED, place))


@settings(max_examples=10, deadline=None)
@given(place=places, micros=st.integers(1, 10**9))
def test_any_changed_time_of_any_entry_is_found(examples, place, micros):
    later = (NOW + timedelta(days=1, microseconds=micros)).isoformat()
    with tampered(examples, f"UPDATE trail SET at = :at WHERE entry_id = {place}", at=later):
        assert wrong(examples) == (verifying.CHANGED, place)


@settings(max_examples=10, deadline=None)
@given(place=places)
def test_any_removed_entry_is_found(examples, place):
    with tampered(examples, f"DELETE FROM trail WHERE entry_id = {place}"):
        assert wrong(examples) == (verifying.MISSING_ENTRY, place)


@settings(max_examples=10, deadline=None)
@given(place=st.integers(1, COUNT - 1))
def test_any_removed_seal_is_found(examples, place):
    with tampered(examples, f"DELETE FROM trail_seals WHERE place = {place}"):
        assert wrong(examples) == (verifying.MISSING_SEAL, place)


@settings(max_examples=10, deadline=None)
@given(pair=st.lists(places, min_size=2, max_size=2, unique=True))
def test_any_two_entries_swapped_are_found(examples, pair):
    one, other = pair
    swap = [
        f"UPDATE {{0}} SET {{1}} = {to} WHERE {{1}} = {of}"
        for of, to in ((one, -1), (other, one), (-1, other))
    ]
    for table in ("trail", "trail_seals"):
        statements = [statement.format(table, "entry_id") for statement in swap]
        with tampered(examples, *statements):
            assert wrong(examples) == (verifying.CHANGED, min(pair))
