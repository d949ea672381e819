"""Orders in a desk, and a receiver on a real port."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from firstline import database
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.desk.tables import outbox
from tests.desk.conftest import NOW
from tests.desk.outbox.double import Double, running


@pytest.fixture
def put(desk: Engine) -> Callable[..., str]:
    """Puts an order into the outbox; its id."""

    def put_order(topic: str = "payment.refund", now=NOW, **payload) -> str:
        with database.writing(desk) as connection:
            return queue.put(connection, Order(topic, payload), now)

    return put_order


@pytest.fixture
def row(desk: Engine) -> Callable[[str], Row]:
    def read(outbox_id: str) -> Row:
        with desk.connect() as connection:
            chosen = select(outbox).where(outbox.c.outbox_id == outbox_id)
            return connection.execute(chosen).one()

    return read


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as made:
        yield made
