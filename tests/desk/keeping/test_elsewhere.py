"""A complaint of the records that the company's own system answered breaks nothing here."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from firstline import database
from firstline.desk.keeping import clocks, complaints
from firstline.desk.keeping.clocks import Ticked, tick
from firstline.desk.keeping.complaints import NewComplaint
from firstline.desk.tables import escalations as raised
from firstline.desk.tables import promises as promised
from firstline.records import database as records_database
from firstline.records.tables import complaints as recorded
from firstline.records.tables import customers
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW

DAY = timedelta(days=1)
LATE = NOW + 4 * DAY


@pytest.fixture
def place(place, tmp_path):
    url = f"sqlite:///{tmp_path / 'records.db'}"
    records_database.upgrade(url)
    engine = database.engine(url)
    with engine.begin() as connection:
        connection.execute(customers.insert().values(customer_id="CU-1"))
    yield replace(place, records=engine)
    engine.dispose()


@pytest.fixture
def taken_up(place, about):
    """A complaint of 20 days ago, taken up here NOW."""

    def take(record="CP-1", **known) -> str:
        received = NOW - 20 * DAY
        row = {"complaint_id": "CP-1", "customer_id": "CU-1", "received_at": received, **known}
        with place.records.begin() as connection:
            connection.execute(recorded.insert().values(**row))
        with place.desk.begin() as connection:
            new = NewComplaint(received, "visits", "Ellen", of_record=record)
            return complaints.log(connection, new, about, "jo", COMPANY, NOW)

    return take


def states(rows) -> dict[str, str]:
    return {row.kind: row.state for row in rows(promised) if row.kind != "escalation"}


def test_what_was_answered_there_is_kept_here(place, taken_up, rows):
    complaint_id = taken_up(acknowledged_at=NOW - 19 * DAY, answered_at=NOW + DAY)
    assert tick(place, LATE) == Ticked(0, 0, more=False)
    assert set(states(rows).values()) == {"kept"}
    with place.desk.connect() as desk:
        assert complaints.get(desk, complaint_id).answered_at == NOW + DAY
    assert rows(raised) == []


def test_what_was_only_acknowledged_there_still_wants_its_answer(place, taken_up, rows):
    taken_up(acknowledged_at=NOW - 19 * DAY)
    assert tick(place, LATE).broken == 1
    assert states(rows) == {"acknowledgement": "kept", "answer": "broken", "final_answer": "open"}


@pytest.mark.parametrize(
    "known",
    [
        {"answered_at": NOW - DAY},  # she complained again since
        {"answered_at": LATE + DAY},  # nobody knows the future
        {},
    ],
)
def test_without_an_answer_since_it_was_taken_up_the_promise_is_broken(
    place, taken_up, rows, known
):
    taken_up(**known)
    assert tick(place, LATE).broken == 2
    assert states(rows)["answer"] == "broken"


def test_a_complaint_the_records_do_not_have_is_the_desks_to_answer(place, taken_up):
    taken_up(record="CP-404")
    assert tick(place, LATE).broken == 2


def test_while_the_records_are_away_it_waits_and_everything_else_goes_on(
    place, taken_up, about, rows, tmp_path
):
    taken_up()
    with place.desk.begin() as connection:
        own = NewComplaint(NOW - 20 * DAY, "calls", "Ellen")
        complaints.log(connection, own, about, "jo", COMPANY, NOW)
    away = replace(place, records=database.engine(f"sqlite:///{tmp_path / 'no' / 'where.db'}"))
    assert tick(away, LATE) == Ticked(0, 2, more=False)
    assert tick(place, LATE).broken == 2


def test_the_records_are_read_before_anything_is_written(place, taken_up, monkeypatch):
    taken_up()
    writes, real = [], database.writing

    @contextmanager
    def writing(engine):
        with real(engine) as connection:
            writes.append(connection)
            yield connection
            writes.pop()

    def reads(_):
        assert not writes

    monkeypatch.setattr(clocks.database, "writing", writing)
    event.listen(place.records, "begin", reads)
    assert tick(place, LATE).broken == 2
