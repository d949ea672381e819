"""A home with the demo company, agents and an empty desk, and the processes that serve it."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from pathlib import Path

from benchmarks.shift import processes
from benchmarks.shift.playing import Shift, add_agents
from firstline import clock, company, database, settings
from firstline.desk import database as desk_database
from firstline.desk.outbox.receivers import FOLDER
from firstline.records import database as records_database
from firstline.records import demo
from firstline.settings import PROJECT


def light_shift(home: Path, desk_url: str, moments: int, seed: int) -> Shift:
    """`home` is an empty folder, `desk_url` an empty database."""
    records_url = f"sqlite:///{home / 'records.db'}"
    now = clock.now()
    records_database.upgrade(records_url)
    demo.load_demo(records_url, PROJECT / "data" / "demo", now, company.load(home).timezone)
    desk_database.upgrade(desk_url)
    desk = database.engine(desk_url)
    add_agents(desk, now)
    here = replace(settings.load(), home=home)
    settings.secret(here.home)
    port = _free_port()
    environment = {
        **os.environ,
        "FIRSTLINE_HOME": str(home),
        "FIRSTLINE_DESK_URL": desk_url,
        "FIRSTLINE_RECORDS_URL": records_url,
        "PORT": str(port),
        "PYTHONPATH": str(PROJECT),
    }
    return Shift(
        base=f"http://127.0.0.1:{port}",
        desk=desk,
        records=database.engine(records_url),
        folder=home / FOLDER,
        processes=processes.light(environment),
        moments=moments,
        seed=seed,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
