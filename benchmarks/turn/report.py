"""What the run came to: a table to read and a dictionary to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.turn import rounds
from benchmarks.turn.rounds import Answers
from benchmarks.turn.series import Times
from benchmarks.turn.servers import Process, Server

# Which hello of the starter a kind of turn stands beside.
_BESIDE = {
    rounds.QUESTION_NEW: rounds.HELLO_NEW,
    rounds.OPEN_AND_ASK: rounds.HELLO_NEW,
    rounds.QUESTION_SAME: rounds.HELLO_SAME,
    rounds.MAIL_NEW: rounds.HELLO_NEW,
    rounds.GREETING: rounds.HELLO_NEW,
    rounds.LOOK_UP: rounds.HELLO_NEW,
}


@dataclass(frozen=True)
class Weighed:
    """A server after its last turn."""

    name: str
    ready_after_s: float
    processes: tuple[Process, ...]

    @property
    def resident_mb(self) -> float:
        return sum(process.resident_mb for process in self.processes)


def weigh(server: Server) -> Weighed:
    return Weighed(server.name, server.ready_after_s, tuple(server.processes()))


def summary(times: Times, answers: Answers, servers: Sequence[Weighed]) -> dict[str, Any]:
    """Milliseconds, MB and seconds; `ratio` is p50 over the p50 of the starter's hello."""
    return {
        "turns": {kind: _figures(times, kind) for kind in times.taken},
        "servers": {
            server.name: {
                "ready_after_s": round(server.ready_after_s, 1),
                "resident_mb": round(server.resident_mb),
                "processes": {p.name: round(p.resident_mb) for p in server.processes},
            }
            for server in servers
        },
        "right_cards": sum(answers.right.values()),
        "wrong_cards": dict(answers.wrong),
    }


def show(figures: dict[str, Any], console: Console) -> None:
    console.print(_turns(figures["turns"]))
    console.print(_servers(figures["servers"]))
    wrong = sum(figures["wrong_cards"].values())
    console.print(f"Right cards: {figures['right_cards']} of {figures['right_cards'] + wrong}")
    for what, number in figures["wrong_cards"].items():
        console.print(f"  {number} x {what}")


def _figures(times: Times, kind: str) -> dict[str, Any]:
    beside = _BESIDE.get(kind)
    half = times.percentile(kind, 50)
    ratio = half / times.percentile(beside, 50) if beside in times.taken else None
    return {
        "times": len(times.taken[kind]),
        "p50_ms": round(half, 2),
        "p95_ms": round(times.percentile(kind, 95), 2),
        "ratio": None if ratio is None else round(ratio, 2),
    }


def _turns(turns: dict[str, dict[str, Any]]) -> Table:
    table = Table(title="Turns in ms; ratio: p50 beside the starter's hello")
    table.add_column("turn")
    for column in ("times", "p50", "p95", "ratio"):
        table.add_column(column, justify="right")
    for kind, found in turns.items():
        ratio = "-" if found["ratio"] is None else f"{found['ratio']:.2f}"
        half, high = f"{found['p50_ms']:.1f}", f"{found['p95_ms']:.1f}"
        table.add_row(kind, str(found["times"]), half, high, ratio)
    return table


def _servers(servers: dict[str, dict[str, Any]]) -> Table:
    table = Table(title="Servers")
    table.add_column("server, process")
    table.add_column("ready after", justify="right")
    table.add_column("resident", justify="right")
    for name, found in servers.items():
        table.add_row(name, f"{found['ready_after_s']:.1f} s", f"{found['resident_mb']} MB")
        for process, resident in found["processes"].items():
            table.add_row(f"  {process}", "", f"{resident} MB")
    return table
