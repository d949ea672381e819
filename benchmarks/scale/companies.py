"""A company on disk: its files and the database they were imported into, kept for the next run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from benchmarks.company.writing import write

COMMAND = (sys.executable, "-m", "firstline.cli", "import")
POLL_S = 0.05
SEED = 1


class ImportFailed(RuntimeError):
    """The import ended with an error; the message holds what it said."""


@dataclass(frozen=True)
class Imported:
    """`peak_mb` is the most memory the import held, as the operating system saw it."""

    rows: int
    seconds: float
    peak_mb: float
    database_mb: float

    @property
    def rows_per_second(self) -> int:
        return round(self.rows / self.seconds)


@dataclass(frozen=True)
class Company:
    customers: int
    home: Path
    imported: Imported

    @property
    def records_url(self) -> str:
        return f"sqlite:///{self.home / 'records.db'}"


def prepare(folder: Path, customers: int, *, fresh: bool) -> Company:
    """The company of that size, from an earlier run unless a `fresh` one is wanted."""
    home = folder / f"{customers}-customers"
    kept = home / "import.json"
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    if not kept.exists():
        shutil.rmtree(home, ignore_errors=True)
        rows = write(home / "files", customers, SEED)
        imported = _import(home, rows)
        kept.write_text(json.dumps(asdict(imported)), encoding="utf-8")
    return Company(customers, home, Imported(**json.loads(kept.read_text(encoding="utf-8"))))


def _import(home: Path, rows: int) -> Imported:
    """In a process of its own, as from the command line."""
    database = home / "records.db"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("FIRSTLINE_")},
        "FIRSTLINE_HOME": str(home),
        "FIRSTLINE_RECORDS_URL": f"sqlite:///{database}",
    }
    log = home / "import.log"
    with log.open("wb") as out:
        began = time.perf_counter()
        process = psutil.Popen(
            [*COMMAND, str(home / "files")],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        peak = _watch(process)
        seconds = time.perf_counter() - began
    if process.returncode:
        raise ImportFailed(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Imported(
        rows, round(seconds, 2), round(peak), round(_megabytes(database.stat().st_size))
    )


def _watch(process: psutil.Popen) -> float:
    """Until it ends; the most memory that it and its children held together, in MB."""
    peak = 0
    while process.poll() is None:
        try:
            family = [process, *process.children(recursive=True)]
            peak = max(peak, sum(each.memory_info().rss for each in family))
        except psutil.Error:
            pass
        time.sleep(POLL_S)
    return _megabytes(peak)


def _megabytes(size: int) -> float:
    return size / 2**20
