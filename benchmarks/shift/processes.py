"""The processes of a shift: started, killed without warning, started again."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.shift import front, worker
from firstline.running.up import children
from firstline.settings import PROJECT, Settings

STOP_PATIENCE_S = 10.0

# Everything is imported once, in a process that each of the others is forked from: one that was
# killed is back in a moment, and the shift is not spent waiting for imports.
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["benchmarks.shift.front", "benchmarks.shift.worker"])


@dataclass
class Process(ABC):
    """`kills` counts how often it was killed; `now` is the company's time it is started with."""

    name: str
    environment: Mapping[str, str]
    kills: int = field(default=0, init=False)

    def start(self, now: datetime) -> None:
        self._start({**self.environment, "FIRSTLINE_NOW": now.isoformat()})

    def kill(self, now: datetime) -> None:
        """SIGKILL, and at once a new one."""
        self.kills += 1
        self._end_at_once()
        self.start(now)

    @abstractmethod
    def stop(self) -> None:
        """Told to end, and killed when it does not."""

    @abstractmethod
    def _start(self, environment: dict[str, str]) -> None: ...

    @abstractmethod
    def _end_at_once(self) -> None: ...


@dataclass
class Fork(Process):
    """`main` is what it runs."""

    main: Callable[[], None]
    _running: BaseProcess | None = field(default=None, init=False)

    def stop(self) -> None:
        self._running.terminate()
        self._running.join(STOP_PATIENCE_S)
        if self._running.is_alive():
            self._end_at_once()

    def _start(self, environment: dict[str, str]) -> None:
        self._running = _forks.Process(target=_run, args=(self.main, environment))
        self._running.start()

    def _end_at_once(self) -> None:
        self._running.kill()
        self._running.join()


@dataclass
class Command(Process):
    """`command` is what it runs; what it says goes to a file of its name in the home."""

    command: Sequence[str]
    _running: subprocess.Popen | None = field(default=None, init=False)

    def stop(self) -> None:
        self._running.terminate()
        try:
            self._running.wait(STOP_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._end_at_once()

    def _start(self, environment: dict[str, str]) -> None:
        with (Path(environment["FIRSTLINE_HOME"]) / f"{self.name}.log").open("a") as log:
            self._running = subprocess.Popen(
                self.command, env=environment, cwd=PROJECT, stdout=log, stderr=subprocess.STDOUT
            )

    def _end_at_once(self) -> None:
        self._running.kill()
        self._running.wait()


def _run(main: Callable[[], None], environment: dict[str, str]) -> None:
    os.environ.update(environment)
    with open(os.devnull, "w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        main()


def light(environment: Mapping[str, str]) -> list[Process]:
    """One front without a language model, and two workers."""
    return [
        Fork("front", environment, front.main),
        Fork("work", environment, worker.main),
        Fork("work too", environment, worker.main),
    ]


def real(here: Settings, model: Path, environment: Mapping[str, str]) -> list[Process]:
    """What `firstline up` watches over, and a second worker."""
    watched = children(here, model)
    again = [(f"{one.name} too", one) for one in watched if one.name == "work"]
    return [
        Command(name, {**one.environment, **environment}, one.command)
        for name, one in [*((one.name, one) for one in watched), *again]
    ]
