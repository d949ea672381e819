"""How an import goes, on stderr: a bar on a terminal, else a line a minute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from firstline.records.importing.pace import OnProgress, Progress
from firstline.records.importing.report import rows_told

_EVERY = 60.0


@dataclass(frozen=True)
class Shown:
    """What `importing.run` wants to be called with: on_progress, and say for a line of text."""

    on_progress: OnProgress
    say: Callable[[str], None]


@contextmanager
def shown(
    console: Console | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Shown]:
    """`with shown() as display: run(..., on_progress=display.on_progress, say=display.say)`."""
    console = console or Console(stderr=True)

    def say(line: str) -> None:
        console.print(line, highlight=False, markup=False, soft_wrap=True)

    if not console.is_terminal:
        yield Shown(_lines(say, clock), say)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0, told="")

        def on_progress(now: Progress) -> None:
            bar.update(task, description=_at(now), completed=now.done, told=_told(now))

        yield Shown(on_progress, say)


def _lines(say: Callable[[str], None], clock: Callable[[], float]) -> OnProgress:
    last = clock()

    def on_progress(now: Progress) -> None:
        nonlocal last
        moment = clock()
        if moment - last >= _EVERY:
            last = moment
            say(f"{_at(now)}: {_told(now)}")

    return on_progress


def _at(now: Progress) -> str:
    return f"{now.phase} {now.table}".strip()


def _told(now: Progress) -> str:
    parts = [f"{now.done:.0%}", rows_told(now.rows)]
    if now.rows_per_second:
        parts.append(f"{now.rows_per_second:,} rows/s")
    if now.seconds_left is not None:
        minutes, seconds = divmod(round(now.seconds_left), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)
