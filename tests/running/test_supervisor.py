"""Children are started again when they die, given up when they keep dying, stopped when told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap

import psutil
import pytest

from firstline.running import ports, supervisor
from firstline.running.ports import PortTaken
from firstline.running.supervisor import Child, Supervisor


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(supervisor, "BACK_OFF_S", (0.01, 0.01, 0.01))
    monkeypatch.setattr(supervisor, "TICK_S", 0.01)


def child(code: str) -> Child:
    return Child("worker", [sys.executable, "-c", textwrap.dedent(code)], dict(os.environ))


def test_a_child_that_keeps_failing_is_given_up_and_everything_stops(quick):
    told = []
    sleeper = child("import time; time.sleep(60)")
    code = Supervisor([child("raise SystemExit(7)"), sleeper], told.append).run()

    assert code == 1
    assert told[-1] == "worker failed 3 times (last with 7); giving up"
    assert sleeper.process.poll() is not None


def test_a_child_that_crashes_each_time_is_given_up(quick):
    told = []
    crash = "import os; os.abort()"
    assert Supervisor([child(crash)], told.append).run() == 1
    assert told[-1] == "worker failed 3 times (last with -6); giving up"


def test_a_child_that_is_killed_is_started_again_however_often(quick):
    told = []
    kills = supervisor.MOST_FAILURES + 2
    worker = child("import time; time.sleep(60)")
    seen = set()

    def watch():
        if worker.process and worker.process.pid not in seen:
            seen.add(worker.process.pid)
            if len(seen) <= kills:
                worker.process.kill()
            else:
                os.kill(os.getpid(), signal.SIGTERM)

    assert Supervisor([worker], told.append, watch).run() == 0
    assert told == ["worker stopped with -9; starting it again"] * kills


def test_being_told_to_stop_stops_the_children_and_is_no_failure(quick):
    worker = child("import time; time.sleep(60)")

    def stop():
        if worker.process:
            os.kill(os.getpid(), signal.SIGINT)

    assert Supervisor([worker], print, stop).run() == 0
    assert worker.process.poll() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a parent's death")
def test_children_die_with_a_supervisor_that_is_killed():
    script = """
        import os, sys
        from firstline.running.supervisor import Child, Supervisor
        worker = Child("w", [sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ))
        def tell_pid():
            if worker.process:
                print(worker.process.pid, flush=True)
        Supervisor([worker], print, tell_pid).run()
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
    )
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    worker.wait(timeout=10)
    assert not worker.is_running()


def test_a_port_in_use_names_the_process_that_has_it():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as wrong:
            ports.claim_free("127.0.0.1", port)
    assert str(port) in str(wrong.value)
    assert f"process {os.getpid()}" in str(wrong.value)
    ports.claim_free("127.0.0.1", port)


def test_an_address_of_another_machine_is_told():
    with pytest.raises(PortTaken, match="cannot listen"):
        ports.claim_free("203.0.113.7", 5005)
