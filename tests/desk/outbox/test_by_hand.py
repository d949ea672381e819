"""What people do with the outbox changes only what may change, and stands in the trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from firstline import database
from firstline.desk.outbox import by_hand, queue
from firstline.desk.outbox.by_hand import CannotChange, Doer
from firstline.desk.outbox.queue import DEAD, DELIVERED, DROPPED, WAITING
from firstline.desk.tables import outbox, trail
from tests.desk.conftest import NOW

LATER = NOW + timedelta(days=1)
JO = Doer("jo", NOW, LATER)


@pytest.fixture
def put_as(desk, put):
    def put_in_state(state, topic="payment.refund", **payload):
        outbox_id = put(topic, **payload)
        if state == WAITING:
            return outbox_id
        with database.writing(desk) as connection:
            (claimed,) = queue.claim(connection, "a", NOW, 1, timedelta(minutes=1))
            if state == DELIVERED:
                queue.delivered(connection, claimed, NOW)
            elif state == DEAD:
                queue.failed(connection, claimed, NOW, "refused for good: 410", for_good=True)
            else:
                release = update(outbox).values(holder=None, held_until=None)
                connection.execute(release)
                by_hand.drop(connection, outbox_id, "twice", JO)
        return outbox_id

    return put_in_state


@pytest.fixture
def do(desk):
    def do_(what, *told):
        with database.writing(desk) as connection:
            return what(connection, *told)

    return do_


@pytest.fixture
def traced(desk):
    def read():
        with desk.connect() as connection:
            of_orders = trail.c.subject.like("O-%")
            return connection.execute(select(trail).where(of_orders)).all()

    return read


@pytest.mark.parametrize("state", [WAITING, DELIVERED, DEAD, DROPPED])
def test_an_order_in_any_state_is_sent_again_from_the_first_attempt_on(put_as, do, row, state):
    outbox_id = put_as(state)
    do(by_hand.replay, [outbox_id], JO)
    kept = row(outbox_id)
    assert (kept.state, kept.attempts, kept.next_at, kept.ended_at) == (WAITING, 0, LATER, None)
    (claimed,) = do(queue.claim, "b", LATER, 9, timedelta(minutes=1))
    assert claimed.outbox_id == outbox_id


def test_sending_again_is_traced_with_who_and_what_it_was(put_as, do, traced):
    outbox_id = put_as(DEAD)
    do(by_hand.replay, [outbox_id], Doer("command line", NOW, LATER, account="root"))
    (entry,) = traced()
    assert (entry.agent, entry.action, entry.subject) == (
        "command line",
        "replayed_order",
        outbox_id,
    )
    assert (entry.at, entry.before) == (NOW, {"state": DEAD, "attempts": 1})
    assert entry.after == {"state": WAITING, "account": "root"}


def test_one_unknown_id_changes_nothing_at_all(put_as, do, row, traced):
    outbox_id = put_as(DEAD)
    with pytest.raises(CannotChange, match="there is no O-1"):
        do(by_hand.replay, [outbox_id, "O-1"], JO)
    assert row(outbox_id).state == DEAD and traced() == []


def test_a_code_that_was_blanked_is_not_sent_again(put_as, do, row):
    code, refund = put_as(DEAD, "code.send", code="482913"), put_as(DEAD)
    with pytest.raises(CannotChange, match="no longer kept"):
        do(by_hand.replay, [code], JO)
    assert do(by_hand.replay_dead, JO) == (refund,)
    assert (row(code).state, row(refund).state) == (DEAD, WAITING)


@pytest.mark.parametrize("state", [WAITING, DEAD])
def test_a_dropped_order_is_never_delivered_and_says_who_and_why(put_as, do, row, traced, state):
    outbox_id = put_as(state, "code.send", code="482913")
    do(by_hand.drop, outbox_id, "ordered twice", JO)
    kept = row(outbox_id)
    assert (kept.state, kept.problem, kept.payload["code"]) == (DROPPED, "ordered twice", "")
    assert do(queue.claim, "b", LATER, 9, timedelta(minutes=1)) == ()
    (entry,) = traced()
    assert (entry.agent, entry.action, entry.why) == ("jo", "dropped_order", "ordered twice")
    assert (entry.subject, entry.after) == (outbox_id, {"state": DROPPED})


@pytest.mark.parametrize("state", [DELIVERED, DROPPED])
def test_what_has_ended_well_or_by_hand_cannot_be_dropped(put_as, do, row, state):
    outbox_id = put_as(state)
    before = row(outbox_id)
    with pytest.raises(CannotChange, match=f"is {state} already"):
        do(by_hand.drop, outbox_id, "why not", JO)
    assert row(outbox_id) == before


def test_an_order_on_its_way_cannot_be_dropped_until_the_hold_is_over(put, do, row):
    outbox_id = put()
    do(queue.claim, "a", LATER, 1, timedelta(minutes=1))
    with pytest.raises(CannotChange, match="being delivered now"):
        do(by_hand.drop, outbox_id, "twice", JO)
    do(by_hand.drop, outbox_id, "twice", Doer("jo", NOW, LATER + timedelta(minutes=1)))
    assert row(outbox_id).state == DROPPED


def test_a_drop_without_a_reason_is_refused(put, do):
    with pytest.raises(CannotChange, match="reason"):
        do(by_hand.drop, put(), "  ", JO)


def test_the_list_is_newest_first_and_shows_no_payload(put, put_as, do):
    put_as(DEAD)
    newest = put("item.ship", LATER, name="Maria Lopez")
    orders = do(by_hand.listed)
    assert [order.topic for order in orders] == ["item.ship", "payment.refund"]
    assert orders[0].id == newest and "Maria" not in repr(orders)
    assert [order.topic for order in do(by_hand.listed, DEAD)] == ["payment.refund"]


def test_waiting_and_dead_orders_are_counted(put_as, do):
    assert do(by_hand.counted) == {WAITING: 0, DEAD: 0}
    put_as(DELIVERED), put_as(DEAD), put_as(WAITING), put_as(WAITING)
    assert do(by_hand.counted) == {WAITING: 2, DEAD: 1}
