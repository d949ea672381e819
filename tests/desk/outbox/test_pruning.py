"""Delivered orders leave the outbox after some days, and nothing else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from firstline import database
from firstline.desk.outbox import pruning
from firstline.desk.outbox.queue import DEAD, DELIVERED, DROPPED, WAITING
from firstline.desk.tables import outbox, trail
from tests.desk.conftest import NOW

A_DAY = timedelta(days=1)


@pytest.fixture
def ended(desk, put):
    """Puts an order that ended so many days ago; its id."""

    def ended_(state, days):
        outbox_id = put()
        with database.writing(desk) as connection:
            values = {"state": state, "ended_at": NOW - days * A_DAY}
            connection.execute(update(outbox).values(**values).where(_is(outbox_id)))
        return outbox_id

    return ended_


def _is(outbox_id):
    return outbox.c.outbox_id == outbox_id


def pruned(desk, most=10):
    with database.writing(desk) as connection:
        return pruning.prune(connection, 90, most, NOW, NOW)


def left(desk):
    with desk.connect() as connection:
        return set(connection.execute(select(outbox.c.outbox_id)).scalars())


def test_what_was_delivered_long_ago_goes_and_the_trail_keeps_that_it_was(desk, ended):
    old, young = ended(DELIVERED, 91), ended(DELIVERED, 89)
    assert pruned(desk) == 1
    assert left(desk) == {young}
    with desk.connect() as connection:
        (entry,) = connection.execute(select(trail).where(trail.c.subject == old)).all()
    assert (entry.action, entry.agent, entry.at) == ("pruned_order", "firstline", NOW)
    ended_at = (NOW - 91 * A_DAY).isoformat()
    assert entry.before == {"state": DELIVERED, "topic": "payment.refund", "ended_at": ended_at}


@pytest.mark.parametrize("state", [WAITING, DEAD, DROPPED])
def test_what_waits_was_given_up_or_taken_out_stays_however_old(desk, ended, state):
    outbox_id = ended(state, 999)
    assert pruned(desk) == 0
    assert left(desk) == {outbox_id}


def test_those_delivered_first_go_first_and_no_more_than_asked_for(desk, ended):
    _, newer, _ = ended(DELIVERED, 99), ended(DELIVERED, 91), ended(DELIVERED, 100)
    assert pruned(desk, most=2) == 2
    assert left(desk) == {newer}
    assert pruned(desk) == 1
