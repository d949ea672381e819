"""A transcript made ready for judging: what each agent turn states, does and remarks, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from firstline.training.commitments import commitments
from firstline.training.remarks import Remark, remarks
from firstline.training.scoring import likely
from firstline.training.scoring.denying import denying
from firstline.training.scoring.identity import Check, checked
from firstline.training.scoring.model import AGENT, Event, Transcript
from firstline.training.scoring.retelling import without_restated
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth
from firstline.training.truth.judging_names import introduced
from firstline.training.truth.statement import CAUSE, OTHER, TRUE, Heard, Statement
from firstline.training.truth.statements import asked_about, heard_of, statements
from firstline.training.wording import heard as wording

_FEW_WORDS = 6


@dataclass(frozen=True)
class AgentTurn:
    """`heard`: what the customer had said before it; `denying`: sentences that deny what the records
    confirm, by the likelihood of all their words."""

    index: int
    text: str
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...]
    heard: Heard
    denying: tuple[Sentence, ...] = ()

    def quote(self, one: Statement | Sentence) -> str:
        """The sentence that holds it."""
        return next(
            (s.text for s in self.sentences if s.start <= one.start < s.start + len(s.text) + 1), ""
        )


@dataclass(frozen=True)
class CustomerTurn:
    index: int
    text: str
    emotional: bool


@dataclass(frozen=True)
class Session:
    transcript: Transcript
    truth: Truth
    agent: tuple[AgentTurn, ...]
    customer: tuple[CustomerTurn, ...]
    check: Check
    events: tuple[Event, ...] = field(default=())

    @property
    def has_events(self) -> bool:
        return self.transcript.events is not None

    @cached_property
    def stated(self) -> tuple[tuple[AgentTurn, Statement], ...]:
        return tuple((turn, one) for turn in self.agent for one in turn.statements)

    def heard_as(
        self, name: str, *, asked: bool = True
    ) -> Iterator[tuple[AgentTurn, Sentence, re.Match[str]]]:
        """Where an agent's own, filled-in words match the pattern of that name."""
        shape = wording("agent")[name]
        for turn in self.agent:
            for sentence in turn.sentences:
                if sentence.unfilled or (sentence.asks and not asked):
                    continue
                if match := shape.search(sentence.own):
                    yield turn, sentence, match

    def done(self, *kinds: str) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.kind in kinds)

    def remarked(self, *kinds: str) -> tuple[tuple[AgentTurn, Remark], ...]:
        return tuple(
            (turn, one) for turn in self.agent for one in turn.remarks if one.kind in kinds
        )


def session_of(transcript: Transcript) -> Session:
    truth = transcript.truth
    noted = "\n".join(event.what for event in transcript.events or ())
    heard = replace(asked_about(truth), noted=noted)
    agent, customer = [], []
    emotion = wording("agent")["emotion"]
    check = checked(transcript)
    for index, turn in enumerate(transcript.turns):
        text = plain(turn.text)
        if turn.speaker != AGENT:
            heard = heard_of(text, truth, heard)
            customer.append(CustomerTurn(index, text, bool(emotion.search(text))))
            continue
        said = _whole(text)
        heard = replace(heard, noted="\n".join((heard.noted, *map(introduced, said))))
        found = tuple(one for sentence in said for one in statements(sentence, truth, heard))
        if check.verified_at is None or index < check.verified_at:
            found = without_restated(found, customer, truth)
        denies = denying(said, found, truth)
        found = tuple(one for one in found if one.kind != CAUSE or not _within(one, denies))
        fair = _fair(_remarked(said), said, found, truth)
        fair += tuple(Remark("DENIAL", s.start, s.start + len(s.text), s.text) for s in denies)
        agent.append(AgentTurn(index, text, said, found, fair, heard, denies))
        heard = _with_own(heard, said, truth)
    events = transcript.events or ()
    return Session(transcript, truth, tuple(agent), tuple(customer), check, events)


def _remarked(said: tuple[Sentence, ...]) -> tuple[Remark, ...]:
    """By the phrases of the sheets, and by the likelihood of all words where none has a phrase."""
    known = remarks(said)
    plain_ones = [
        one
        for one in said
        if not any(one.start <= r.start < one.start + len(one.text) for r in known)
    ]
    return (*known, *(found for one in plain_ones if (found := likely.remarked(one))))


def _with_own(heard: Heard, said: tuple[Sentence, ...], truth: Truth) -> Heard:
    """With the days for which the agent undertook something."""
    days = [one.day for one in commitments(said, truth.now) if one.day]
    return replace(heard, promised=heard.promised.union(days))


def _within(one: Statement, said: tuple[Sentence, ...]) -> bool:
    return any(s.start <= one.start <= s.start + len(s.text) for s in said)


def _fair(
    found: tuple[Remark, ...],
    said: tuple[Sentence, ...],
    told: tuple[Statement, ...],
    truth: Truth,
) -> tuple[Remark, ...]:
    """No sentence that tells the true cause denies it: "it should be impossible, yet we did it"; what
    the records themselves guarantee is not promised too much."""
    true = {one.start for one in told if one.kind == CAUSE and one.verdict == TRUE}
    spans = [(s.start, s.start + len(s.text)) for s in said if s.start in true]
    known = " ".join((*truth.do, *truth.texts.values())).lower()
    felt = [after for one, after in pairwise(said) if _feels(one) and _is_short(after)]
    return tuple(
        one
        for one in found
        if not (one.kind == "DENIAL" and any(start <= one.start < end for start, end in spans))
        and not (one.kind == "CONTRADICT" and _within_one(one, felt))
        and not (one.kind == "OVERPROMISE" and one.quote.lower() in known)
    )


def _whole(text: str) -> tuple[Sentence, ...]:
    """Its sentences; a string of one-word sentences is one, for it says nothing by itself."""
    said = sentences(text)
    short = sum(len(one.text.split()) <= 2 for one in said)
    return (Sentence(text, 0),) if len(said) >= 4 and short > len(said) / 2 else said


def tells_fact(one: Statement) -> bool:
    """True or not, it says something about the matter."""
    return one.stated and (one.verdict != OTHER or one.kind == CAUSE or one.private)


def _feels(sentence: Sentence) -> bool:
    """What it did to her: "that's not right" behind it is said of us."""
    return not sentence.asks and (
        bool(wording("agent")["acknowledges"].search(sentence.own)) or likely.acknowledges(sentence)
    )


def _is_short(sentence: Sentence) -> bool:
    return len(sentence.own.split()) <= _FEW_WORDS


def _within_one(one: Remark, said: list[Sentence]) -> bool:
    return any(s.start <= one.start < s.start + len(s.text) for s in said)
