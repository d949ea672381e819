"""How much harm a finding does, so that the worst comes first."""

from __future__ import annotations

from enum import IntEnum


class Harm(IntEnum):
    """Each level goes before those below it; why is worded in data/playbooks/harm.yml.

    From DUE on something is broken or awaited whether or not anybody asks; CONFUSION is a message
    of ours that was not understood.
    """

    NONE = 0
    CONFUSION = 1
    DUE = 2
    PROMISE = 3
    MONEY = 4
    FRAUD = 5
    SAFETY = 6

    @property
    def word(self) -> str:
        return self.name.lower()
