"""Firstline as `firstline up` starts it, in a home of its own with the demo company."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.turn.servers import Program, ServerFailed, free_port, tail

COMMAND = (sys.executable, "-m", "firstline.cli")
TRAINING_S = 900


@dataclass(frozen=True)
class Prepared:
    program: Program
    port: int
    home: Path


def prepare(home: Path, log: Path) -> Prepared:
    """Train the model, so that the start measures a start; raises ServerFailed."""
    home.mkdir(parents=True)
    port = free_port(span=2)
    environment = _environment(home, port)
    with log.open("wb") as out:
        done = subprocess.run(
            [*COMMAND, "train"],
            cwd=home,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            timeout=TRAINING_S,
        )
    if done.returncode:
        raise ServerFailed(f"firstline train ended with code {done.returncode}:\n{tail(log)}")
    ready = f"http://127.0.0.1:{port}/ready"
    program = Program("Firstline", (*COMMAND, "up"), home, environment, ready)
    return Prepared(program, port, home)


def _environment(home: Path, port: int) -> Mapping[str, str]:
    """Nothing of the caller's own Firstline settings."""
    inherited = {key: value for key, value in os.environ.items() if _is_foreign(key)}
    return {
        **inherited,
        "FIRSTLINE_HOME": str(home),
        "PORT": str(port),
        "RASA_TELEMETRY_ENABLED": "false",
    }


def _is_foreign(key: str) -> bool:
    return not key.startswith("FIRSTLINE_") and key != "PORT"
