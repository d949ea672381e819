"""Processes killed without warning at random moments, while the company's clock goes on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from benchmarks.shift.desk_client import GaveUp
from benchmarks.shift.processes import Process

# How many calls of agents are answered before the next process is killed, and at most how many
# seconds later: in the midst of whatever is then going on, and on a slow machine after as much.
FEWEST, MOST = 1, 40
LATER_S = 0.1
PATIENCE_S = 240.0
LOOK_EVERY_S = 0.02
# How far the company's clock goes on from moment to moment. A process has the time at which it was
# started, so that theirs differ: by less than the minutes that a code is of use.
STEP = timedelta(seconds=20)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Part:
    """These processes serve the shift for so many moments."""

    processes: Sequence[Process]
    moments: int


@dataclass
class Killing:
    """As a context it ends what still runs. `answered` counts the calls of agents so far, `now` is
    the company's time, `check` raises what went wrong meanwhile."""

    answered: Callable[[], int]
    parts: Sequence[Part]
    random: Random
    now: datetime
    check: Callable[[], None]
    tell: Tell
    _running: Sequence[Process] = field(default=(), init=False)

    def __enter__(self) -> Killing:
        return self

    def __exit__(self, *_: object) -> None:
        self._change_to(())

    @property
    def kills(self) -> Mapping[str, int]:
        counted: Counter[str] = Counter()
        for part in self.parts:
            counted.update({one.name: one.kills for one in part.processes})
        return counted

    def play(self) -> None:
        """Every moment of every part; the processes of the last one go on."""
        number, last = 0, sum(part.moments for part in self.parts)
        for part in self.parts:
            self._change_to(part.processes)
            for turn in _turns(part, self.random):
                number += 1
                self._wait_for_calls(self.random.randint(FEWEST, MOST))
                time.sleep(self.random.uniform(0, LATER_S))
                self.now += STEP
                self.tell(f"{number} of {last}: {turn.name} is killed")
                turn.kill(self.now)
                self.check()

    def _change_to(self, processes: Sequence[Process]) -> None:
        for process in self._running:
            process.stop()
        self._running = processes
        for process in processes:
            process.start(self.now)

    def _wait_for_calls(self, count: int) -> None:
        end, enough = time.monotonic() + PATIENCE_S, self.answered() + count
        while self.answered() < enough:
            if time.monotonic() > end:
                raise GaveUp(f"not {count} calls were answered within {PATIENCE_S:.0f} s")
            self.check()
            time.sleep(LOOK_EVERY_S)


def _turns(part: Part, random: Random) -> Sequence[Process]:
    """Whose turn it is at each moment: each one's about as often, in no order."""
    rounds = -(-part.moments // len(part.processes))
    turns = [process for process in part.processes for _ in range(rounds)]
    random.shuffle(turns)
    return turns[: part.moments]
