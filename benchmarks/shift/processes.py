"""The processes of a shift: started, killed without warning, started again."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from benchmarks.shift import front, worker

STOP_PATIENCE_S = 10.0

# Everything is imported once, in a process that each of the others is forked from: one that was
# killed is back in a moment, and the shift is not spent waiting for imports.
_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["benchmarks.shift.front", "benchmarks.shift.worker"])


@dataclass
class Process:
    """`main` is what it runs; `kills` counts how often it was killed."""

    name: str
    main: Callable[[], None]
    environment: Mapping[str, str]
    kills: int = 0
    running: BaseProcess | None = field(default=None, init=False)

    def start(self) -> None:
        self.running = _forks.Process(target=_run, args=(self.main, dict(self.environment)))
        self.running.start()

    def kill(self) -> None:
        """SIGKILL, and at once a new one."""
        self.kills += 1
        self.running.kill()
        self.running.join()
        self.start()

    def stop(self) -> None:
        self.running.terminate()
        self.running.join(STOP_PATIENCE_S)
        if self.running.is_alive():
            self.running.kill()
            self.running.join()


def _run(main: Callable[[], None], environment: dict[str, str]) -> None:
    os.environ.update(environment)
    with open(os.devnull, "w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        main()


def light(environment: Mapping[str, str]) -> list[Process]:
    """One front without a language model, and two workers."""
    return [
        Process("front", front.main, environment),
        Process("work", worker.main, environment),
        Process("work too", worker.main, environment),
    ]
