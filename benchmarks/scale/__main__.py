"""`python -m benchmarks.scale`: the same question to a small and a large company, side by side."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click
from rich.console import Console

from benchmarks.scale import report
from benchmarks.scale.asking import WrongAnswer, asking
from benchmarks.scale.companies import Company, ImportFailed, prepare
from benchmarks.scale.rounds import LARGE, NAMED, SMALL, Side, compare, queries
from benchmarks.turn.series import Times
from firstline import settings


@click.command()
@click.option("--small", type=click.IntRange(1), default=10_000, show_default=True)
@click.option("--large", type=click.IntRange(1), default=1_000_000, show_default=True)
@click.option("--turns", type=click.IntRange(2), default=300, show_default=True)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the companies are kept; else `scale` in FIRSTLINE_HOME.",
)
@click.option("--fresh", is_flag=True, help="Make and import them anew.")
@click.option("--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Keep it.")
def main(
    small: int, large: int, turns: int, folder: Path | None, fresh: bool, file: Path | None
) -> None:
    """Ask a small and a large company the same; ends with 1 when a target is missed."""
    console = Console()
    folder = (folder or settings.load().home / "scale").absolute()
    try:
        companies = {}
        for side, customers in ((SMALL, small), (LARGE, large)):
            with console.status(f"preparing the company of {customers:,} customers"):
                companies[side] = prepare(folder, customers, fresh=fresh)
        with console.status("asking both"):
            asked, times = _ask(companies, turns)
    except (ImportFailed, WrongAnswer) as failed:
        raise click.ClickException(str(failed)) from None
    figures = report.summary(companies, asked, times)
    report.show(figures, console)
    if file:
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    sys.exit(1 if report.missed(figures) else 0)


def _ask(companies: dict[str, Company], turns: int) -> tuple[dict[str, int], Times]:
    with ExitStack() as opened:
        desks = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="firstline-scale-")))
        sides = {
            name: Side(
                name,
                opened.enter_context(asking(company.records_url, desks / f"{name}.db")),
                company.customers,
            )
            for name, company in companies.items()
        }
        made = {name: queries(side, len(NAMED)) for name, side in sides.items()}
        return made, compare(sides[SMALL], sides[LARGE], turns)


if __name__ == "__main__":
    main()
