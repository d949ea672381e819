"""`python -m benchmarks.claims`: precision and recall of each kind of claim."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from benchmarks.claims.labelled import labelled
from benchmarks.claims.scoring import Scores, Tally, scored

PARTS = ("held", "open")


@click.command()
@click.option("--part", type=click.Choice(PARTS), help="One part alone.")
def main(part: str | None) -> None:
    """Measure how well claims are understood. Messages themselves are never printed."""
    console = Console()
    for name in [part] if part else PARTS:
        _show(name, scored(labelled(name)), console)


def _show(name: str, scores: Scores, console: Console) -> None:
    table = Table(title=f"{name}: {scores.messages} messages", title_justify="left")
    for column in ("", "precision", "recall", "hits", "extra", "missed", "kind alone: P", "R"):
        table.add_column(column, justify="left" if not column else "right")
    for kind, tally in scores.exact.items():
        table.add_row(kind, *_row(tally, scores.loose[kind]))
    table.add_section()
    table.add_row("all", *_row(_sum(scores.exact.values()), _sum(scores.loose.values())))
    console.print(table)
    for what in ("days", "counts", "channels"):
        share = getattr(scores, what)
        console.print(f"{what} right: {share.right} of {share.of} ({share.share:.0%})")


def _row(exact: Tally, loose: Tally) -> list[str]:
    shares = [f"{exact.precision:.2f}", f"{exact.recall:.2f}"]
    counts = [str(exact.hits), str(exact.extra), str(exact.missed)]
    return [*shares, *counts, f"{loose.precision:.2f}", f"{loose.recall:.2f}"]


def _sum(tallies) -> Tally:
    tallies = list(tallies)
    return Tally(*(sum(getattr(t, name) for t in tallies) for name in ("hits", "extra", "missed")))


if __name__ == "__main__":
    main()
