"""`python -m benchmarks.language`: what is understood, beside other pipelines, and how fast."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from benchmarks.language import measures, report, sets, speed
from benchmarks.language.remembered import Remembered
from firstline import settings
from firstline.language import encoder

PARTS = ("own", "banking", "clinc", "time")
PUBLIC = {"banking": sets.BANKING, "clinc": sets.CLINC}


@click.command()
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="These parts alone.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="FIRSTLINE_BENCH_DATA",
    help="Folder with banking77/ and clinc150/; default: ../shared/data.",
)
def main(only: tuple[str, ...], data: Path | None) -> None:
    """Measure how well messages are understood, and how fast."""
    console = Console()
    folder = data or sets.usual_folder()
    remembered = Remembered(encoder.shared(), settings.load().home / "benchmarks")
    for part in only or PARTS:
        name = PUBLIC.get(part)
        if name and not (folder / name).is_dir():
            console.print(f"{part}: no folder {folder / name}, not measured. Name one with --data.")
            continue
        with console.status(f"measuring: {part}"):
            table = _measured(part, remembered, folder)
        remembered.keep()
        console.print(*table, sep="\n")


def _measured(part: str, remembered: Remembered, folder: Path) -> list[object]:
    if part == "own":
        return report.own(measures.own(measures.own_classifier(remembered)))
    if part == "banking":
        few = measures.banking(remembered, folder, measures.FEW)
        return [report.banking(few, measures.banking(remembered, folder, None))]
    if part == "clinc":
        return [report.clinc(measures.clinc(remembered, folder))]
    return [report.speed(speed.measure())]


if __name__ == "__main__":
    main()
