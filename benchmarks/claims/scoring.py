"""What the parser finds beside what was labelled, counted by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.claims.labelled import FLAGS, Labelled, Meant
from firstline.casework import said
from firstline.casework.said import Said
from firstline.casework.said.claim import (
    CARD_EXPOSED,
    CHARGED_ONCE,
    CLAIMS,
    HUNG_UP,
    LOST_PAY,
    MONEY_CAME,
    NO_COMPLAINT,
    RECEIVED,
    REPAIRED,
    TOLD_US,
    WAS_CALLED,
    WAS_IN,
    WAS_VISITED,
)

# Labelled in files of their own alone.
APART = (
    *(RECEIVED, WAS_CALLED, WAS_VISITED, CHARGED_ONCE, WAS_IN),
    *(HUNG_UP, MONEY_CAME, REPAIRED, NO_COMPLAINT, CARD_EXPOSED),
)
EVERYWHERE = tuple(kind for kind in CLAIMS if kind not in APART)


@dataclass
class Tally:
    """Found and labelled, found alone, labelled alone."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    def count(self, found: set, labelled: set) -> None:
        self.hits += len(found & labelled)
        self.extra += len(found - labelled)
        self.missed += len(labelled - found)


@dataclass
class Share:
    """How many of how many were right."""

    right: int = 0
    of: int = 0

    def count(self, is_right: bool) -> None:
        self.right += is_right
        self.of += 1

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0


@dataclass
class Scores:
    """`exact`: kind and flags agree; `loose`: the kind alone."""

    messages: int = 0
    exact: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in CLAIMS})
    loose: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in CLAIMS})
    days: Share = field(default_factory=Share)
    counts: Share = field(default_factory=Share)
    channels: Share = field(default_factory=Share)


def scored(messages: Iterable[Labelled]) -> Scores:
    """Days and counts are judged where a claim was found with the right flags."""
    scores = Scores()
    for message in messages:
        scores.messages += 1
        read = said.read(message.text, now=message.now)
        found = {_key(claim.kind, _flags(claim)): claim for claim in reversed(read.claims)}
        meant = {_key(claim.kind, claim.flags): claim for claim in message.claims}
        for kind in message.kinds or EVERYWHERE:
            both = ({key for key in found if key[0] == kind}, {k for k in meant if k[0] == kind})
            scores.exact[kind].count(*both)
            scores.loose[kind].count({bool(both[0])} - {False}, {bool(both[1])} - {False})
        if message.kinds:
            continue
        for key in found.keys() & meant.keys():
            _judge(scores, key[0], found[key], meant[key])
        _judge_channel(scores, read, message)
    return scores


def _key(kind: str, flags: frozenset[str]) -> tuple[str, frozenset[str]]:
    return kind, flags


def _flags(claim: said.Claim) -> frozenset[str]:
    return frozenset(flag for flag in FLAGS if getattr(claim, flag))


def _judge(scores: Scores, kind: str, found: said.Claim, meant: Meant) -> None:
    if kind == TOLD_US:
        scores.days.count(found.day == meant.day)
    if kind == LOST_PAY:
        scores.counts.count(found.count == meant.count)


def _judge_channel(scores: Scores, read: Said, message: Labelled) -> None:
    channel = read.source.channel if read.source else None
    if channel or message.channel:
        scores.channels.count(channel == message.channel)
