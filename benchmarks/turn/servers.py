"""Start a server, know when it is ready, weigh it, and stop it with everything it started."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

POLL_S = 0.1
STOP_S = 15
LAST_LINES = 40


class ServerFailed(RuntimeError):
    """The server ended or was not ready in time; the message ends with the last lines of its log."""


@dataclass(frozen=True)
class Program:
    """What to start: `ready` is the address that answers 200 once the server can work."""

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    ready: str


@dataclass(frozen=True)
class Process:
    """One process of a server and its resident memory in MB."""

    name: str
    resident_mb: float


@dataclass(frozen=True)
class Server:
    name: str
    pid: int
    ready_after_s: float

    def processes(self) -> list[Process]:
        """The server's own process and everything below it, the biggest first."""
        weighed = []
        for process in _family(self.pid):
            try:
                weighed.append(Process(_label(process), process.memory_info().rss / 2**20))
            except psutil.Error:
                continue
        return sorted(weighed, key=lambda process: -process.resident_mb)


def free_port(span: int = 1) -> int:
    """A loopback port such that it and the `span` - 1 ports after it are free at this moment."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first = probe.getsockname()[1]
        if first + span < 65000 and all(_is_free(first + step) for step in range(span)):
            return first


@contextmanager
def running(program: Program, *, log: Path, timeout_s: float = 240) -> Iterator[Server]:
    """Run `program` for the length of the block; raises ServerFailed when it never gets ready."""
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            program.command,
            cwd=program.folder,
            env=dict(program.environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(program, process, log, deadline=started + timeout_s)
            yield Server(program.name, process.pid, time.perf_counter() - started)
        finally:
            _stop(process)


def tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-LAST_LINES:])


def _wait(program: Program, process: subprocess.Popen, log: Path, deadline: float) -> None:
    with httpx.Client(timeout=2, trust_env=False) as client:
        while time.perf_counter() < deadline:
            if process.poll() is not None:
                raise ServerFailed(
                    f"{program.name} ended with code {process.returncode}:\n{tail(log)}"
                )
            try:
                if client.get(program.ready).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(POLL_S)
    raise ServerFailed(f"{program.name} was not ready in time:\n{tail(log)}")


def _stop(process: subprocess.Popen) -> None:
    family = _family(process.pid)
    process.terminate()
    _, alive = psutil.wait_procs(family, timeout=STOP_S)
    for left in alive:
        left.kill()
    process.wait()


def _family(pid: int) -> list[psutil.Process]:
    try:
        head = psutil.Process(pid)
        return [head, *head.children(recursive=True)]
    except psutil.Error:
        return []


def _label(process: psutil.Process) -> str:
    words = [Path(word).name for word in process.cmdline() if not word.startswith("-")]
    return " ".join(words[:4])[:48] or process.name()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
