"""What the agents were told, kept until the shift is over and the desk is asked the same."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass
class Kept:
    """Key -> the decision, None when it was refused; the cases that were closed; decision -> how
    the lead settled it."""

    decided: dict[str, str | None] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    settled: dict[str, str] = field(default_factory=dict)
    _tried: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def decisions(self) -> set[str]:
        return {one for one in self.decided.values() if one}

    def told(self, key: str, decision: str | None) -> None:
        """Raises AssertionError when the same key was answered differently before."""
        with self._lock:
            before = self.decided.setdefault(key, decision)
        if before != decision:
            raise AssertionError(f"one key, two answers: {before} and {decision}")

    def ended(self, case_id: str) -> None:
        with self._lock:
            self.closed.add(case_id)

    def answered(self, decision: str, state: str) -> None:
        with self._lock:
            self.settled[decision] = state

    def rarest(self, these: Sequence[T], name: Callable[[T], str]) -> T:
        """The one that was tried least by all agents, and from now on once more."""
        with self._lock:
            chosen = min(these, key=lambda one: self._tried[name(one)])
            self._tried[name(chosen)] += 1
        return chosen
