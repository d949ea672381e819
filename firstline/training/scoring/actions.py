"""Whether it is done, or real choices are offered."""

from __future__ import annotations

import re

from firstline.training.scoring.authority import over_authority
from firstline.training.scoring.charges import charged
from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.pressing import pressed
from firstline.training.scoring.session import Session
from firstline.training.sentences import Sentence
from firstline.training.truth.moments import moments
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording

MEANT = 0.25  # what is meant to be done, and no more
SAID = 0.4  # said to be done, and no step in the tool confirms it
MOST_UNPRESSED = 0.7  # where some of it was really done
NOT_PRESSED = "not_pressed"
_TO_COME = re.compile(r"'ll\b|\b(?:will|going to|can|could|shall)\b", re.I)
_NOW = re.compile(r"\b(?:now|right away|straight ?away|immediately|at once|this minute)\b", re.I)


def acts(session: Session) -> Mark:
    """What makes it good is done or put in hand, or real choices within authority are offered."""
    if not session.truth.given:
        return Mark(None)
    over = over_authority(session)
    if over:
        return Mark(0.0, over[1], over[0], "over authority")
    heard = [
        (t, s, m)
        for t, s, m in (*session.heard_as("acts"), *session.heard_as("notes", asked=False))
        if not (s.hypothetical(0) or _refuses(s) or s in t.denying)
        and (is_clause(s) or m.re is wording("agent")["notes"])
    ]
    done = [(t, s) for t, s, m in heard if not _only_meant(s, m)]
    offered = [(t, s) for t, s, _ in session.heard_as("offers") if is_clause(s) and _concrete(s)]
    unpressed = [one for one in done if not pressed(one[1], session)]
    done = [one for one in done if one not in unpressed]
    matched = [_matches(step, session, done, offered) for step in session.truth.do]
    best = 0.0
    if matched:
        best = (0.55 + 0.45 * sum(matched) / len(matched)) if any(matched) else 0.0
        best = 1.0 if sum(matched) * 2 >= len(matched) else best
    elif session.done("action"):
        best = 1.0
    if not best and done:
        best = 0.5 if session.truth.do else 0.9
    if unpressed and not best:
        best = SAID
    if heard and not done:
        best = max(best, MEANT)
    if offered:
        best = min(1.0, max(best + 0.15, 0.6 if session.truth.do else 0.8))
    best = min(best, MOST_UNPRESSED) if unpressed else best
    quote = next(iter(unpressed or done or offered), None)
    reason = NOT_PRESSED if unpressed else ""
    mark = Mark(best, quote[1].text, quote[0].index, reason=reason) if quote else Mark(best)
    return charged(session, "acts", mark)


def _only_meant(sentence: Sentence, found: re.Match[str]) -> bool:
    """Something will be done, and nothing says when."""
    if not _TO_COME.search(found[0]) or _NOW.search(sentence.own):
        return False
    return not moments(sentence.figured, None)


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
    """Said to be done, one word of the step tells which; offered, most of them."""
    wanted = stems(step)
    if not wanted:
        verb = re.compile(rf"\b{re.escape(step.split()[0])}", re.I) if step.split() else None
        return verb is not None and any(verb.search(s.own) for _, s in done)
    tools = [event.what for event in session.done("action", "task")]
    most = min(2, (len(wanted) + 1) // 2)
    said = any(wanted & stems(s.own) for _, s in done)
    return said or any(
        len(wanted & stems(text)) >= most for text in [*tools, *(s.own for _, s in offered)]
    )
