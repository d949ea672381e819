"""Keeps child processes running: restarts with back-off, stops all when one keeps failing."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

MOST_FAILURES = 3
GOOD_RUN_S = 60.0
BACK_OFF_S = (0.5, 2.0, 5.0)  # after each early death; from the last one on it stays
STOP_PATIENCE_S = 6.0
TICK_S = 0.1
KILLED = (-signal.SIGKILL, -signal.SIGTERM)  # by somebody, or for want of memory
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process to keep running. `deaths` counts those after less than a minute's run, `failures`
    those of them that nobody killed: a crash is one."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen | None = field(default=None, init=False)
    deaths: int = field(default=0, init=False)
    failures: int = field(default=0, init=False)
    started_at: float = field(default=0.0, init=False)
    start_at: float = field(default=0.0, init=False)

    def died(self, code: int, now: float) -> None:
        if now - self.started_at > GOOD_RUN_S:
            self.deaths = self.failures = 0
        self.deaths += 1
        self.failures += code not in KILLED
        self.start_at = now + BACK_OFF_S[min(self.deaths, len(BACK_OFF_S)) - 1]

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=dict(self.environment),
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )


class Supervisor:
    """`tell` gets lines for the person who started it; `on_tick` is called about ten times a second."""

    def __init__(
        self,
        children: Sequence[Child],
        tell: Callable[[str], None],
        on_tick: Callable[[], None] = lambda: None,
    ) -> None:
        self._children, self._tell, self._on_tick = children, tell, on_tick
        self._stopping = False
        self._failed = False

    def run(self) -> int:
        """Until SIGINT or SIGTERM (0), or until a child has failed three times (1). One that is
        killed from outside did not fail: it is started again however often that happens."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        try:
            while not self._stopping:
                for child in self._children:
                    self._look_after(child)
                self._on_tick()
                time.sleep(TICK_S)
        finally:
            self._stop_all()
        return 1 if self._failed else 0

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                child.start()
            return
        code = child.process.poll()
        if code is None or self._stopping:
            return
        child.process = None
        child.died(code, now)
        if child.failures >= MOST_FAILURES:
            self._tell(f"{child.name} failed {child.failures} times (last with {code}); giving up")
            self._failed = self._stopping = True
            return
        self._tell(f"{child.name} stopped with {code}; starting it again")

    def _stop_all(self) -> None:
        running = [child.process for child in self._children if child.process]
        for process in running:
            process.terminate()
        end = time.monotonic() + STOP_PATIENCE_S
        for process in running:
            try:
                process.wait(max(end - time.monotonic(), 0.01))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _die_with_parent() -> None:
    """Linux: the kernel ends the child when this process is killed, so that no port stays taken."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
