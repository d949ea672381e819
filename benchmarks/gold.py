"""How far the scorer agrees with the replies labelled by hand in data/roleplay/gold.

    make gold

prints, for each dimension, weighted kappa, rank correlation and mean absolute error, and for each kind
of bad reply in how many situations the good one scores higher.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML

from benchmarks.gold_agreement import Agreement, agreement
from firstline.settings import PROJECT
from firstline.training.scoring import ScoreCard, read_line, score
from firstline.training.scoring.model import DIMENSIONS

FOLDER = PROJECT / "data" / "roleplay" / "gold"
GOOD = "good"
BAD = (
    *("blaming", "denying", "vague", "over-apologising", "correct but cold", "warm but wrong"),
    "leaking",
)
NOT_IN_PLAY = "-"


@dataclass(frozen=True)
class Reply:
    """`labels`: by dimension, 0..1 or None where it is not in play. `held`: its disagreements are
    shown to nobody who works on the scorer."""

    id: str
    family: str
    scene: str
    kind: str
    held: bool
    text: str
    why: str
    labels: dict[str, float | None]
    transcript: dict


@dataclass(frozen=True)
class Judged:
    reply: Reply
    card: ScoreCard

    def marks(self, dimension: str) -> tuple[float | None, float | None]:
        """The label and the scorer's mark."""
        mark = next(one.score for one in self.card.dimensions if one.name == dimension)
        return self.reply.labels[dimension], mark


def replies() -> tuple[Reply, ...]:
    """All of the gold set, in the order of its files."""
    yaml = YAML(typ="safe", pure=True)
    sheets = [yaml.load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))]
    return tuple(
        _reply(sheet["family"], scene, one)
        for sheet in sheets
        for scene in sheet["scenes"]
        for one in scene["replies"]
    )


def judged(some: Iterable[Reply]) -> list[Judged]:
    return [Judged(one, score(read_line(json.dumps(one.transcript, default=str)))) for one in some]


def agreements(some: Sequence[Judged]) -> dict[str, Agreement]:
    return {name: agreement([one.marks(name) for one in some]) for name in DIMENSIONS}


def below_good(some: Sequence[Judged], kind: str) -> tuple[list[str], int]:
    """The scenes in which a reply of that kind does not score below the good one; of how many.

    A fatal one is below whatever its points: such a session fails."""
    good = {one.reply.scene: _worth(one) for one in some if one.reply.kind == GOOD}
    bad = {one.reply.scene: _worth(one) for one in some if one.reply.kind == kind}
    return [scene for scene in bad if bad[scene] >= good[scene]], len(bad)


def _worth(one: Judged) -> tuple[bool, int]:
    return not one.card.fatal, one.card.total


def _reply(family: str, scene: dict, one: dict) -> Reply:
    marks = [None if m == NOT_IN_PLAY else float(m) for m in str(one["labels"]).split()]
    turns = [{"speaker": "customer", "text": scene["said"]}]
    if not one.get("unverified"):
        turns.append({"speaker": "agent", "text": scene["asked"]})
        turns.append({"speaker": "customer", "text": scene["gave"]})
    turns.append({"speaker": "agent", "text": one["text"]})
    return Reply(
        id=one["id"],
        family=family,
        scene=scene["id"],
        kind=one["class"],
        held=scene["held"],
        text=one["text"],
        why=one["why"],
        labels=dict(zip(DIMENSIONS, marks, strict=True)),
        transcript={
            "id": one["id"],
            "facts": {"family": family, **scene["facts"]},
            "turns": turns,
        },
    )


def told(some: Sequence[Judged]) -> Iterable[str]:
    yield f"{'dimension':13} {'n':>4} {'kappa':>6} {'rank':>6} {'error':>6}  in play alike"
    for name, one in agreements(some).items():
        yield (
            f"{name:13} {one.n:4d} {one.kappa:6.2f} {one.rank:6.2f} {one.error:6.2f}"
            f"  {one.in_play:.0%}"
        )
    for kind in BAD:
        failed, of = below_good(some, kind)
        yield f"good above {kind:18} {of - len(failed)} of {of}  {' '.join(failed)}".rstrip()


def main() -> None:
    every = judged(replies())
    for title, held in (("shown", False), ("held back", True)):
        some = [one for one in every if one.reply.held == held]
        sys.stdout.write(f"\n{title}: {len(some)} replies\n" + "\n".join(told(some)) + "\n")


if __name__ == "__main__":
    main()
