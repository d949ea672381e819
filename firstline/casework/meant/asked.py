"""One message beside the records of her who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from firstline.casework.finding import Find
from firstline.casework.findings.call.goods import Bought
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

SILENCE = Said()


@dataclass(frozen=True)
class Asked:
    snapshot: Snapshot
    said: Said
    now: datetime

    @property
    def text(self) -> str:
        return self.said.text

    @cached_property
    def bought(self) -> Bought:
        return Bought(self.snapshot, self.now)

    @cached_property
    def bench(self) -> Bench:
        return Bench(self.snapshot, self.said, self.now)

    def shows(self, find: Find, *codes: str) -> bool:
        """The records alone show one of `codes`."""
        if find not in self._shown:
            found = find(self.snapshot, SILENCE, self.now)
            self._shown[find] = frozenset(one.code for one in found)
        return not self._shown[find].isdisjoint(codes)

    @cached_property
    def _shown(self) -> dict[Find, frozenset[str]]:
        """What was looked for before; many rules ask the same."""
        return {}
