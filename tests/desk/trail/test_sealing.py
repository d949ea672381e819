"""Sealing: every entry has one place in one chain, whoever seals and in whatever order they come."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from firstline.desk.tables import trail, trail_seals
from firstline.desk.trail import sealing
from firstline.desk.trail.chain import ORIGIN, RAW, link
from firstline.desk.trail.entries import write
from firstline.desk.trail.sealing import seal
from firstline.desk.trail.verifying import verify
from tests.desk.conftest import NOW
from tests.desk.trail.chained import entry, fill


def sealed(desk):
    """Entry ids by their places."""
    with desk.connect() as connection:
        order = select(trail_seals.c.entry_id).order_by(trail_seals.c.place)
        return connection.execute(order).scalars().all()


def add(desk, *ids):
    with desk.begin() as connection:
        for number in ids:
            row = {**vars(entry(number)), "before": {}, "entry_id": number}
            connection.execute(insert(trail).values(**row))


def test_an_empty_trail_needs_no_seal(desk):
    assert seal(desk, NOW) == 0
    assert sealed(desk) == []


def test_entries_are_sealed_once_in_batches(desk):
    fill(desk, 7)
    assert [seal(desk, NOW, most=3) for _ in range(4)] == [3, 3, 1, 0]
    assert sealed(desk) == [1, 2, 3, 4, 5, 6, 7]


def test_each_hash_covers_its_entry_and_the_hash_before_it(desk):
    fill(desk, 2)
    seal(desk, NOW)
    with desk.connect() as connection:
        first, second = connection.execute(select(*RAW).order_by(trail.c.entry_id)).all()
        stored = connection.execute(select(trail_seals.c.hash)).scalars().all()
    head = link(ORIGIN, first._mapping)
    assert stored == [head, link(head, second._mapping)]


def test_an_entry_that_appears_late_is_sealed_late(desk):
    add(desk, 1, 2, 4)
    assert seal(desk, NOW) == 3
    add(desk, 3)
    assert seal(desk, NOW) == 1
    assert sealed(desk) == [1, 2, 4, 3]
    assert verify(desk).whole


def test_an_entry_however_late_is_sealed_within_as_many_minutes_as_there_are_stretches(
    desk, monkeypatch
):
    monkeypatch.setattr(sealing, "STRETCH", 10)
    add(desk, *(number for number in range(1, 61) if number not in (7, 33)))
    assert seal(desk, NOW) == 58
    add(desk, 7, 33)
    for minute in range(5):
        seal(desk, NOW + timedelta(minutes=minute))
    assert sorted(sealed(desk)[-2:]) == [7, 33]
    assert verify(desk).waiting == 0


@pytest.mark.parametrize("desk_url", ["postgresql"], indirect=True)  # SQLite has one writer
def test_what_is_not_committed_yet_holds_nobody_up(desk):
    with desk.connect() as slow:
        write(slow, entry(1))
        fill(desk, 2)
        assert seal(desk, NOW) == 2
        slow.commit()
    assert seal(desk, NOW) == 1
    assert sealed(desk) == [2, 3, 1]


def test_two_who_seal_at_once_make_one_chain(desk):
    fill(desk, 60)
    begin, failed = threading.Barrier(3), []

    def work():
        begin.wait(10)
        try:
            while seal(desk, NOW, most=5):
                pass
        except Exception as wrong:  # told in the test's own thread
            failed.append(wrong)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    found = verify(desk)
    assert (found.whole, found.sealed, found.waiting) == (True, 60, 0)


def test_the_chain_is_the_same_on_every_database(desk):
    fill(desk, 3)
    seal(desk, NOW)
    head = "a805366195747ad43e47c43a7ff7dd2add940652e6c7b5cba24d4b5d561d868e"
    assert verify(desk).head == head
