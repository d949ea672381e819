"""Whether it is done, or real choices are offered."""

from __future__ import annotations

import re

from firstline.training.scoring.authority import over_authority
from firstline.training.scoring.charges import charged
from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import Session
from firstline.training.sentences import Sentence
from firstline.training.truth.stems import stems


def acts(session: Session) -> Mark:
    """What makes it good is done or put in hand, or real choices within authority are offered."""
    if not session.truth.given:
        return Mark(None)
    over = over_authority(session)
    if over:
        return Mark(0.0, over[1], over[0], "over authority")
    done = [
        (t, s)
        for t, s, _ in session.heard_as("acts")
        if is_clause(s) and not s.hypothetical(0) and not _refuses(s)
    ]
    offered = [(t, s) for t, s, _ in session.heard_as("offers") if is_clause(s) and _concrete(s)]
    matched = [_matches(step, session, done, offered) for step in session.truth.do]
    best = 0.0
    if matched:
        best = (0.55 + 0.45 * sum(matched) / len(matched)) if any(matched) else 0.0
        best = 1.0 if sum(matched) * 2 >= len(matched) else best
    elif session.done("action"):
        best = 1.0
    if not best and done:
        best = 0.5 if session.truth.do else 0.9
    if offered:
        best = min(1.0, max(best + 0.15, 0.6 if session.truth.do else 0.8))
    quote = next(iter(done or offered), None)
    mark = Mark(best, quote[1].text, quote[0].index) if quote else Mark(best)
    return charged(session, "acts", mark)


def _refuses(sentence: Sentence) -> bool:
    return bool(
        re.search(
            r"\b(?:can't|cannot|won't|not able|unable|unfortunately|no longer)\b",
            sentence.own,
            re.I,
        )
    )


def _concrete(sentence: Sentence) -> bool:
    return len(stems(sentence.own)) >= 2


def _matches(step: str, session: Session, done: list, offered: list) -> bool:
    wanted = stems(step)
    if not wanted:
        return False
    texts = [event.what for event in session.done("action", "task")] + [
        s.own for _, s in (*done, *offered)
    ]
    return any(len(wanted & stems(text)) >= min(2, (len(wanted) + 1) // 2) for text in texts)
