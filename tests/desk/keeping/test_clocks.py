"""What the clocks do: remind, break, hand up; once, however often and wherever they tick."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline import clock, database
from firstline.desk import agents, cases
from firstline.desk.keeping import breaking, callbacks, clocks, complaints, escalations, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.callbacks import Booking
from firstline.desk.keeping.clocks import Ticked, tick
from firstline.desk.keeping.complaints import NewComplaint
from firstline.desk.keeping.escalations import Escalation
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.tables import callbacks as booked
from firstline.desk.tables import escalations as raised
from firstline.desk.tables import metadata, outbox
from firstline.desk.tables import notices as told
from firstline.desk.tables import promises as promised
from firstline.workplace import Workplace
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR

NEW_YORK = ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)
CLOSING = datetime(2026, 11, 10, 17, tzinfo=NEW_YORK)


@pytest.fixture
def make(desk, about):
    def made(due=NOW + 4 * HOUR, owner="jo", now=NOW, **more) -> str:
        with database.writing(desk) as connection:
            new = NewPromise("follow_up", owner, "Ring her", due, **more)
            return promises.make(connection, new, about, now)

    return made


@pytest.fixture
def notices(rows):
    """Who was told what."""

    def read() -> list[tuple[str, str | None]]:
        return [(row.kind, row.agent or row.role) for row in rows(told)]

    return read


def ran(warned=0, broken=0) -> Ticked:
    return Ticked(warned, broken, more=False)


def test_nothing_happens_before_its_time(place, make, rows):
    make()
    assert tick(place, NOW) == ran()
    assert tick(place, NOW + 3 * HOUR - MINUTE) == ran()
    assert rows(told) == rows(outbox) == []


def test_an_owner_is_reminded_once_before_it_is_due(place, make, rows, notices, traced):
    promise_id = make()
    assert tick(place, NOW + 3 * HOUR) == ran(warned=1)
    assert tick(place, NOW + 3 * HOUR + MINUTE) == ran()
    assert notices() == [("promise_due_soon", "jo")]
    (order,) = rows(outbox)
    assert (order.topic, order.payload["facts"]["promise"]) == ("notice.send", promise_id)
    assert rows(promised)[0].warned_at == NOW + 3 * HOUR
    assert [row.action for row in traced()] == ["reminded_of_promise"]


def test_a_time_that_was_set_for_the_reminder_holds(place, make):
    make(warn_at=NOW + 10 * MINUTE)
    assert tick(place, NOW + 9 * MINUTE) == ran()
    assert tick(place, NOW + 10 * MINUTE) == ran(warned=1)


def test_due_at_that_very_moment_is_not_late(place, make):
    make(warn_at=NOW)
    assert tick(place, NOW + 4 * HOUR) == ran(warned=1)
    assert tick(place, NOW + 4 * HOUR + timedelta(microseconds=1)) == ran(broken=1)


def test_what_is_broken_is_told_and_handed_up(place, make, rows, notices, traced, about):
    promise_id = make()
    late = NOW + 5 * HOUR
    assert tick(place, late) == ran(broken=1)
    (broken,) = rows(promised, promise_id=promise_id)
    assert (broken.state, broken.broken_at, broken.ended_at) == ("broken", late, None)
    assert notices() == [("promise_broken", "jo"), ("promise_handed_up", "lead")]
    (up,) = rows(raised)
    assert (up.team, up.level, up.agent, up.case_id) == ("lead", 2, "firstline", about.case_id)
    assert up.reason == "Not kept in time: Ring her (jo)"
    assert up.due_at == CLOSING
    (looks,) = rows(promised, kind="escalation")
    assert (looks.owner, looks.due_at, looks.subject) == ("lead", CLOSING, up.escalation_id)
    assert [row.action for row in traced()] == ["promise_broken", "escalated"]


def test_after_hours_of_downtime_each_is_broken_once_and_nobody_is_reminded(
    place, make, rows, notices
):
    for minutes in range(5):
        make(due=NOW + minutes * MINUTE + HOUR)
    monday = datetime(2026, 11, 16, 3, 0, tzinfo=NEW_YORK)
    assert tick(place, monday) == ran(broken=5)
    assert tick(place, monday + MINUTE) == ran()
    assert len(rows(raised)) == 5
    assert {row.due_at for row in rows(raised)} == {datetime(2026, 11, 16, 10, tzinfo=NEW_YORK)}
    assert {kind for kind, _ in notices()} == {"promise_broken", "promise_handed_up"}


def test_more_than_a_batch_is_done_in_several(place, make, monkeypatch):
    monkeypatch.setattr(clocks, "BATCH", 2)
    for _ in range(5):
        make()
    late = NOW + 5 * HOUR
    ticks = [tick(place, late) for _ in range(3)]
    assert [one.broken for one in ticks] == [2, 2, 1]
    assert [one.more for one in ticks[:2]] == [True, True]
    assert tick(place, late).broken == 0


@pytest.mark.parametrize("state", ["kept", "dropped"])
def test_what_ended_is_left_alone(desk, place, make, rows, state):
    promise_id = make()
    with desk.begin() as connection:
        promises.end(connection, promise_id, state, "jo", NOW + HOUR)
    assert tick(place, NOW + 5 * HOUR) == ran()
    assert rows(promised)[0].state == state
    assert rows(told) == []


def test_what_is_kept_between_reading_and_breaking_is_left_alone(
    desk, place, make, rows, monkeypatch
):
    promise_id = make()
    read = clocks._ids

    def kept_right_after(*asked):
        found = read(*asked)
        with desk.begin() as connection:
            promises.end(connection, promise_id, "kept", "jo", NOW + 5 * HOUR)
        return found

    monkeypatch.setattr(clocks, "_ids", kept_right_after)
    assert tick(place, NOW + 5 * HOUR).broken == 0
    assert rows(promised)[0].state == "kept"
    assert rows(told) == rows(raised) == []


@pytest.mark.parametrize(
    ("owner", "told_to"),
    [("lea", "lea"), ("lead", "lead"), ("payments team", "lead"), ("Imran Qureshi", "lead")],
)
def test_a_teams_promise_is_told_to_the_leads(place, make, notices, owner, told_to):
    make(owner=owner)
    tick(place, NOW + 3 * HOUR)
    assert notices() == [("promise_due_soon", told_to)]


def test_leads_are_told_of_their_own_broken_promise_once(place, make, rows, notices):
    make(owner="payments team")
    tick(place, NOW + 5 * HOUR)
    assert notices() == [("promise_broken", "lead")]
    assert [row.level for row in rows(raised)] == [2]


def test_an_escalation_nobody_looks_at_goes_up_to_the_top_and_no_further(
    desk, place, about, rows, notices
):
    with desk.begin() as connection:
        up = Escalation("payments team", 3, "Charged twice", NOW + HOUR, {})
        escalations.raise_(connection, up, about, "jo", NOW)
    for days in range(1, 40):
        tick(place, NOW + timedelta(days=days))
    assert [(row.team, row.level) for row in rows(raised)][-1] == ("manager", 4)
    assert len(rows(raised)) == 2
    assert {row.reason for row in rows(raised)} == {"Charged twice"}
    assert ("promise_broken", "manager") in notices()


def test_a_callback_that_does_not_come_is_missed(desk, place, about, rows, notices):
    with database.writing(desk) as connection:
        booking = Booking(NOW + HOUR, 15, "America/New_York", "+12125550101", "jo")
        callbacks.book(connection, booking, about, "jo", COMPANY, NOW)
    assert tick(place, NOW + HOUR - 10 * MINUTE) == ran(warned=1)
    assert tick(place, NOW + HOUR + 15 * MINUTE) == ran()
    assert rows(booked)[0].state == "booked"
    assert tick(place, NOW + HOUR + 16 * MINUTE) == ran(broken=1)
    assert rows(booked)[0].state == "missed"
    assert notices()[0] == ("promise_due_soon", "jo")


def log(desk, about, days: int) -> str:
    with desk.begin() as connection:
        complaint = NewComplaint(NOW - timedelta(days=days), "visits", "Ellen")
        return complaints.log(connection, complaint, about, "jo", COMPANY, NOW)


def test_a_complaint_logged_late_breaks_all_it_missed_and_is_handed_up_once(
    desk, place, about, rows, notices
):
    log(desk, about, days=90)
    assert tick(place, NOW + MINUTE) == ran(broken=3)
    assert {row.kind for row in rows(promised, state="broken")} == {
        "acknowledgement",
        "answer",
        "final_answer",
    }
    assert len(rows(raised)) == 1
    assert notices() == [("promise_broken", "lead")]
    assert tick(place, NOW + 2 * MINUTE) == ran()


def test_each_clock_of_a_complaint_that_runs_out_later_is_an_event_of_its_own(
    desk, place, about, rows
):
    log(desk, about, days=0)
    for day in range(1, 70):
        tick(place, NOW + timedelta(days=day))
    broken = rows(promised, state="broken")
    assert {row.kind for row in broken} >= {"acknowledgement", "answer", "final_answer"}
    by_clock = [row for row in rows(raised) if row.level == 2]
    assert len(by_clock) == 3


def test_a_complaint_not_resolved_in_three_days_breaks_nothing_by_that_alone(
    desk, place, about, rows
):
    complaint_id = log(desk, about, days=0)
    with desk.begin() as connection:
        complaints.acknowledge(connection, complaint_id, "jo", NOW)
    assert tick(place, NOW + timedelta(days=7)).broken == 0
    (summary,) = rows(promised, kind="summary")
    assert (summary.state, summary.ended_by) == ("dropped", "firstline")
    assert rows(raised) == []


def test_an_answer_taken_back_is_broken_by_the_first_days_clocks_and_handed_up_again(
    desk, place, about, rows
):
    complaint_id = log(desk, about, days=30)
    tick(place, NOW + MINUTE)
    with desk.begin() as connection:
        complaints.answer(connection, complaint_id, "jo", NOW + HOUR)
        complaints.reopen(connection, complaint_id, "jo", COMPANY, NOW + 2 * HOUR)
    assert tick(place, NOW + 2 * HOUR + MINUTE) == ran(broken=1)
    assert len([row for row in rows(raised) if row.level == 2]) == 2


def test_what_was_made_good_goes_no_further_up(desk, place, about, rows, notices, make):
    promise_id = make()
    tick(place, NOW + 5 * HOUR)
    with desk.begin() as connection:
        promises.make_good(connection, promise_id, "jo", NOW + 5 * HOUR + MINUTE)
    for days in range(1, 5):
        assert tick(place, NOW + timedelta(days=days)) == ran()
    (up,) = rows(raised)
    assert up.state == "done"
    assert rows(promised, kind="escalation")[0].ended_by == "firstline"
    assert notices() == [("promise_broken", "jo"), ("promise_handed_up", "lead")]


def test_what_was_made_good_on_the_first_level_ends_what_went_up_twice(
    desk, place, about, rows, make
):
    promise_id = make()
    tick(place, NOW + 5 * HOUR)
    tick(place, NOW + 20 * HOUR)
    assert [row.level for row in rows(raised)] == [2, 3]
    with desk.begin() as connection:
        promises.make_good(connection, promise_id, "jo", NOW + 21 * HOUR)
    for days in range(1, 5):
        assert tick(place, NOW + timedelta(days=days)).broken == 0
    assert len(rows(raised)) == 2
    assert rows(raised, level=3)[0].state == "done"


def test_what_several_clocks_handed_up_ends_when_all_are_made_good(desk, place, about, rows):
    complaint_id = log(desk, about, days=30)
    tick(place, NOW + MINUTE)
    with desk.begin() as connection:
        complaints.acknowledge(connection, complaint_id, "jo", NOW + HOUR)
    assert tick(place, NOW + timedelta(days=2)).broken == 1  # the lead has not looked at the answer
    assert [row.level for row in rows(raised)] == [2, 3]


def test_what_an_agent_handed_up_is_looked_at_whatever_was_made_good(desk, place, about, rows):
    with desk.begin() as connection:
        up = Escalation("payments team", 2, "Charged twice", NOW + HOUR, {})
        escalations.raise_(connection, up, about, "jo", NOW)
    assert tick(place, NOW + 2 * HOUR).broken == 1


def test_a_frozen_clock_does_everything_once(place, make, rows, monkeypatch):
    make()
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-10T23:00:00+01:00")
    results = [tick(place, clock.now()) for _ in range(3)]
    assert results == [ran(broken=1), ran(), ran()]
    assert rows(promised, state="broken")[0].broken_at == NOW + 7 * HOUR


def test_ticking_at_once_does_everything_once(place, make, rows, notices):
    for number in range(6):
        make(due=NOW + (1 + number % 2) * HOUR, now=NOW - HOUR)
    start, results, wrong = threading.Barrier(4), [], []

    def race() -> None:
        start.wait()
        try:
            results.append(tick(place, NOW + HOUR + MINUTE))
        except Exception as problem:
            wrong.append(problem)

    racers = [threading.Thread(target=race) for _ in range(4)]
    [one.start() for one in racers], [one.join() for one in racers]
    assert wrong == []
    assert sum(one.broken for one in results) == 3
    assert sum(one.warned for one in results) == 3
    assert len(rows(raised)) == 3
    assert len(rows(outbox)) == len(notices()) == 9


_TICK = """
import sys
from datetime import datetime
from firstline import company, database
from firstline.desk.keeping.clocks import tick
from firstline.workplace import Workplace
place = Workplace(None, company.load(), None, database.engine(sys.argv[1]), None)
print("ready", flush=True)
sys.stdin.readline()
ticked = tick(place, datetime.fromisoformat(sys.argv[2]))
print(ticked.warned, ticked.broken)
"""


def test_processes_that_tick_at_once_do_everything_once(desk_url, place, make, rows):
    for number in range(8):
        make(due=NOW + (1 + number % 2) * HOUR, now=NOW - HOUR)
    now = (NOW + HOUR + MINUTE).isoformat()
    command = [sys.executable, "-c", _TICK, desk_url, now]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, **pipes) for _ in range(3)]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    counts = [process.communicate(timeout=60)[0].split() for process in running]
    assert sum(int(broken) for _, broken in counts) == 4
    assert sum(int(warned) for warned, _ in counts) == 4
    assert len(rows(raised)) == 4
    assert len(rows(outbox)) == len(rows(told)) == 12


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(0, 60 * 30)),
        st.tuples(st.just("make"), st.integers(-600, 60 * 48)),
        st.tuples(st.sampled_from(["kept", "dropped"]), st.integers(0, 5)),
    ),
    max_size=12,
)


@pytest.fixture
def memory_place():
    engine = database.engine("sqlite:///:memory:")
    metadata.create_all(engine)
    with engine.begin() as connection:
        agents.set_agent(connection, "jo", "secret", "agent", NOW)
        case = cases.open_case(connection, "jo", NOW, "CU-1")
    place = Workplace(settings=None, company=COMPANY, records=None, desk=engine, shelf=None)
    yield place, About(case.case_id, "CU-1")
    engine.dispose()


@given(STEPS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_happens_in_whatever_order_each_is_broken_and_told_once(memory_place, steps):
    place, about = memory_place
    with place.desk.begin() as desk:
        for table in (promised, raised, told, outbox):
            desk.execute(table.delete())
    now, made = NOW, []
    for step, number in steps:
        if step == "wait":
            now += number * MINUTE
            tick(place, now)
            continue
        with place.desk.begin() as desk:
            if step == "make":
                new = NewPromise("follow_up", "jo", "x", now + number * MINUTE)
                made.append(promises.make(desk, new, about, now))
            elif made:
                promises.end(desk, made[number % len(made)], step, "jo", now)
    tick(place, now)
    assert tick(place, now) == ran()
    with place.desk.connect() as desk:
        mine = {row.promise_id: row for row in desk.execute(promised.select())}
        notices = [(row.kind, row.facts["promise"]) for row in desk.execute(told.select())]
        ups = desk.execute(raised.select()).all()
    ours = [mine[one] for one in made]
    broken = {one.promise_id for one in ours if one.state == "broken"}
    assert broken == {
        one.promise_id for one in ours if one.due_at < now and one.state not in ("kept", "dropped")
    }
    for one in ours:
        assert (one.broken_at is None) == (one.state != "broken")
        assert one.warned_at is None or one.made_at <= one.warned_at <= one.due_at
    assert len(notices) == len(set(notices))
    assert {about for kind, about in notices if kind == "promise_broken"} >= broken
    assert len([up for up in ups if up.level == 2]) == len(broken)


def test_a_promise_that_goes_wrong_keeps_no_other_from_its_time(
    place, make, rows, monkeypatch, caplog
):
    bad, good = make(NOW + HOUR), make(NOW + 2 * HOUR)
    real = breaking.broken

    def broken(desk, promise, company, now):
        if promise.promise_id == bad:
            raise KeyError("what she said")
        real(desk, promise, company, now)

    monkeypatch.setattr(breaking, "broken", broken)
    assert tick(place, NOW + 3 * HOUR).broken == 1
    states = {row.promise_id: row.state for row in rows(promised)}
    assert (states[bad], states[good]) == ("open", "broken")
    assert bad in caplog.text and "KeyError" in caplog.text and "said" not in caplog.text
