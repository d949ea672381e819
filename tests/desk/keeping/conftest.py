"""A case at a desk, and a workplace whose clocks can be ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from firstline.desk import agents, cases
from firstline.desk.keeping.about import About
from firstline.desk.tables import trail
from firstline.workplace import Workplace
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW

HOUR = timedelta(hours=1)


@pytest.fixture
def about(desk: Engine) -> About:
    """A case of the customer CU-1, worked by "jo"; there are a lead and a manager as well."""
    with desk.begin() as connection:
        agents.set_agent(connection, "lea", "secret", "lead", NOW)
        agents.set_agent(connection, "max", "secret", "manager", NOW)
        case = cases.open_case(connection, "jo", NOW, "CU-1")
    return About(case.case_id, "CU-1")


@pytest.fixture
def place(desk: Engine) -> Workplace:
    return Workplace(settings=None, company=COMPANY, records=None, desk=desk, shelf=None)


@pytest.fixture
def rows(desk: Engine) -> Callable[..., list[Row]]:
    """The rows of a table that are as said, in the order they were written as far as it is known."""

    def read(table, **said) -> list[Row]:
        where = [table.c[name] == value for name, value in said.items()]
        with desk.connect() as connection:
            return connection.execute(select(table).where(*where)).all()

    return read


@pytest.fixture
def traced(rows) -> Callable[[], list[Row]]:
    """What the trail tells of promises, callbacks, complaints and escalations, the oldest first."""

    def read() -> list[Row]:
        entries = sorted(rows(trail), key=lambda one: one.entry_id)
        return [one for one in entries if one.subject[:2] in ("P-", "B-", "K-", "E-")]

    return read
