"""Callbacks that did not reach her."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.findings import call
from firstline.casework.meant.asked import Asked
from firstline.casework.said.claim import WAS_CALLED


@dataclass(frozen=True)
class Calls:
    asked: Asked

    @cached_property
    def was_not_called(self) -> bool:
        """She says so, and a callback that she was promised did not reach her."""
        asked = self.asked
        denies = asked.said.disclaimed(WAS_CALLED)
        found = call.find(asked.snapshot, asked.said, asked.now) if denies else ()
        return any(one.code in ("CB_WRONG", "CB_MISSED") for one in found)
