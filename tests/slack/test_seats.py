"""Who sits down where a killed server sat takes over what that one held, and nobody else's."""

from __future__ import annotations

import pytest

from firstline import database
from firstline.slack import held, inbox, queue
from firstline.slack.calls import POST
from firstline.slack.queue import Call, Outgoing
from firstline.slack.seats import Seat
from tests.slack.conftest import NOW

KILLED = Seat(5005, "one")


@pytest.fixture
def holding(desk, asked):
    """A question that the killed one was answering, and an answer that it was sending."""
    with database.writing(desk) as connection:
        inbox.receive(connection, asked(), KILLED.holder, NOW)
        call = Call(POST, {"channel": "D1", "text": "hello"})
        queue.put(connection, "event:Ev0", [Outgoing(call, "D1/")], NOW)
        held.claim(connection, KILLED.holder, NOW)
    return desk


def inherit(desk, seat):
    with database.writing(desk) as connection:
        return seat.inherit(connection, NOW)


def test_the_next_on_the_seat_has_both_at_once(holding):
    assert inherit(holding, Seat(5005, "one")) == 2
    with database.writing(holding) as connection:
        assert len(inbox.left_over(connection, "b", NOW)) == 1
        again = held.claim(connection, "b", NOW)
    assert again.was_held and again.may_be_there


@pytest.mark.parametrize("seat", [Seat(50051, "one"), Seat(5005, "o_e"), Seat(5005, "two"), KILLED])
def test_who_sits_elsewhere_and_who_still_sits_there_take_nothing(holding, seat):
    assert inherit(holding, seat) == 0
    with database.writing(holding) as connection:
        assert inbox.left_over(connection, "b", NOW) == ()
        assert held.claim(connection, "b", NOW) is None
