"""Stage all sheets: here, or the parts of a large import in a process each."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

from sqlalchemy import Column, Table

from firstline.records.database import DatabaseUnavailable
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging.filling import How, OnCheckpoint, fill
from firstline.records.importing.staging.stores import Part, writer
from firstline.records.tables import FILES

# From this many bytes on, a second process pays for its start.
LARGE = 32 * 2**20
_PROCESSES = 2

# Another process has tables and columns of its own, by the same names.
ForkingPickler.register(Table, lambda table: (_table, (table.name,)))
ForkingPickler.register(Column, lambda column: (_column, (column.table.name, column.name)))


def _table(name: str) -> Table:
    return FILES[name]


def _column(table: str, name: str) -> Column:
    return FILES[table].c[name]


def divided(sheets: Sequence[Sheet]) -> list[list[tuple[int, Sheet]]]:
    """The numbered sheets of each part, about as many bytes in one as in the other."""
    numbered = [(size_of(sheet), number, sheet) for number, sheet in enumerate(sheets)]
    count = _PROCESSES if sum(size for size, _, _ in numbered) >= LARGE and sheets[1:] else 1
    groups: list[list[tuple[int, Sheet]]] = [[] for _ in range(count)]
    load = [0] * count
    for size, number, sheet in sorted(numbered, key=lambda one: (-one[0], one[1])):
        lightest = load.index(min(load))
        groups[lightest].append((number, sheet))
        load[lightest] += size
    return [sorted(group, key=lambda one: one[0]) for group in groups]


def size_of(sheet: Sheet) -> int:
    return sheet.source.path.stat().st_size


def stage(parts: Sequence[Part], how: How, on_checkpoint: OnCheckpoint) -> None:
    """Raises DatabaseUnavailable, also for what befalls another process."""
    if len(parts) == 1:
        _stage_part(parts[0], how, on_checkpoint)
        return
    # Not forked: locks and threads of this process are none of theirs.
    context = multiprocessing.get_context("spawn")
    started = []
    for part in parts:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(part, how, there), daemon=True)
        process.start()
        there.close()
        started.append((process, here))
    try:
        _listen([pipe for _, pipe in started], on_checkpoint)
    finally:
        for process, _ in started:
            process.terminate()
            process.join()


def _listen(pipes: list[Pipe], on_checkpoint: OnCheckpoint) -> None:
    open_ = list(pipes)
    while open_:
        for pipe in wait(open_):
            try:
                said = pipe.recv()
            except EOFError:
                raise DatabaseUnavailable(
                    "a process of the import was ended; import again to go on"
                ) from None
            if said is None:
                open_.remove(pipe)
            elif isinstance(said, str):
                raise DatabaseUnavailable(said)
            else:
                on_checkpoint(*said)


def _work(part: Part, how: How, pipe: Pipe) -> None:
    """Another process: ends when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _stage_part(part, how, lambda *said: pipe.send(said))
        pipe.send(None)
    except BrokenPipeError:
        return
    except DatabaseUnavailable as wrong:
        pipe.send(str(wrong))
    except OSError as wrong:
        pipe.send(f"{wrong.filename or 'the system'}: {wrong.strerror}; import again to go on")
    except Exception as wrong:  # a trace, or what it says, may hold a customer's data
        pipe.send(f"a process of the import failed {_at(wrong)}; import again to go on")


def _at(wrong: Exception) -> str:
    """Where in our code it happened: enough to mend it."""
    *_, last = traceback.extract_tb(wrong.__traceback__)
    return f"({type(wrong).__name__} in {Path(last.filename).name}, line {last.lineno})"


def _stage_part(part: Part, how: How, on_checkpoint: OnCheckpoint) -> None:
    with writer(part) as connection:
        for staged in part.sheets:
            fill(connection, staged, how, connection.commit, on_checkpoint)
