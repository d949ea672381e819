"""`python -m benchmarks.turn`: both bots at once on this machine, one table at the end."""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks.turn import floor, product, report, starter
from benchmarks.turn.panel import Agent, NoAnswer
from benchmarks.turn.rounds import Answers, FirstlineTurns, StarterTurns, interleave
from benchmarks.turn.series import Times
from benchmarks.turn.servers import ServerFailed, free_port, running
from benchmarks.turn.starter import Starter

WARM_UP = 20


@click.command()
@click.option(
    "--turns",
    type=click.IntRange(2),
    default=200,
    show_default=True,
    help="Measured turns of each kind.",
)
@click.option(
    "--block",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Turns of one kind in a row.",
)
@click.option("--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Keep it.")
@click.option("--skip-starter", is_flag=True, help="Firstline alone, without ratios.")
@click.option(
    "--starter",
    "trained",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of `rasa init` with its model, instead of making one.",
)
def main(
    turns: int, block: int, file: Path | None, skip_starter: bool, trained: Path | None
) -> None:
    """Time a complete guidance turn beside the bare "hello" of Rasa's own starter."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    console = Console()
    try:
        with tempfile.TemporaryDirectory(prefix="firstline-bench-") as home:
            figures = _measure(turns, block, Path(home), skip_starter, trained, console)
    except (ServerFailed, NoAnswer) as failed:
        raise click.ClickException(str(failed)) from None
    report.show(figures, console)
    if file:
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _measure(
    turns: int, block: int, home: Path, skip_starter: bool, trained: Path | None, console: Console
) -> dict[str, Any]:
    times, answers, servers, kinds = Times(), Answers(), [], []
    with ExitStack() as started:
        if not skip_starter:
            bot = trained or _made(home, console)
            port = free_port()
            program = starter.program(bot, port, home)
            servers.append(started.enter_context(running(program, log=home / "starter.log")))
            kinds += StarterTurns(Starter(port), times).kinds
        with console.status("preparing Firstline"):
            ours = product.prepare(home / "firstline", home / "prepare.log")
        servers.append(started.enter_context(running(ours.program, log=home / "firstline.log")))
        look_up = floor.look_up(ours.home)
        kinds += FirstlineTurns(Agent(ours.port), look_up, times, answers).kinds
        with console.status("taking turns"):
            interleave(kinds, range(turns, turns + WARM_UP), block)
            times.forget()
            answers.forget()
            interleave(kinds, range(turns), block)
        weighed = [report.weigh(server) for server in servers]
    return report.summary(times, answers, weighed)


def _made(home: Path, console: Console) -> Path:
    with console.status("making and training Rasa's starter; this takes a minute or more"):
        starter.make(home / "starter", home / "init.log")
    return home / "starter"


if __name__ == "__main__":
    main()
