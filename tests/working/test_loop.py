"""Duties come in their time; one that fails is told once and tried again; told to stop, it stops."""

from __future__ import annotations

import pytest

from firstline.database import DatabaseUnavailable
from firstline.working.loop import TICK_S, Duty, Loop, Stop


class Time:
    """Stands still but for pauses; the worker is told to stop at `end`."""

    def __init__(self, end: float) -> None:
        self.now, self.end, self.stop = 0.0, end, Stop()

    def elapsed(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now = round(self.now + seconds, 6)
        if self.now >= self.end:
            self.stop()


class Job:
    """Notes when it runs; meets `outcomes` in turn: raised, or returned as "there is more"."""

    def __init__(self, time: Time, *outcomes: Exception | bool) -> None:
        self.time, self.outcomes, self.ran_at = time, list(outcomes), []

    def __call__(self) -> bool:
        self.ran_at.append(self.time.now)
        outcome = self.outcomes.pop(0) if self.outcomes else False
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def run(time: Time, *duties: Duty) -> list[str]:
    told = []
    Loop(duties, time.stop, told.append, time.elapsed, time.pause).run()
    return told


def test_each_duty_runs_in_its_time():
    time = Time(end=10.1)
    often, seldom = Job(time), Job(time)
    assert run(time, Duty("often", often, 1.0), Duty("seldom", seldom, 5.0)) == []
    assert often.ran_at == [float(second) for second in range(11)]
    assert seldom.ran_at == [0.0, 5.0, 10.0]


def test_a_duty_with_more_to_do_goes_on_at_once_after_the_others():
    time = Time(end=0.5)
    order = []
    busy = Job(time, True, True, False)

    def first():
        order.append("busy")
        return busy()

    run(time, Duty("busy", first), Duty("other", lambda: order.append("other") or False))
    assert order == ["busy", "other", "busy", "busy"]
    assert busy.ran_at == [0.0, 0.0, 0.0]


def test_a_failing_duty_is_told_once_without_its_words_and_the_others_go_on():
    time = Time(end=3.1)
    bad = Job(time, *(KeyError("Maria Lopez") for _ in range(3)))
    good = Job(time)
    told = run(time, Duty("clocks", bad), Duty("outbox", good))
    assert len(bad.ran_at) == len(good.ran_at) == 4
    assert len(told) == 2
    assert told[0].startswith("clocks: failed and is tried again: KeyError at test_loop.py:")
    assert "Maria" not in told[0]
    assert told[1] == "clocks: works again"


def test_another_trouble_is_told_too():
    time = Time(end=2.1)
    bad = Job(time, KeyError("a"), ZeroDivisionError(), KeyError("b"))
    told = run(time, Duty("clocks", bad))
    assert [line.split(": ")[2].split(" ")[0] for line in told] == [
        "KeyError",
        "ZeroDivisionError",
        "KeyError",
    ]


def test_a_database_that_is_away_is_waited_for():
    time = Time(end=3.1)
    away = DatabaseUnavailable("postgresql://desk@db/desk: no answer")
    duty = Job(time, away, away)
    assert run(time, Duty("outbox", duty)) == [
        "outbox: waiting for the database: postgresql://desk@db/desk: no answer",
        "outbox: works again",
    ]
    assert len(duty.ran_at) == 4


def test_told_to_stop_during_a_duty_it_finishes_that_and_begins_no_other():
    time = Time(end=60)
    finished, never = [], Job(time)

    def being_done() -> bool:
        time.stop()
        finished.append(True)
        return True

    run(time, Duty("outbox", being_done), Duty("clocks", never))
    assert (finished, never.ran_at, time.now) == ([True], [], 0.0)


def test_what_ends_the_process_is_not_swallowed():
    time = Time(end=60)

    def ends() -> bool:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        run(time, Duty("outbox", ends))


def test_an_idle_worker_looks_about_five_times_a_second():
    time = Time(end=1.0)
    pauses = []
    pause = time.pause
    time.pause = lambda seconds: (pauses.append(seconds), pause(seconds))
    run(time, Duty("outbox", Job(time)))
    assert pauses == [TICK_S] * 5
