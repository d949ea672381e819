"""Complaints: every clock runs from the day she told us."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firstline.desk.keeping import complaint_clocks, complaints
from firstline.desk.keeping.complaints import NewComplaint
from firstline.desk.tables import complaints as logged
from firstline.desk.tables import promises as promised
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR

NEW_YORK = ZoneInfo("America/New_York")
TODAY = NewComplaint(NOW, "visits", "Ellen")


@pytest.fixture
def log(desk, about):
    def make(complaint=TODAY, now=NOW) -> str:
        with desk.begin() as connection:
            return complaints.log(connection, complaint, about, "jo", COMPANY, now)

    return make


@pytest.fixture
def states(rows):
    def read() -> dict[str, str]:
        return {row.kind: row.state for row in rows(promised)}

    return read


def closing(text: str) -> datetime:
    return datetime.fromisoformat(f"{text} 17:00").replace(tzinfo=NEW_YORK)


def test_a_complaint_has_its_four_clocks(log, rows, traced):
    complaint_id = log()
    clocks = {row.kind: row.due_at for row in rows(promised, subject=complaint_id)}
    assert clocks == {
        "acknowledgement": closing("2026-11-16"),  # Veterans Day lies between
        "summary": closing("2026-11-16"),
        "answer": closing("2026-12-03"),  # and Thanksgiving
        "final_answer": closing("2027-01-05"),
    }
    assert {row.owner for row in rows(promised)} == {"Ellen"}
    (entry,) = traced()
    assert (entry.action, entry.subject) == ("logged_complaint", complaint_id)
    assert "visits" not in str(entry)


def test_clocks_of_the_last_day_of_february_end_eight_weeks_on():
    leap = datetime(2028, 2, 29, 23, 30, tzinfo=NEW_YORK)
    clocks = complaint_clocks.clocks(leap, COMPANY)
    assert clocks["final_answer"] == closing("2028-04-25")
    assert clocks["acknowledgement"] == closing("2028-03-03")


def test_a_complaint_of_long_ago_keeps_its_day(log, states, rows):
    log(NewComplaint(NOW - timedelta(days=30), "visits", "Ellen"))
    late = {row.kind for row in rows(promised) if row.due_at < NOW}
    assert late == {"acknowledgement", "answer"}
    assert "summary" not in states()  # that time is over


def test_a_complaint_cannot_come_from_tomorrow(log):
    with pytest.raises(ValueError, match="later than now"):
        log(NewComplaint(NOW + HOUR, "visits", "Ellen"))


def test_an_acknowledgement_keeps_its_promise_once(desk, log, states):
    complaint_id = log()
    with desk.begin() as connection:
        assert complaints.acknowledge(connection, complaint_id, "jo", NOW + HOUR)
        assert not complaints.acknowledge(connection, complaint_id, "jo", NOW + 2 * HOUR)
        assert complaints.get(connection, complaint_id).acknowledged_at == NOW + HOUR
    assert states() == {
        "acknowledgement": "kept",
        "summary": "open",
        "answer": "open",
        "final_answer": "open",
    }


def test_an_answer_is_a_first_word_too(desk, log, states):
    complaint_id = log()
    with desk.begin() as connection:
        assert complaints.answer(connection, complaint_id, "jo", NOW + HOUR)
        row = complaints.get(connection, complaint_id)
    assert (row.answered_at, row.acknowledged_at) == (NOW + HOUR, NOW + HOUR)
    assert set(states().values()) == {"kept"}


def test_an_answer_leaves_the_day_of_the_acknowledgement(desk, log):
    complaint_id = log()
    with desk.begin() as connection:
        complaints.acknowledge(connection, complaint_id, "jo", NOW + HOUR)
        complaints.answer(connection, complaint_id, "jo", NOW + 2 * HOUR)
        assert complaints.get(connection, complaint_id).acknowledged_at == NOW + HOUR


def test_closing_drops_what_is_still_open(desk, log, states):
    complaint_id = log()
    with desk.begin() as connection:
        complaints.acknowledge(connection, complaint_id, "jo", NOW + HOUR)
        assert complaints.close(connection, complaint_id, "jo", NOW + HOUR)
        assert not complaints.close(connection, complaint_id, "jo", NOW + HOUR)
    assert states()["acknowledgement"] == "kept"
    assert states()["answer"] == states()["final_answer"] == "dropped"


def test_reopened_it_runs_by_the_clocks_of_the_first_day(desk, log, rows):
    complaint_id = log()
    later = NOW + timedelta(days=40)
    with desk.begin() as connection:
        complaints.acknowledge(connection, complaint_id, "jo", NOW)
        complaints.close(connection, complaint_id, "jo", NOW + HOUR)
        assert complaints.reopen(connection, complaint_id, "lea", COMPANY, later)
        assert not complaints.reopen(connection, complaint_id, "lea", COMPANY, later)
        row = complaints.get(connection, complaint_id)
    assert (row.closed_at, row.received_at, row.at) == (None, NOW, later)
    again = {row.kind: row.due_at for row in rows(promised, state="open")}
    assert again == {"answer": closing("2026-12-03"), "final_answer": closing("2027-01-05")}


def test_a_clock_that_still_runs_is_not_started_again(desk, log, rows):
    complaint_id = log()
    with desk.begin() as connection:
        connection.execute(logged.update().values(closed_at=NOW))
        assert complaints.reopen(connection, complaint_id, "jo", COMPANY, NOW + HOUR)
    assert len(rows(promised)) == 4


def test_one_of_the_records_is_found_again_by_its_number(desk, log):
    theirs = NewComplaint(NOW - timedelta(days=30), "visits", "Ellen", of_record="CP-1")
    log(theirs)
    again = log(theirs, now=NOW + HOUR)
    with desk.begin() as connection:
        assert complaints.of_record(connection, "CU-1", "CP-1").complaint_id == again
        assert complaints.of_record(connection, "CU-2", "CP-1") is None
        assert complaints.newest_of_case(connection, "C-NOWHERE") is None


def test_what_is_not_there_cannot_be_answered(desk):
    with desk.begin() as connection:
        assert not complaints.answer(connection, "K-NOWHERE", "jo", NOW)
        assert not complaints.reopen(connection, "K-NOWHERE", "jo", COMPANY, NOW)
