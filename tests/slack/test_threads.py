"""A thread is a case; a direct conversation is one for as long as somebody goes on with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline import database
from firstline.desk import cases
from firstline.slack import held, queue, threads
from firstline.slack.calls import POST
from firstline.slack.queue import Call, Outgoing
from firstline.slack.threads import LEFT_AFTER, Place
from tests.slack.conftest import NOW

DIRECT, THREAD = Place("T1", "D1"), Place("T1", "C1", "1.1")


@pytest.fixture
def case(desk):
    def opened():
        with desk.begin() as connection:
            return cases.open_case(connection, "jo", NOW).case_id

    return opened


def remember(desk, place, case_id, now=NOW):
    with desk.begin() as connection:
        threads.remember(connection, place, case_id, now)


def case_of(desk, *places, now=NOW):
    with desk.connect() as connection:
        return threads.case_of(connection, places, now)


def test_a_thread_is_its_case_for_ever_and_the_same_thread_elsewhere_is_not(desk, case):
    first = case()
    remember(desk, THREAD, first)
    assert case_of(desk, THREAD, now=NOW + timedelta(days=9)) == first
    assert case_of(desk, Place("T2", "C1", "1.1")) is None
    assert case_of(desk, Place("T1", "C1", "2.2")) is None


def test_a_direct_conversation_is_left_after_half_an_hour(desk, case):
    first = case()
    remember(desk, DIRECT, first)
    assert case_of(desk, DIRECT, now=NOW + LEFT_AFTER) == first
    assert case_of(desk, DIRECT, now=NOW + LEFT_AFTER + timedelta(seconds=1)) is None


def test_what_was_last_gone_on_with_counts(desk, case):
    first, second = case(), case()
    command = Place("T1", "@U1")
    remember(desk, DIRECT, first)
    remember(desk, command, second, NOW + timedelta(minutes=1))
    assert case_of(desk, DIRECT, command) == second
    remember(desk, DIRECT, first, NOW + timedelta(minutes=2))
    assert case_of(desk, DIRECT, command) == first


def test_a_thread_can_become_another_case_and_be_forgotten(desk, case):
    first, second = case(), case()
    remember(desk, THREAD, first)
    remember(desk, THREAD, second)
    assert case_of(desk, THREAD) == second
    with desk.begin() as connection:
        threads.forget(connection, THREAD)
    assert case_of(desk, THREAD) is None


def test_a_thread_under_a_message_of_ours_is_that_message_s_case(desk, case):
    first = case()
    sent = Outgoing(Call(POST, {"channel": "D1", "text": "x"}), "D1/", first)
    with database.writing(desk) as connection:
        queue.put(connection, "event:Ev1", [sent], NOW)
        held.sent(connection, held.claim(connection, "a", NOW), "D1", "9.9", NOW)
    assert case_of(desk, Place("T1", "D1", "9.9")) == first
    assert case_of(desk, Place("T1", "D1", "8.8")) is None
