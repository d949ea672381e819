"""`python -m benchmarks.company`: a company as large as you like, to import."""

from __future__ import annotations

import time
from pathlib import Path

import click

from benchmarks.company.writing import write


@click.command()
@click.option("--customers", type=click.IntRange(1), required=True, help="How many of them.")
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Another one, another company."
)
@click.option(
    "--out",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder for the files.",
)
@click.option("--gzip", "zipped", is_flag=True, help="Write NAME.csv.gz.")
def main(customers: int, seed: int, directory: Path, zipped: bool) -> None:
    """Write a made-up company of any size as the CSV files of an import."""
    began = time.monotonic()
    rows = write(directory, customers, seed, zipped=zipped)
    each_second = round(rows / max(time.monotonic() - began, 0.001))
    click.echo(f"{directory}: {rows:,} rows ({each_second:,} a second)")


if __name__ == "__main__":
    main()
