"""Who sits down where a killed server sat takes over what that one held, and nobody else's."""

from __future__ import annotations

import socket
import uuid

import pytest

from firstline import database
from firstline.slack import held, inbox, queue, seats
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


def test_machines_whose_names_differ_at_the_end_alone_are_two():
    """As those of one deployment do."""
    name = "firstline-server-of-the-northern-office-5d9c7b-"
    assert len(name) > 40
    assert _begun(Seat(5005, f"{name}x2")) != _begun(Seat(5005, f"{name}x7"))
    assert _begun(Seat(5005, name)) == _begun(Seat(5005, name))


def test_machines_of_one_name_and_two_addresses_are_two(monkeypatch):
    monkeypatch.setattr(socket, "gethostname", lambda: "firstline")
    monkeypatch.setattr(uuid, "getnode", lambda: 0x0242AC110002)
    first = _begun(Seat(5005))
    assert _begun(Seat(5005)) == first
    monkeypatch.setattr(uuid, "getnode", lambda: 0x0242AC110003)
    assert _begun(Seat(5005)) != first


def test_two_hosts_that_gave_a_container_one_name_and_one_address_are_two(monkeypatch, tmp_path):
    begun = []
    for host in ("north", "south"):
        (tmp_path / host).write_text(f"{host}\n")
        monkeypatch.setattr(seats, "_BOOT", tmp_path / host)
        begun.append(_begun(Seat(5005)))
    assert begun[0] != begun[1]


def test_an_address_that_was_made_up_for_a_process_is_none(monkeypatch):
    begun = []
    for made_up in (0x1B2C3D4E5F60, 0x3B2C3D4E5F61):
        monkeypatch.setattr(uuid, "getnode", lambda made_up=made_up: made_up)
        begun.append(_begun(Seat(5005)))
    assert begun[0] == begun[1]


def _begun(seat):
    """What its holders' names have in common."""
    return seat.holder.removesuffix(seat.token)


@pytest.mark.parametrize("seat", [Seat(50051, "one"), Seat(5005, "o_e"), Seat(5005, "two"), KILLED])
def test_who_sits_elsewhere_and_who_still_sits_there_take_nothing(holding, seat):
    assert inherit(holding, seat) == 0
    with database.writing(holding) as connection:
        assert inbox.left_over(connection, "b", NOW) == ()
        assert held.claim(connection, "b", NOW) is None
