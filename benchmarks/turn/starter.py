"""Rasa's own starter bot: made and trained on the fly, answering "hello" over its REST channel."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from benchmarks.turn.servers import Program, ServerFailed, tail

TRAINING_S = 900


def environment(home: Path) -> Mapping[str, str]:
    """The starter's own: no telemetry, and Rasa's settings file kept out of the user's home."""
    return {
        **os.environ,
        "HOME": str(home),
        "RASA_TELEMETRY_ENABLED": "false",
        "LOG_LEVEL": "WARNING",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
    }


def make(folder: Path, log: Path) -> None:
    """`rasa init` with its defaults, which trains the first model; raises ServerFailed."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", str(folder)]
    with log.open("wb") as out:
        done = subprocess.run(
            command,
            cwd=folder,
            env=dict(environment(folder.parent)),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            timeout=TRAINING_S,
        )
    if done.returncode or not list(folder.glob("models/*.tar.gz")):
        raise ServerFailed(f"rasa init ended with code {done.returncode}:\n{tail(log)}")


def program(folder: Path, port: int, home: Path) -> Program:
    command = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}/"
    return Program("Rasa starter", command, folder, environment(home), address)


class Starter:
    """A visitor on one connection that is kept alive."""

    def __init__(self, port: int) -> None:
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False)

    def hello(self, sender: str) -> None:
        body = {"sender": sender, "message": "hello"}
        answer = self._http.post("/webhooks/rest/webhook", json=body)
        answer.raise_for_status()
        if not answer.json():
            raise ServerFailed("the starter gave an empty answer to hello")
