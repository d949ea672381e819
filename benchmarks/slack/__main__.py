"""`python -m benchmarks.slack`: what Slack would deliver in a busy hour, at once."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click
from rich.console import Console

from benchmarks.slack import office
from benchmarks.slack.measuring import Measured, measure
from benchmarks.turn.servers import ServerFailed
from firstline import quiet, settings
from firstline.engine import training
from firstline.settings import PROJECT

MOST_ACK_S = 0.5
WARM_UP = 20


@click.command()
@click.option("--events", type=click.IntRange(100), default=1000, show_default=True)
@click.option("--again", type=float, default=0.3, show_default=True, help="Share that is repeated.")
@click.option("--rate", type=float, default=0.0, help="Deliveries a second; else eight at once.")
def main(events: int, again: float, rate: float) -> None:
    """Exactly one answer to each question, and each taken within half a second."""
    console = Console()
    quiet.rasa()
    trained = training.ensure_model(settings.load().home, PROJECT, console.print).parent
    with tempfile.TemporaryDirectory(prefix="firstline-slack-") as folder:
        home = Path(folder)
        shutil.copytree(trained, home / "model")
        try:
            found = measure(home, office.program, events, again, rate, WARM_UP)
        except ServerFailed as failed:
            raise click.ClickException(str(failed)) from None
    for line in _told(found):
        console.print(line)
    is_soon = found.acknowledged.percentile(99) < MOST_ACK_S
    sys.exit(not (found.counted.is_right and is_soon))


def _told(found: Measured) -> list[str]:
    acknowledged, counted = found.acknowledged, found.counted
    ms = {share: round(1000 * acknowledged.percentile(share)) for share in (50, 95, 99, 100)}
    return [
        f"{found.delivered} deliveries acknowledged after {ms[50]} ms (p50), {ms[95]} ms (p95), "
        f"{ms[99]} ms (p99), {ms[100]} ms at most; {acknowledged.again} were delivered again.",
        f"The last answer was there {found.answered_s:.0f} s after the last delivery.",
        f"Answered once: {counted.once}. Never: {counted.never}. More often: {counted.twice}. "
        f"To nothing: {counted.strays}. Without a card: {counted.plain}.",
    ]


if __name__ == "__main__":
    main()
