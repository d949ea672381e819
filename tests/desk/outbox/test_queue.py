"""An order is one worker's at a time, comes back after a pause, and ends in one way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline import database
from firstline.desk.outbox import queue
from firstline.desk.outbox.back_off import MOST_ATTEMPTS, PAUSES
from firstline.desk.outbox.queue import DEAD, DELIVERED, WAITING
from tests.desk.conftest import NOW

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def claim(desk):
    def claim_(holder="a", now=NOW, most=10):
        with database.writing(desk) as connection:
            return queue.claim(connection, holder, now, most, A_MINUTE)

    return claim_


@pytest.fixture
def settle(desk):
    def settle_(how, claimed, now=NOW, *told, **options):
        with database.writing(desk) as connection:
            return how(connection, claimed, now, *told, **options)

    return settle_


def test_a_claimed_order_is_nobody_elses_until_the_hold_is_over(put, claim):
    outbox_id = put(amount="20.00")
    (mine,) = claim("a")
    assert (mine.outbox_id, mine.at, mine.attempts) == (outbox_id, NOW, 0)
    assert (mine.order.topic, mine.order.payload) == ("payment.refund", {"amount": "20.00"})
    assert claim("b", NOW + A_MINUTE - timedelta(seconds=1)) == ()
    assert [order.outbox_id for order in claim("b", NOW + A_MINUTE)] == [outbox_id]


def test_no_more_are_claimed_than_asked_for_and_those_that_wait_longest_first(put, claim):
    late, early = put(now=NOW), put(now=NOW - A_MINUTE)
    put(now=NOW + A_MINUTE)
    assert [order.outbox_id for order in claim(most=2)] == [early, late]


def test_an_order_written_by_a_clock_that_stands_in_the_future_is_due_at_once(put, claim):
    put(now=NOW + timedelta(days=300))
    assert len(claim(now=NOW)) == 1


def test_what_is_due_is_seen_without_claiming(desk, put, claim):
    with desk.connect() as connection:
        assert not queue.is_any_due(connection, NOW)
    put()
    with desk.connect() as connection:
        assert queue.is_any_due(connection, NOW)
    claim()
    with desk.connect() as connection:
        assert not queue.is_any_due(connection, NOW)


def test_a_delivered_order_is_not_claimed_again(put, claim, settle, row):
    outbox_id = put()
    (mine,) = claim()
    assert settle(queue.delivered, mine)
    kept = row(outbox_id)
    assert (kept.state, kept.ended_at, kept.holder, kept.problem) == (DELIVERED, NOW, None, "")
    assert kept.attempts == 1
    assert claim("b", NOW + timedelta(days=9)) == ()


def test_a_failed_order_comes_back_after_its_pause_and_tells_why(put, claim, settle, row):
    outbox_id = put()
    (mine,) = claim()
    assert settle(queue.failed, mine, NOW, "answered 500") == WAITING
    kept = row(outbox_id)
    assert (kept.attempts, kept.next_at, kept.problem) == (1, NOW + PAUSES[0], "answered 500")
    assert claim(now=NOW + PAUSES[0] - timedelta(seconds=1)) == ()
    (again,) = claim(now=NOW + PAUSES[0])
    assert again.attempts == 1


def test_an_order_that_fails_every_time_is_dead_after_the_last_attempt(put, claim, settle, row):
    outbox_id, now, states = put(), NOW, []
    for _ in range(MOST_ATTEMPTS):
        (mine,) = claim(now=now)
        states.append(settle(queue.failed, mine, now, "answered 500"))
        now = row(outbox_id).next_at
    assert states == [WAITING] * (MOST_ATTEMPTS - 1) + [DEAD]
    assert (row(outbox_id).attempts, row(outbox_id).problem) == (MOST_ATTEMPTS, "answered 500")
    assert claim(now=NOW + timedelta(days=30)) == ()


def test_an_order_refused_for_good_is_dead_at_once(put, claim, settle, row):
    outbox_id = put()
    (mine,) = claim()
    assert settle(queue.failed, mine, NOW, "refused for good: 410", for_good=True) == DEAD
    assert (row(outbox_id).state, row(outbox_id).attempts) == (DEAD, 1)


def test_who_lost_an_order_to_somebody_else_settles_nothing(put, claim, settle, row):
    outbox_id = put()
    (slow,) = claim("slow")
    (quick,) = claim("quick", NOW + A_MINUTE)
    assert not settle(queue.delivered, slow)
    assert settle(queue.failed, slow, NOW, "answered 500") is None
    assert (row(outbox_id).holder, row(outbox_id).attempts) == ("quick", 0)
    assert settle(queue.delivered, quick)
    assert settle(queue.failed, quick, NOW, "answered 500") is None
    assert row(outbox_id).state == DELIVERED


def test_who_is_late_but_was_not_replaced_still_settles(put, claim, settle, row):
    outbox_id = put()
    (slow,) = claim("slow")
    assert settle(queue.delivered, slow, NOW + timedelta(hours=1))
    assert row(outbox_id).state == DELIVERED


@pytest.mark.parametrize("ending", ["delivered", "dead"])
def test_a_code_is_kept_only_until_its_order_has_ended(put, claim, settle, row, ending):
    outbox_id = put("code.send", code="482913", contact="K-1")
    (mine,) = claim()
    assert mine.order.payload["code"] == "482913"
    if ending == "delivered":
        settle(queue.delivered, mine)
    else:
        settle(queue.failed, mine, NOW, "refused for good: 410", for_good=True)
    assert row(outbox_id).payload == {"code": "", "contact": "K-1"}


def test_a_code_is_not_tried_for_longer_than_somebody_waits_for_it(put, claim, settle, row):
    outbox_id, now = put("code.send", code="482913"), NOW
    while row(outbox_id).state == WAITING:
        (mine,) = claim(now=now)
        assert mine.order.payload["code"] == "482913"
        settle(queue.failed, mine, now, "answered 500")
        last, now = now, row(outbox_id).next_at
    assert last - NOW < timedelta(minutes=5)
