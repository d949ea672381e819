"""Fixtures that every folder of tests may use, and the rule that no test leaves this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from firstline import quiet
from firstline.desk import passwords
from tests.databases import (
    database_url,
    desk_url,
    postgresql_desks,
    postgresql_server,
    sqlite_desk,
)
from tests.spreading import ByFile

__all__ = ["database_url", "desk_url", "postgresql_desks", "postgresql_server", "sqlite_desk"]

quiet.rasa()

_connect = socket.socket.connect


def _connect_here(self: socket.socket, address: object) -> None:
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError("the product called another machine without being told to")
    _connect(self, address)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(autouse=True, scope="session")
def no_outbound_calls() -> Iterator[None]:
    socket.socket.connect = _connect_here
    yield
    socket.socket.connect = _connect


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> None:
    """Most tests have agents; each of their passwords would take longer than the test."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
