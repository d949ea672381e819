"""What a customer has heard in one turn of the agent's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heard:
    """`flags`: classes of the guard, worst first; `factors`: which proofs she is asked for (number,
    postcode, other); `topics`: what she is asked about; `asks`: a question, also one she cannot place;
    `thing`: see things.named; `finding`, `event` and `disputed`: see explaining.Explained."""

    words: int = 0
    flags: tuple[str, ...] = ()
    insulted: bool = False
    acknowledged: bool = False
    finding: bool = False
    event: bool = False
    done: bool = False
    promised: bool = False
    undertaken: bool = False
    disputed: bool = False
    factors: tuple[str, ...] = ()
    mismatch: bool = False
    repeat: bool = False
    topics: tuple[str, ...] = ()
    asks: bool = False
    thing: str = ""
    settled: bool = False
    waits: bool = False
    greets: bool = False
    goodbye: bool = False
    nonsense: bool = False
    foreign: bool = False
    off_topic: bool = False

    @property
    def silent(self) -> bool:
        return not self.words

    @property
    def is_known(self) -> bool:
        """It has its place in such a conversation, whatever it is about."""
        asked = self.factors or self.topics or self.settled or self.repeat or self.mismatch
        formal = self.waits or self.greets or self.goodbye or self.acknowledged
        return bool(asked or formal or self.finding or self.event or self.done or self.promised)
