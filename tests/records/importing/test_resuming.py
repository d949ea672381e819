"""An import that is stopped anywhere goes on, and ends as if it never had been."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.records import importing
from firstline.records.importing import rejected as rejected_rows
from firstline.records.importing.staging import filling, marks, workers
from tests.records.importing.test_import import ORDER, everything
from tests.records.importing.worlds import fresh

# Kills itself with rows of several checkpoints staged and nothing of them in the records.
_PROGRAM = """
import os, signal, sys
from firstline.records import importing
from firstline.records.importing import reading
from firstline.records.importing.staging import filling, workers

reading.BATCH, filling.CHECKPOINT, workers.LARGE = 100, 200, int(sys.argv[3])

def die(now):
    if now.phase == sys.argv[4] and now.rows >= 2000:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    importing.run(sys.argv[1], sys.argv[2], region="US", on_progress=die)
"""
# No file of this process may be larger than the first rows of this company.
_NO_ROOM = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (330_000, 330_000))
"""
_HERE, _IN_PROCESSES = str(1 << 60), "0"


class Stopped(Exception):
    pass


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-11T09:00:00Z")
    monkeypatch.setattr("firstline.records.importing.reading.BATCH", 100)
    monkeypatch.setattr(filling, "CHECKPOINT", 200)


@pytest.fixture
def company(folder):
    folder.customers(*(f"C{number}" for number in range(1500)))
    orders = ({**ORDER, "order_id": f"O{n}", "customer_id": f"C{n % 1500}"} for n in range(1700))
    return folder.write("orders", *orders)


@pytest.fixture
def wanted(company, tmp_path_factory, empty_sqlite):
    """What the records hold after an import that nobody stops."""
    url = fresh(empty_sqlite, tmp_path_factory.mktemp("wanted"))
    importing.run(company.path, url, region="US")
    return everything(url)


def _stop_after(steps: int):
    def on_progress(_now) -> None:
        nonlocal steps
        if not steps:
            raise Stopped
        steps -= 1

    return on_progress


def test_it_goes_on_where_it_was_stopped(company, bring_in, records_url, wanted):
    before = everything(records_url)
    for _ in range(3):
        with pytest.raises(Stopped):
            bring_in(on_progress=_stop_after(4))
        assert everything(records_url) == before
    said = []
    report = bring_in(say=said.append)
    assert said == ["Going on after 2,900 rows of an import that was stopped."]
    assert report.resumed_after == 2900
    assert report.rows == {"customers": 1500, "orders": 1700}
    assert everything(records_url) == wanted


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(stops=st.lists(st.integers(0, 25), max_size=4))
def test_stopped_anywhere_it_ends_the_same(company, empty_sqlite, wanted, stops):
    with tempfile.TemporaryDirectory() as folder:
        url = fresh(empty_sqlite, Path(folder))
        for steps in stops:
            try:
                importing.run(company.path, url, region="US", on_progress=_stop_after(steps))
            except Stopped:
                continue
        importing.run(company.path, url, region="US")
        assert everything(url) == wanted
        assert not Path(folder, "records.db.import").exists()


@pytest.mark.parametrize("large", [_HERE, _IN_PROCESSES])
@pytest.mark.parametrize("phase", ["reading", "writing"])
def test_nothing_of_a_killed_import_is_there_and_the_next_one_goes_on(
    company, bring_in, records_url, wanted, tmp_path, large, phase
):
    before = everything(records_url)
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    killed = subprocess.run(
        [sys.executable, str(program), str(company.path), records_url, large, phase],
        env={**os.environ, "PYTHONPATH": str(Path(importing.__file__).parents[3])},
        timeout=120,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert everything(records_url) == before
    report = _run_like(large, bring_in)
    assert 2000 <= report.resumed_after <= 3200
    assert everything(records_url) == wanted


def test_a_full_disk_is_told_and_the_import_goes_on_when_there_is_room(
    company, sqlite_url, wanted, tmp_path
):
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM.replace("def die", f"{_NO_ROOM}\n\ndef die"))
    stopped = subprocess.run(
        [sys.executable, str(program), str(company.path), sqlite_url, _HERE, "never"],
        env={**os.environ, "PYTHONPATH": str(Path(importing.__file__).parents[3])},
        timeout=120,
        capture_output=True,
        text=True,
    )
    said = stopped.stderr.splitlines()[-1]
    assert "make room for it and import again: it goes on where it was" in said
    assert importing.run(company.path, sqlite_url, region="US").resumed_after > 0
    assert everything(sqlite_url) == wanted


