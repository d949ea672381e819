"""A transcript and its score card."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.training.truth import NOTHING_KNOWN, Truth

AGENT, CUSTOMER = "agent", "customer"
KINDS = ("lookup", "verified", "action", "task", "note", "approval")
DIMENSIONS = (
    *("identity", "restates", "acknowledges", "owns", "finding", "acts", "commits", "tone"),
    "closes",
)


@dataclass(frozen=True)
class Turn:
    speaker: str
    text: str


@dataclass(frozen=True)
class Event:
    """Something done in the tool at that turn, counted from 0."""

    turn: int
    kind: str
    what: str = ""


@dataclass(frozen=True)
class Transcript:
    """`events` is None where nothing tells what was done: the words are all there is."""

    id: object
    turns: tuple[Turn, ...]
    truth: Truth = NOTHING_KNOWN
    events: tuple[Event, ...] | None = None

    @property
    def agent_text(self) -> str:
        return "\n".join(turn.text for turn in self.turns if turn.speaker == AGENT)


@dataclass(frozen=True)
class Mark:
    """`score` is 0..1, None when the dimension is not in play; `quote` stands in turn `turn`; `reason`
    is the code of data/training/practice.yml that tells what was lacking, where there is one."""

    score: float | None
    quote: str = ""
    turn: int | None = None
    why: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Dimension:
    """A mark with what it is worth: `points` of at most `most`, one better line, and the mark's
    reason."""

    name: str
    score: float | None
    points: float
    most: float
    quote: str = ""
    better: str = ""
    turn: int | None = None
    reason: str = ""

    def as_json(self) -> dict:
        told = {
            "score": None if self.score is None else round(self.score, 3),
            "points": self.points,
            "of": self.most,
            "quote": self.quote,
            "better": self.better,
        }
        return told | ({"reason": self.reason} if self.reason else {})


@dataclass(frozen=True)
class Fatal:
    code: str
    turn: int
    quote: str


@dataclass(frozen=True)
class WrongFact:
    turn: int
    said: str
    true: str


@dataclass(frozen=True)
class Bar:
    """A rule that keeps it from passing whatever the points say (`bars` of data/training/practice.yml),
    and the sentence that it was heard in; both empty where it hangs on the whole session."""

    rule: str
    turn: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Empathy:
    """Both 0..1: how much the agent validates feelings, how much she is asked to tell more."""

    validating: float = 0.0
    elaboration: float = 0.0


@dataclass(frozen=True)
class ScoreCard:
    """`total` is 0..100; `unscored` names why nothing could be judged; `not_judged`: sentences that
    tell what this card leaves open."""

    id: object
    total: int
    passed: bool
    fatal: tuple[Fatal, ...] = ()
    wrong_facts: tuple[WrongFact, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    empathy: Empathy = Empathy()
    unscored: str | None = None
    not_judged: tuple[str, ...] = ()
    barred: tuple[Bar, ...] = ()

    @property
    def to_change(self) -> tuple[Dimension, ...]:
        """The three dimensions that lost most, with a better line each."""
        lost = [one for one in self.dimensions if one.score is not None and one.points < one.most]
        return tuple(sorted(lost, key=lambda one: one.points - one.most)[:3])

    def as_json(self) -> dict:
        """The answer of `firstline score`."""
        answer = {
            "id": self.id,
            "total": self.total,
            "passed": self.passed,
            "fatal": [{"code": f.code, "turn": f.turn, "quote": f.quote} for f in self.fatal],
            "wrong_facts": [
                {"turn": w.turn, "said": w.said, "true": w.true} for w in self.wrong_facts
            ],
            "dimensions": {one.name: one.as_json() for one in self.dimensions},
            "empathy": {
                "validating": round(self.empathy.validating, 3),
                "elaboration": round(self.empathy.elaboration, 3),
            },
            "not_judged": list(self.not_judged),
        }
        if self.barred:
            answer["barred"] = [
                {"rule": b.rule, "turn": b.turn, "quote": b.quote} for b in self.barred
            ]
        return answer | ({"unscored": self.unscored} if self.unscored else {})
