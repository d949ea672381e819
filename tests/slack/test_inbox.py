"""What Slack sends, however often, is there to be answered once, and until it is."""

from __future__ import annotations

import threading
from datetime import timedelta

from sqlalchemy import select

from firstline import database
from firstline.desk.tables import slack_seen
from firstline.slack import inbox
from tests.slack.conftest import NOW

LATER = NOW + inbox.HOLD_FOR


def receive(desk, incoming, holder="a", now=NOW):
    with database.writing(desk) as connection:
        return inbox.receive(connection, incoming, holder, now)


def left_over(desk, holder="b", now=LATER):
    with database.writing(desk) as connection:
        return inbox.left_over(connection, holder, now)


def stored(desk, key="event:Ev1"):
    with desk.connect() as connection:
        return connection.execute(select(slack_seen).where(slack_seen.c.key == key)).one()


def test_the_same_event_is_received_once_however_often_it_comes(desk, asked):
    assert [receive(desk, asked("event:Ev1")) for _ in range(3)] == [True, False, False]


def test_a_message_that_comes_as_two_events_is_received_once(desk, asked):
    assert receive(desk, asked("event:Ev1", "client:c-1"))
    assert not receive(desk, asked("event:Ev2", "client:c-1"))
    assert receive(desk, asked("event:Ev3", "client:c-2"))


def test_of_many_processes_that_get_the_same_event_at_once_one_answers(desk, asked):
    wins, start = [], threading.Barrier(6)

    def deliver(number):
        start.wait()
        wins.append(receive(desk, asked(f"event:Ev{number % 2}", "said:C1:1.0"), f"h{number}"))

    threads = [threading.Thread(target=deliver, args=(number,)) for number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(wins) == [False] * 5 + [True]


def test_what_a_killed_process_left_is_taken_over_with_all_that_was_asked(desk, asked):
    incoming = asked(text="7776?", value={"case": "C-1"}, fields={"factor": "postcode"})
    receive(desk, incoming)
    assert left_over(desk, now=NOW) == ()
    (found,) = left_over(desk)
    assert (found.incoming, found.attempts) == (incoming, 2)
    assert left_over(desk, "c") == ()
    (again,) = left_over(desk, "c", LATER + inbox.HOLD_FOR)
    assert again.attempts == 3


def test_what_is_answered_is_answered_once_and_not_kept(desk, asked):
    receive(desk, asked(text="Maria's postcode is 10025"))
    with desk.begin() as connection:
        assert inbox.answered(connection, "event:Ev1")
        assert not inbox.answered(connection, "event:Ev1")
    assert stored(desk).incoming == {}
    assert left_over(desk) == ()


def test_where_the_case_stood_when_the_answer_was_begun_is_told_to_who_takes_over(desk, asked):
    receive(desk, asked())
    with desk.begin() as connection:
        inbox.begin(connection, "event:Ev1", "C-1", 17)
    (found,) = left_over(desk)
    assert (found.case_id, found.newest) == ("C-1", 17)


def test_what_is_let_go_is_there_for_the_next_at_once(desk, asked):
    receive(desk, asked())
    with desk.begin() as connection:
        inbox.let_go(connection, "event:Ev1")
    (again,) = left_over(desk, now=NOW)
    assert again.is_again and again.attempts == 1


def test_keys_are_forgotten_after_slack_has_stopped_repeating(desk, asked):
    receive(desk, asked("event:Ev1", "client:c-1"))
    receive(desk, asked("event:Ev2"), now=NOW + timedelta(days=2))
    with desk.begin() as connection:
        assert inbox.clear_away(connection, NOW + timedelta(days=4)) == 2
    assert not receive(desk, asked("event:Ev2"))