def _run_like(large: str, bring_in) -> importing.Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "LARGE", int(large))
        return bring_in()


def test_several_processes_read_the_same(company, bring_in, records_url, wanted, monkeypatch):
    monkeypatch.setattr(workers, "LARGE", 0)
    assert bring_in().rows == {"customers": 1500, "orders": 1700}
    assert everything(records_url) == wanted


def test_what_another_process_cannot_do_is_told(company, bring_in, records_url, monkeypatch):
    monkeypatch.setattr(workers, "LARGE", 0)
    monkeypatch.setattr(workers, "_work", _die)
    before = everything(records_url)
    with pytest.raises(importing.database.DatabaseUnavailable, match="import again to go on"):
        bring_in()
    assert everything(records_url) == before


@pytest.mark.parametrize(
    ("befell", "told"),
    [
        (KeyError("ada@example.com"), "a process of the import failed (KeyError in test_resuming"),
        (OSError(28, "No space left on device", "part0.db"), "part0.db: No space left on device"),
    ],
)
def test_a_process_that_fails_tells_where_and_no_more(monkeypatch, capfd, befell, told):
    def fail(*_):
        raise befell

    said = []
    monkeypatch.setattr(workers, "_stage_part", fail)
    monkeypatch.setattr(workers.signal, "signal", lambda *_: None)
    workers._work(None, None, SimpleNamespace(send=said.append))
    assert said[0].startswith(told)
    assert said[0].endswith("; import again to go on")
    assert "ada" not in said[0] + "".join(capfd.readouterr())


def _die(_part, _how, _pipe) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_going_on_inside_a_compressed_file(company, bring_in, records_url, wanted):
    orders = company.path / "orders.csv"
    (company.path / "orders.csv.gz").write_bytes(gzip.compress(orders.read_bytes()))
    orders.unlink()
    with pytest.raises(Stopped):
        bring_in(on_progress=_stop_after(12))
    assert bring_in().resumed_after == 2500
    assert everything(records_url) == wanted


def test_other_files_begin_anew(company, bring_in):
    with pytest.raises(Stopped):
        bring_in(on_progress=_stop_after(4))
    company.customers(*(f"D{number}" for number in range(1500)))
    company.write("orders", {**ORDER, "customer_id": "D1"})
    report = bring_in()
    assert (report.resumed_after, report.rows["customers"]) == (0, 1500)


def test_other_options_and_other_code_begin_anew(company, bring_in, tmp_path, monkeypatch):
    with pytest.raises(Stopped):
        bring_in(on_progress=_stop_after(4))
    with pytest.raises(Stopped):
        bring_in(on_progress=_stop_after(4), rejected=tmp_path / "rejected.csv")
    monkeypatch.setattr(marks, "_code", lambda: "another version")
    assert bring_in(rejected=tmp_path / "rejected.csv").resumed_after == 0


def test_rows_left_out_before_the_stop_are_written_too(company, bring_in, tmp_path):
    bad = {"customer_id": "", "name": "Ada"}
    good = ({"customer_id": f"C{number}", "name": ""} for number in range(1500))
    company.write("customers", bad, *good, bad)
    file = tmp_path / "rejected.csv"
    with pytest.raises(Stopped):
        bring_in(on_progress=_stop_after(4), rejected=file)
    report = bring_in(rejected=file)
    assert report.resumed_after and report.rejected == 2
    assert file.read_text().startswith(",".join(rejected_rows.HEADER))
    assert [line.split(",")[1] for line in file.read_text().splitlines()[1:]] == ["2", "1503"]


def test_a_second_import_waits_for_none(company, bring_in, records_url):
    refused = []

    def try_another(_now) -> None:
        with pytest.raises(importing.database.DatabaseUnavailable, match="another import"):
            importing.run(company.path, records_url, region="US")
        refused.append(True)
        raise Stopped

    with pytest.raises(Stopped):
        bring_in(on_progress=try_another)
    assert refused and bring_in().resumed_after == 200
