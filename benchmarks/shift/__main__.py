"""`python -m benchmarks.shift`: ten agents at work while processes are killed without warning."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
from rich.console import Console

from benchmarks.shift.setting_up import light_shift


@click.command()
@click.option("--moments", type=click.IntRange(1), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--desk", "url", help="An empty PostgreSQL database; else a SQLite file.")
def main(moments: int, seed: int, url: str | None) -> None:
    """Kill processes at random moments of a shift; then count what was lost or done twice."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="firstline-shift-") as home:
        desk_url = url or f"sqlite:///{Path(home) / 'desk.db'}"
        played = light_shift(Path(home), desk_url, moments, seed).play(console.print)
    killed = ", ".join(f"{name} {count}" for name, count in played.kills.items())
    console.print(f"Killed: {killed}.")
    console.print(
        f"{played.cases} cases, {played.decisions} decisions, {played.settled} settled by the lead; "
        f"{played.repeated} calls were repeated."
    )
    for line in played.wrong:
        console.print(f"[bold]{line}[/]")
    console.print("Nothing was lost, nothing was done twice." if not played.wrong else "")
    sys.exit(bool(played.wrong))


if __name__ == "__main__":
    main()
