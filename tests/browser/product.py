"""The whole product as `firstline up` starts it, in a home and on ports of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firstline import settings
from firstline.engine import training
from firstline.settings import PROJECT

# The day the demo's files were written for, so that every date stands as it stands there.
NOW = "2026-11-10T15:00:00+00:00"
START_PATIENCE_S, STOP_PATIENCE_S = 240, 30


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The address of the product; it is stopped when the block ends."""
    home.mkdir(parents=True, exist_ok=True)
    trained = training.ensure_model(settings.load().home, PROJECT).parent
    shutil.copytree(trained, home / "model", dirs_exist_ok=True)
    port = _two_free_ports()
    address = f"http://127.0.0.1:{port}"
    log = home / "up.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "firstline.cli", "up"],
            cwd=PROJECT,
            env=_environment(home, port),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(process, f"{address}/ready", log)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_PATIENCE_S)


def _environment(home: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTLINE_")}
    return {**kept, "FIRSTLINE_HOME": str(home), "FIRSTLINE_NOW": NOW, "PORT": str(port)}


def _wait(process: subprocess.Popen, ready: str, log: Path) -> None:
    until = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        if _answers(ready):
            return
        time.sleep(0.3)
    raise RuntimeError(f"firstline up is not ready:\n{log.read_text()[-4000:]}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


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
