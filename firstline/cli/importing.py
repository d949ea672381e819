"""`firstline import`."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

import click

from firstline import clock, settings
from firstline.cli.group import cli, tell


@cli.command("import")
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--map", "map_name", help="how to read another system's export: shopify, stripe or a file"
)
@click.option("--skip-bad-rows", "skip", is_flag=True, help="import the good rows without them")
@click.option(
    "--rejected",
    type=click.Path(dir_okay=False, path_type=Path),
    help="where --skip-bad-rows writes them; else a new file in FIRSTLINE_HOME",
)
def import_(directory: Path, map_name: str | None, skip: bool, rejected: Path | None) -> None:
    """Import a DIRECTORY of CSV files into the records: all of it or nothing.

    One that was stopped goes on where it was when it is started again with the same files.
    """
    from firstline.records import importing
    from firstline.records.importing import mapping
    from firstline.records.importing.progress import shown
    from firstline.records.importing.report import rows_told

    if rejected and not skip:
        raise click.UsageError("--rejected goes with --skip-bad-rows")
    if rejected and rejected.exists() and rejected.stat().st_size:
        raise click.UsageError(f"{rejected} holds something already; name a new file")
    url = settings.load().records_url
    rejected = rejected or (_new_rejected() if skip else None)
    try:
        run = mapping.reader(map_name) if map_name else importing.run
        with shown() as display:
            report = run(
                directory,
                url,
                on_progress=display.on_progress,
                say=display.say,
                rejected=rejected,
                clean=without_card_numbers,
            )
    except (importing.ImportRejected, mapping.MapError) as wrong:
        hint = "\n--skip-bad-rows imports all the others." if _skippable(wrong) else ""
        raise click.ClickException(f"{wrong}{hint}") from None
    for note in report.notes:
        tell(note)
    tell(f"Imported {rows_told(report.total)} ({report.rows_per_second:,} a second).")
    if report.rejected:
        left_out = rows_told(report.rejected)
        tell(f"Left out {left_out}; {rejected} tells what is wrong with each.")
        tell("That file holds customers' data; only you may read it.")


def without_card_numbers(row: str) -> str:
    """A row that holds none stays byte for byte."""
    from firstline.casework.said import normalise, redact

    plain = redact(row)
    return row if plain == normalise(row) else plain


def _new_rejected() -> Path:
    home = settings.load().home
    home.mkdir(parents=True, exist_ok=True)
    name = f"rejected-{clock.now():%Y%m%dT%H%M%S}"
    endings = chain([""], (f"-{at}" for at in count(2)))
    files = (home / f"{name}{ending}.csv" for ending in endings)
    return next(file for file in files if not file.exists())


def _skippable(wrong: Exception) -> bool:
    return getattr(wrong, "skippable", False)
