"""`python -m benchmarks.shift`: ten agents at work while processes are killed without warning."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
from rich.console import Console

from benchmarks.shift.setting_up import shift

# So long a shift comes to every kind of step.
LONG = 200


@click.command()
@click.option("--moments", type=click.IntRange(1), default=LONG, show_default=True)
@click.option("--real", type=click.IntRange(0), help="How many of them; else one in ten.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--desk", "url", help="An empty PostgreSQL database; else a SQLite file.")
def main(moments: int, real: int | None, seed: int, url: str | None) -> None:
    """Kill processes at random moments of a shift; then count what was lost or done twice.

    Rasa needs some ten seconds to start. So the panel is served by a light front without a language
    model, and only the last moments are played with the real processes: Rasa, the action server and
    two workers, as `firstline up` starts them.
    """
    console = Console()
    real = moments // 10 if real is None else min(real, moments)
    with tempfile.TemporaryDirectory(prefix="firstline-shift-") as home:
        desk_url = url or f"sqlite:///{Path(home) / 'desk.db'}"
        played = shift(Path(home), desk_url, moments, seed, real).play(console.print)
    killed = ", ".join(f"{name} {count}" for name, count in played.kills.items())
    sums = played.sums
    console.print(f"Killed: {killed}.")
    console.print(
        f"{played.cases} cases, {sum(sums.done.values())} decisions done, {played.settled} settled "
        f"by the lead, {sums.gifts} times goodwill; {played.repeated} calls were repeated."
    )
    console.print(f"Promises: reminded of {sums.reminded}, broken {sums.broken}.")
    console.print(f"Never done: {', '.join(sums.undone) or 'nothing'}.")
    for line in played.wrong:
        console.print(f"[bold]{line}[/]")
    console.print("Nothing was lost, nothing was done twice." if not played.wrong else "")
    sys.exit(bool(played.wrong) or (moments >= LONG and bool(sums.undone)))


if __name__ == "__main__":
    main()
