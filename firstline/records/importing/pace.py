"""How far an import is, how fast, and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging.state import State

READING, CHECKING, WRITING = "reading", "checking", "writing"
# Where each phase begins, as a share of the whole; measured with a million customers.
_BEGINS = {READING: 0.0, CHECKING: 0.5, WRITING: 0.6}


@dataclass(frozen=True)
class Progress:
    """phase: reading, checking or writing; table: the one at work; rows: read until now.

    rows_per_second: of this run; done: share of the whole import, 0 to 1; seconds_left: None
    while nothing can be said.
    """

    phase: str
    table: str
    rows: int
    rows_per_second: int
    done: float
    seconds_left: float | None


OnProgress = Callable[[Progress], None]


class Pace:
    """Counts what comes in and tells `on_progress`."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        on_progress: OnProgress | None,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._sheets = sheets
        self._tell = on_progress
        self._clock = clock
        self._began = clock()
        self._sizes = [sheet.source.path.stat().st_size for sheet in sheets]
        self._bytes = [0] * len(sheets)
        self._rows = [0] * len(sheets)
        self._rows_before = 0
        self._done_before: float | None = None

    def goes_on(self, number: int, state: State) -> None:
        """A sheet that was read in part, or whole, by an import that was stopped."""
        self._rows[number] = state.good + state.bad
        self._rows_before += self._rows[number]
        if state.done:
            self._bytes[number] = self._sizes[number]

    def read(self, number: int, state: State, bytes_: int) -> None:
        self._bytes[number] = self._sizes[number] if state.done else bytes_
        self._rows[number] = state.good + state.bad
        share = sum(self._bytes) / max(sum(self._sizes), 1)
        self._say(READING, self._sheets[number].table.name, share * _BEGINS[CHECKING])

    def check(self) -> None:
        self._say(CHECKING, "", _BEGINS[CHECKING])

    def write(self, table: str, share: float) -> None:
        self._say(WRITING, table, _BEGINS[WRITING] + (1 - _BEGINS[WRITING]) * share)

    def _say(self, phase: str, table: str, done: float) -> None:
        if self._done_before is None:
            self._done_before = 0.0 if not self._rows_before else done
        if self._tell is None:
            return
        seconds = self._clock() - self._began
        gained = done - self._done_before
        left = seconds * (1 - done) / gained if gained > 0 else None
        rows = sum(self._rows)
        speed = round((rows - self._rows_before) / max(seconds, 0.001))
        self._tell(Progress(phase, table, rows, speed, done, left))
