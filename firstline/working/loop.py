"""The loop of `firstline work`: runs its duties in turn until it is told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firstline import quiet
from firstline.database import DatabaseUnavailable

TICK_S = 0.2

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Duty:
    """`run` is called every `every_s` seconds; True from it means there is more to do at once."""

    name: str
    run: Callable[[], bool]
    every_s: float = 1.0


class Stop:
    """Whether the worker was told to stop; the handler of SIGTERM and SIGINT."""

    def __init__(self) -> None:
        self.is_asked = False

    def __call__(self, *_: object) -> None:
        self.is_asked = True


class Loop:
    """`tell` gets a line when a duty fails for another reason than before, and when it works again.

    `elapsed` counts seconds, `pause` waits for some.
    """

    def __init__(
        self,
        duties: Sequence[Duty],
        stop: Stop,
        tell: Tell,
        elapsed: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._duties, self._stop, self._tell = duties, stop, tell
        self._elapsed, self._pause = elapsed, pause
        self._next = {duty.name: elapsed() for duty in duties}
        self._trouble: dict[str, str] = {}

    def run(self) -> None:
        """A duty that has begun is finished first; one that raises is tried again in its time."""
        while not self._stop.is_asked:
            for duty in self._duties:
                if not self._stop.is_asked and self._elapsed() >= self._next[duty.name]:
                    has_more = self._try(duty)
                    self._next[duty.name] = self._elapsed() + (0 if has_more else duty.every_s)
            if not self._is_any_due():
                self._pause(TICK_S)

    def _is_any_due(self) -> bool:
        return any(self._elapsed() >= due for due in self._next.values())

    def _try(self, duty: Duty) -> bool:
        try:
            has_more = duty.run()
        except DatabaseUnavailable as away:
            self._tell_once(duty, f"waiting for the database: {away}")
            return False
        except Exception as wrong:  # the other duties go on, and this one when its cause is gone
            self._tell_once(duty, f"failed and is tried again: {quiet.where(wrong)}")
            return False
        if self._trouble.pop(duty.name, None):
            self._tell(f"{duty.name}: works again")
        return has_more

    def _tell_once(self, duty: Duty, trouble: str) -> None:
        if self._trouble.get(duty.name) != trouble:
            self._trouble[duty.name] = trouble
            self._tell(f"{duty.name}: {trouble}")
