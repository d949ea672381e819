"""What a turn of a case asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firstline.casework.said import Said

EVERYDAY = "order"  # the family of look-ups
RIDDLE = "number"
SUMMARY = "ACCOUNT_SUMMARY"  # lists records without telling what is wrong with them


@dataclass(frozen=True)
class Asking:
    """`said` is the whole case, `latest` its newest message, `intents` the issues it raises."""

    said: Said
    latest: Said
    intents: Sequence[str]

    @property
    def with_riddles(self) -> Said:
        """The whole case, but of its numbers only the newest riddle: one that she gives in full and
        with its name is none, only tails are."""
        tails = {tail.value for tail in self.latest.tails}
        return replace(
            self.said, mentions=tuple(one for one in self.said.tails if one.value in tails)
        )
