"""`firstline up`: databases, demo company and model made ready, then the processes watched."""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from firstline import clock, company, database, quiet, settings
from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.desk import agents
from firstline.desk import database as desk_database
from firstline.records import database as records_database
from firstline.records import demo
from firstline.running import ports
from firstline.running.supervisor import Child, Supervisor
from firstline.settings import PROJECT, Settings
from firstline.workplace import PLAYBOOKS

DEMO = PROJECT / "data" / "demo"
ACTIONS_HOST = "127.0.0.1"
READY_PATIENCE_S = 180.0
ASK_EVERY_S = 0.3

Tell = Callable[[str], None]


def up(tell: Tell) -> int:
    """Runs until stopped; the exit code. `tell` gets lines for the person who started it."""
    quiet.rasa()
    here = settings.load()
    for host, port in ((here.host, here.port), (ACTIONS_HOST, here.actions_port)):
        ports.claim_free(host, port)
    prepare(here, tell)
    model = _model(here, tell)
    waiting = _Ready(here, tell)
    return Supervisor(children(here, model), tell, waiting.look).run()


def prepare(here: Settings, tell: Tell) -> None:
    """Check what people edit, bring both databases up to date, load the demo where it belongs."""
    about = company.load(here.home)
    shelf = playbook.Shelf(families(), PLAYBOOKS, here.home / "playbooks")
    if shelf.problem:
        tell(f"The shipped playbooks are in use, for: {shelf.problem}")
    here.home.mkdir(parents=True, exist_ok=True)
    now = clock.now()
    records_database.upgrade(here.records_url)
    if here.is_development and here.has_own_records:
        loaded = demo.load_demo(here.records_url, DEMO, now, about.timezone)
        if loaded is not None:
            tell("The demo company is loaded, its dates moved to today.")
    desk_database.upgrade(here.desk_url)
    desk = database.engine(here.desk_url)
    try:
        with desk.begin() as connection:
            agents.keep_demo_logins(connection, here.is_development, now)
    finally:
        desk.dispose()


def children(here: Settings, model: Path) -> list[Child]:
    secret = settings.secret(here.home)
    environment = {
        **os.environ,
        "FIRSTLINE_HOME": str(here.home),
        "FIRSTLINE_SECRET": secret,
        "FIRSTLINE_TRACKER_URL": here.tracker_url,
        "FIRSTLINE_ACTIONS_URL": f"http://{ACTIONS_HOST}:{here.actions_port}/webhook",
        "PORT": str(here.port),
    }
    python = sys.executable
    return [
        Child("actions", [python, "-m", "actions.server"], environment),
        Child("rasa", [python, "-m", "firstline.engine.serve", str(model)], environment),
        Child("work", [python, "-m", "firstline.cli", "work"], environment),
    ]


def _model(here: Settings, tell: Tell) -> Path:
    from firstline.engine import training

    return training.ensure_model(here.home, PROJECT, tell)


class _Ready:
    """Asks /ready until it says so, then tells the address and the demo login, once."""

    def __init__(self, here: Settings, tell: Tell) -> None:
        self._here, self._tell = here, tell
        self._said = False
        self._started = self._asked = time.monotonic()

    def look(self) -> None:
        now = time.monotonic()
        if self._said or now - self._asked < ASK_EVERY_S:
            return
        self._asked = now
        if self._answers():
            self._said = True
            self._tell(f"Firstline is ready: {self._address()}/panel/")
            if self._here.is_development:
                self._tell("Log in as demo / demo (agent), lead / lead or manager / manager.")
        elif now - self._started > READY_PATIENCE_S:
            self._said = True
            self._tell(f"Not ready after {READY_PATIENCE_S:.0f} s; see {self._address()}/ready")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self._address()}/ready", timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError, ValueError):
            return False

    def _address(self) -> str:
        host = self._here.host
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        return f"http://{shown}:{self._here.port}"
