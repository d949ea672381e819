"""Each order reaches the receiver once; again only when a worker ended before it could settle."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from firstline import clock, database
from firstline.desk import agents
from firstline.desk.keeping import notices
from firstline.desk.outbox import by_hand, queue
from firstline.desk.outbox.back_off import PAUSES
from firstline.desk.outbox.by_hand import Doer
from firstline.desk.outbox.delivering import HOLD_FOR, MOST_A_ROUND, Delivery
from firstline.desk.outbox.folder import Folder
from firstline.desk.outbox.queue import DEAD, DELIVERED, WAITING
from firstline.desk.outbox.receiver import NotDelivered
from firstline.desk.outbox.webhook import Posting
from firstline.desk.tables import outbox
from firstline.settings import Webhook
from tests.desk.conftest import NOW
from tests.desk.outbox.double import SECRET


class Taker:
    """A receiver that takes every order, or meets it with the next of `troubles` (None: takes it)."""

    def __init__(self, *troubles: BaseException | None) -> None:
        self.troubles, self.ids = list(troubles), []

    def take(self, claimed) -> None:
        self.ids.append(claimed.outbox_id)
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble:
            raise trouble


class Killed(BaseException):
    """The worker ends here, as by SIGKILL: nothing after it runs."""


class KilledAfter(Taker):
    """Has the order when the worker is killed."""

    def take(self, claimed) -> None:
        super().take(claimed)
        raise Killed


@pytest.fixture
def worker(desk):
    def worker_(receiver, holder="a", now=NOW, tell=lambda line: None, desk_now=NOW) -> Delivery:
        return Delivery(desk, receiver, holder, lambda: now, tell, lambda: desk_now)

    return worker_


def test_all_that_is_due_is_delivered_in_a_round_and_nothing_a_second_time(put, worker, row):
    ids = {put() for _ in range(5)}
    taker = Taker()
    assert worker(taker).round() is False
    assert worker(taker).round() is False
    assert Counter(taker.ids) == Counter(ids)
    assert {row(one).state for one in ids} == {DELIVERED}


def test_a_round_ends_after_a_while_and_says_that_there_is_more(put, worker):
    for _ in range(MOST_A_ROUND + 1):
        put()
    taker = Taker()
    assert worker(taker).round() is True
    assert worker(taker).round() is False
    assert len(set(taker.ids)) == len(taker.ids) == MOST_A_ROUND + 1


def test_a_worker_that_is_stopping_begins_no_further_order(put, worker, row):
    ids = [put(), put()]
    taker = Taker()
    assert worker(taker).round(lambda: bool(taker.ids)) is False
    assert len(taker.ids) == 1
    assert sorted(row(one).state for one in ids) == [DELIVERED, WAITING]


def test_a_refused_order_is_tried_again_after_its_pause_under_the_same_id(put, worker, row):
    outbox_id = put()
    taker = Taker(NotDelivered("answered 400"))
    worker(taker).round()
    assert (row(outbox_id).problem, row(outbox_id).state) == ("answered 400", WAITING)
    worker(taker, now=NOW + PAUSES[0] - timedelta(seconds=1)).round()
    assert taker.ids == [outbox_id]
    worker(taker, now=NOW + PAUSES[0]).round()
    assert taker.ids == [outbox_id, outbox_id]
    assert (row(outbox_id).state, row(outbox_id).problem) == (DELIVERED, "")


def test_one_refused_order_does_not_hold_up_the_others(put, worker):
    ids = {put() for _ in range(3)}
    taker = Taker(NotDelivered("answered 400"), KeyError("Maria Lopez"))
    worker(taker).round()
    assert set(taker.ids) == ids


def test_a_receiver_that_is_away_is_asked_once_a_round(put, worker, row):
    ids = [put() for _ in range(3)]
    taker = Taker(NotDelivered("answered 503", away=True))
    assert worker(taker).round() is False
    assert len(taker.ids) == 1
    assert sum(row(one).attempts for one in ids) == 1


def test_what_goes_wrong_in_us_is_kept_with_its_place_and_without_its_words(put, worker, row):
    outbox_id = put()
    worker(Taker(KeyError("Maria Lopez"))).round()
    problem = row(outbox_id).problem
    assert problem.startswith("KeyError at test_delivering.py:")
    assert "Maria" not in problem


def test_an_order_that_is_given_up_is_told(put, worker, row):
    outbox_id, told = put(name="Maria Lopez"), []
    gone = NotDelivered("refused for good: 410", for_good=True)
    worker(Taker(gone), tell=told.append).round()
    assert row(outbox_id).state == DEAD
    assert told == [f"payment.refund {outbox_id} is given up: refused for good: 410"]


def test_a_code_that_waited_too_long_is_never_sent_and_a_refund_always(put, worker, row):
    code, refund = put("code.send", code="482913"), put()
    taker = Taker()
    worker(taker, desk_now=NOW + timedelta(minutes=5, seconds=1)).round()
    assert taker.ids == [refund]
    kept = row(code)
    assert (kept.state, kept.problem, kept.payload) == (DEAD, "too late to be of use", {"code": ""})
    in_time = put("code.send", code="482913")
    worker(taker, desk_now=NOW + timedelta(minutes=5)).round()
    assert taker.ids == [refund, in_time]


def test_killed_between_delivering_and_settling_it_comes_again_with_the_same_id(put, worker, row):
    outbox_id = put()
    killed, taker = KilledAfter(), Taker()
    with pytest.raises(Killed):
        worker(killed).round()
    worker(taker, "b", NOW + HOLD_FOR - timedelta(seconds=1)).round()
    assert taker.ids == []
    worker(taker, "b", NOW + HOLD_FOR).round()
    assert killed.ids + taker.ids == [outbox_id, outbox_id]
    assert (row(outbox_id).state, row(outbox_id).attempts) == (DELIVERED, 1)


def test_killed_after_writing_the_file_there_is_one_file_in_the_end(put, worker, row, tmp_path):
    outbox_id = put()
    folder = Folder(tmp_path / "outbox", lambda line: None)

    class Dies:
        def take(self, claimed):
            folder.take(claimed)
            raise Killed

    with pytest.raises(Killed):
        worker(Dies()).round()
    worker(folder, "b", NOW + HOLD_FOR).round()
    assert [file.name for file in (tmp_path / "outbox").iterdir()] == [f"{outbox_id}.json"]
    assert row(outbox_id).state == DELIVERED


def test_an_order_taken_from_a_slow_worker_is_settled_by_the_one_who_has_it(desk, put, worker, row):
    outbox_id = put()

    class Overtaken(Taker):
        def take(self, claimed):
            super().take(claimed)
            with database.writing(desk) as connection:
                connection.execute(update(outbox).values(holder="b"))

    worker(Overtaken()).round()
    assert (row(outbox_id).state, row(outbox_id).holder) == (WAITING, "b")


def test_workers_that_race_deliver_each_order_once(desk, put):
    ids = {put() for _ in range(40)}
    takers = [Taker() for _ in range(3)]
    start = threading.Barrier(len(takers))

    def work(number: int) -> None:
        delivery = Delivery(desk, takers[number], f"worker {number}", clock.machine, print)
        start.wait()
        while delivery.round():
            pass

    with ThreadPoolExecutor(len(takers)) as workers:
        list(workers.map(work, range(len(takers))))
    taken = Counter(one for taker in takers for one in taker.ids)
    assert taken == Counter(ids)


def test_an_order_travels_from_the_desk_to_a_receiver_that_was_away_at_first(
    put, worker, row, double
):
    outbox_id = put("code.send", code="482913")
    posting = Posting(Webhook(double.url, SECRET), clock.machine)
    double.answers = [503]
    worker(posting).round()
    worker(posting, now=NOW + PAUSES[0]).round()
    first, second = double.got
    assert first.id == second.id == outbox_id
    assert first.body == second.body
    assert second.verified()["data"] == {"code": "482913"}
    assert (row(outbox_id).state, row(outbox_id).payload) == (DELIVERED, {"code": ""})


def test_leads_are_told_once_of_an_order_that_is_given_up_and_managers_with_them(
    desk, put, worker, row
):
    with desk.begin() as connection:
        for name, role in (("lea", "lead"), ("max", "manager")):
            agents.set_agent(connection, name, "secret", role, NOW)
    outbox_id = put()
    refused = NotDelivered("refused for good: 410", for_good=True)
    worker(Taker(refused)).round()
    with database.writing(desk) as connection:
        by_hand.replay(connection, [outbox_id], Doer("command line", NOW, NOW))
    worker(Taker(refused)).round()
    assert row(outbox_id).state == DEAD
    with desk.connect() as connection:
        (told,) = notices.unseen(connection, "lea", "lead")
        assert notices.unseen(connection, "max", "manager") == (told,)
        assert notices.unseen(connection, "jo", "agent") == ()
    assert (told.kind, told.about) == ("order_dead", f"{outbox_id}/{NOW.isoformat()}")
    assert told.facts == {"topic": "payment.refund", "problem": "refused for good: 410"}
    with desk.connect() as connection:
        assert connection.execute(select(outbox.c.outbox_id)).scalars().all() == [outbox_id]


def test_what_was_looked_at_sent_again_and_given_up_again_is_told_again(desk, put, worker):
    with desk.begin() as connection:
        agents.set_agent(connection, "lea", "secret", "lead", NOW)
    outbox_id, later = put(), NOW + timedelta(hours=1)
    refused = NotDelivered("refused for good: 410", for_good=True)
    worker(Taker(refused)).round()
    with database.writing(desk) as connection:
        (first,) = notices.unseen(connection, "lea", "lead")
        notices.seen(connection, [first.notice_id], "lea", "lead", NOW)
        by_hand.replay(connection, [outbox_id], Doer("command line", NOW, NOW))
    worker(Taker(refused), now=later).round()
    with desk.connect() as connection:
        (second,) = notices.unseen(connection, "lea", "lead")
        assert queue.given_up(connection, [outbox_id]) == {outbox_id: later}
    assert second.about == f"{outbox_id}/{later.isoformat()}" != first.about
