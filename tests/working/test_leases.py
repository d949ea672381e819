"""One worker holds a lease at a time; a dead one's ends by itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from firstline import database
from firstline.working import leases
from tests.desk.conftest import NOW

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def hold(desk):
    def hold_(holder, now=NOW, name="clocks"):
        with database.writing(desk) as connection:
            return leases.hold(connection, name, holder, now, A_MINUTE)

    return hold_


def test_a_lease_is_one_holders_until_it_ends(hold):
    assert hold("a")
    assert not hold("b", NOW + A_MINUTE - timedelta(seconds=1))
    assert hold("b", NOW + A_MINUTE)
    assert not hold("a", NOW + A_MINUTE)


def test_a_holder_keeps_its_lease_on(hold):
    assert hold("a") and hold("a", NOW + timedelta(seconds=50))
    assert not hold("b", NOW + A_MINUTE)


def test_leases_of_other_names_are_free(hold):
    assert hold("a") and hold("b", name="trail")


def test_what_is_let_go_is_free_at_once_and_others_keep_theirs(desk, hold):
    assert hold("a") and hold("a", name="trail") and hold("b", name="other")
    with database.writing(desk) as connection:
        leases.let_go(connection, "a")
    assert hold("b") and hold("b", name="trail")
    assert not hold("a", name="other")


def test_of_many_that_want_a_lease_at_once_one_gets_it(hold):
    for end in range(3):
        now = NOW + end * A_MINUTE
        holders = [f"{end}-{number}" for number in range(6)]
        with ThreadPoolExecutor(6) as workers:
            got = list(workers.map(hold, holders, [now] * len(holders)))
        assert got.count(True) == 1
