"""Polite and plain words, in turns of a bearable length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.politeness import politeness
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_HARSH = ("BLAME", "COMMAND", "DENIAL", "CONTRADICT")
_FULL = 0.8  # a turn from here on is quoted for nothing


@dataclass(frozen=True)
class Fault:
    """`reason`: harsh, rude, jargon, unfilled or long; `cost` is what it takes off."""

    reason: str
    cost: float
    quote: str


def tone(session: Session) -> Mark:
    """Polite and plain words, in turns of a bearable length."""
    if not any(is_clause(s) for t in session.agent for s in t.sentences):
        return Mark(0.0)
    marks = []
    for turn in session.agent:
        faults = tuple(_faults(turn))
        score = politeness(turn.text) - sum(one.cost for one in faults)
        marks.append((max(0.0, min(1.0, score)), turn, faults))
    low, turn, faults = min(marks, key=lambda one: one[0])
    score = (sum(one[0] for one in marks) / len(marks) + low) / 2
    if low >= _FULL:
        return Mark(score)
    worst = max(faults, key=lambda one: one.cost, default=None)
    if worst is None:
        return Mark(score, _least_polite(turn), turn.index, reason="curt")
    return Mark(score, worst.quote, turn.index, reason=worst.reason)


def _faults(turn: AgentTurn) -> Iterator[Fault]:
    words, most = wording("agent"), sheet("rubric")["words_a_turn"]
    for sentence in turn.sentences:
        rude = len(words["rude tone"].findall(sentence.text))
        jargon = len(words["jargon"].findall(sentence.text))
        if words["sarcasm"].search(sentence.own):
            yield Fault("rude", 0.6, sentence.text)
        if rude:
            yield Fault("rude", 0.4 * rude, sentence.text)
        if jargon:
            yield Fault("jargon", 0.25 * jargon, sentence.text)
        if sentence.unfilled:
            yield Fault("unfilled", 0.5, sentence.text)
    for one in turn.remarks:
        if one.kind in _HARSH:
            yield Fault("harsh", 0.35, _around(turn, one.start))
    if _shouts(turn.text):
        yield Fault("rude", 0.4, turn.text)
    length = len(turn.text.split())
    if length > most:
        longest = max((s.text for s in turn.sentences), key=len)
        yield Fault("long", 0.25 * (length - most) / most, longest)


def _around(turn: AgentTurn, at: int) -> str:
    found = (s.text for s in turn.sentences if s.start <= at <= s.start + len(s.text))
    return next(found, turn.text)


def _least_polite(turn: AgentTurn) -> str:
    return min((s.text for s in turn.sentences), key=politeness, default=turn.text)


def _shouts(text: str) -> bool:
    words = [
        word
        for word in re.findall(r"\b[A-Z]{3,}\b", text)
        if word not in ("GBP", "USD", "EUR", "PIN", "CVV")
    ]
    return len(words) >= 3
