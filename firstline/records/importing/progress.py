"""How an import goes, on stderr: a bar on a terminal, else a line a minute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from firstline.records.importing.pace import OnProgress, Progress

_EVERY = 60.0


@contextmanager
def shown(
    console: Console | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[OnProgress]:
    """`with shown() as on_progress: run(..., on_progress=on_progress)`."""
    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield _lines(console, clock)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0, told="")

        def on_progress(now: Progress) -> None:
            bar.update(task, description=_at(now), completed=now.done, told=_told(now))

        yield on_progress


def _lines(console: Console, clock: Callable[[], float]) -> OnProgress:
    last = clock()

    def on_progress(now: Progress) -> None:
        nonlocal last
        moment = clock()
        if moment - last >= _EVERY:
            last = moment
            console.print(f"{_at(now)}: {_told(now)}", highlight=False, soft_wrap=True)

    return on_progress


def _at(now: Progress) -> str:
    return f"{now.phase} {now.table}".strip()


def _told(now: Progress) -> str:
    parts = [f"{now.done:.0%}", f"{now.rows:,} rows"]
    if now.rows_per_second:
        parts.append(f"{now.rows_per_second:,} rows/s")
    if now.seconds_left is not None:
        minutes, seconds = divmod(round(now.seconds_left), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)
