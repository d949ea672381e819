"""Polite and plain words, in turns of a bearable length."""

from __future__ import annotations

import re

from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.politeness import politeness
from firstline.training.scoring.session import Session
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet


def tone(session: Session) -> Mark:
    """Polite and plain words, in turns of a bearable length."""
    words, rubric = wording("agent"), sheet("rubric")
    marks = []
    for turn in session.agent:
        polite = politeness(turn.text)
        rude = len(words["rude tone"].findall(turn.text)) + _shouts(turn.text)
        jargon = len(words["jargon"].findall(turn.text))
        length = len(turn.text.split())
        long = max(0.0, (length - rubric["words_a_turn"]) / rubric["words_a_turn"])
        open_slots = sum(s.unfilled for s in turn.sentences)
        harsh = sum(r.kind in ("BLAME", "COMMAND", "DENIAL", "CONTRADICT") for r in turn.remarks)
        score = polite - 0.4 * rude - 0.25 * jargon - 0.25 * long - 0.5 * open_slots - 0.35 * harsh
        marks.append((max(0.0, min(1.0, score)), turn))
    if not marks or not any(is_clause(s) for t in session.agent for s in t.sentences):
        return Mark(0.0)
    worst = min(marks, key=lambda one: one[0])
    mean = sum(score for score, _ in marks) / len(marks)
    return Mark((mean + worst[0]) / 2, worst[1].text if worst[0] < 0.8 else "", worst[1].index)


def _shouts(text: str) -> int:
    words = [
        word
        for word in re.findall(r"\b[A-Z]{3,}\b", text)
        if word not in ("GBP", "USD", "EUR", "PIN", "CVV")
    ]
    return int(len(words) >= 3)
