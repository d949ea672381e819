"""A home with the demo company, agents and an empty desk, and the processes that serve it."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.shift import processes
from benchmarks.shift.killing import Part
from benchmarks.shift.playing import Shift, add_agents
from firstline import company, database, settings
from firstline.desk import database as desk_database
from firstline.desk.outbox.receivers import FOLDER
from firstline.engine import training
from firstline.records import database as records_database
from firstline.records import demo
from firstline.settings import PROJECT, Settings

# Ten in the morning in New York, on the day the demo's files were written for.
OPENS = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)


def shift(home: Path, desk_url: str, moments: int, seed: int, real: int = 0) -> Shift:
    """`home` is an empty folder, `desk_url` an empty database; `real`: how many of the moments, the
    last ones, are played with the processes of `firstline up`, whose model is trained if need be."""
    records_url = f"sqlite:///{home / 'records.db'}"
    about = company.load(home)
    records_database.upgrade(records_url)
    demo.load_demo(records_url, PROJECT / "data" / "demo", OPENS, about.timezone)
    desk_database.upgrade(desk_url)
    desk = database.engine(desk_url)
    add_agents(desk, OPENS)
    model = training.ensure_model(settings.load().home, PROJECT) if real else None
    here = replace(settings.load(), home=home, port=_two_free_ports())
    environment = _environment(here, desk_url, records_url)
    parts = [Part(processes.light(environment), moments - real)]
    if model:
        parts.append(Part(processes.real(here, model, environment), real))
    return Shift(
        base=f"http://127.0.0.1:{here.port}",
        desk=desk,
        records=database.engine(records_url),
        orders=home / FOLDER,
        parts=tuple(part for part in parts if part.moments),
        opens=OPENS,
        authority=about.authority,
        seed=seed,
    )


def _environment(here: Settings, desk_url: str, records_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTLINE_")}
    return {
        **kept,
        "FIRSTLINE_HOME": str(here.home),
        "FIRSTLINE_SECRET": settings.secret(here.home),
        "FIRSTLINE_DESK_URL": desk_url,
        "FIRSTLINE_RECORDS_URL": records_url,
        "FIRSTLINE_TRACKER_URL": f"sqlite:///{here.home / 'tracker.db'}",
        "PORT": str(here.port),
        "PYTHONPATH": str(PROJECT),
    }


def _two_free_ports() -> int:
    """A free port whose neighbour is free too: the action server listens there."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            if port <= 65000:
                return port
