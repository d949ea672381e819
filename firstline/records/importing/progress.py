"""A progress line on the terminal: which table, how many rows, how fast."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from firstline.records.importing import OnProgress


@contextmanager
def shown(console: Console | None = None) -> Iterator[OnProgress]:
    """`with shown() as on_progress: run(..., on_progress=on_progress)`; writes to stderr."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:>12,.0f} rows"),
        TextColumn("{task.fields[speed]:>8,} rows/s"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console or Console(stderr=True)) as progress:
        tasks = {}

        def on_progress(table: str, rows: int, speed: int) -> None:
            if table not in tasks:
                tasks[table] = progress.add_task(table, total=None, speed=0)
            progress.update(tasks[table], completed=rows, speed=speed)

        yield on_progress
