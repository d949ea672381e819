"""What is told and done: the finding, the action, the promise, the end."""

from __future__ import annotations

import re

from firstline.training.commitments import Commitment, commitments
from firstline.training.scoring.authority import over_authority
from firstline.training.scoring.first_steps import is_clause
from firstline.training.scoring.manner import _charged
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.sentences import Sentence
from firstline.training.truth.statement import (
    AMOUNT,
    CAUSE,
    DAY,
    DESTINATION,
    TAIL,
    TRUE,
    WRONG,
    Statement,
)
from firstline.training.truth.stems import stems
from firstline.training.wording import sheet


def finding(session: Session) -> Mark:
    """The cause, the amount, the place or day: each that the truth holds is told, none wrongly."""
    truth = session.truth
    if not truth.given:
        return Mark(None)
    worth = sheet("rubric")["finding"]
    has = {
        "cause": bool(truth.cause or truth.finding),
        "amount": bool(truth.sums),
        "place": bool(truth.tails or truth.points),
    }
    told = _told(session)
    most = sum(worth[name] for name, there in has.items() if there)
    if not most:
        return Mark(None)
    got = sum(worth[name] * told.get(name, 0.0) for name, there in has.items() if there)
    quote = next(
        ((t.quote(s), t.index) for t, s in session.stated if s.verdict == TRUE and s.kind == CAUSE),
        None,
    )
    quote = quote or next(
        ((t.quote(s), t.index) for t, s in session.stated if s.verdict == TRUE), ("", None)
    )
    return Mark(got / most, *quote)


def _told(session: Session) -> dict[str, float]:
    from_turn = (
        session.check.verified_at or 0
    )  # before it, her own words may be repeated and no more
    true = [
        s
        for t, s in session.stated
        if s.verdict == TRUE
        and (s.stated or s.kind == DAY)
        and t.index >= from_turn
        and _means(t, s)
    ]
    wrong = {s.kind for _, s in session.stated if s.verdict == WRONG}
    places = {s.kind for s in true if s.kind in (TAIL, DAY, DESTINATION)}
    has_both = bool(session.truth.tails) and bool(session.truth.points)
    place = (
        1.0
        if {TAIL, DAY} <= places or (places & {TAIL, DAY} and not has_both)
        else 0.75
        if places & {TAIL, DAY}
        else 0.3
        if places
        else 0.0
    )
    return {
        "cause": float(any(s.kind == CAUSE for s in true) and CAUSE not in wrong),
        "amount": float(any(s.kind == AMOUNT for s in true) and AMOUNT not in wrong),
        "place": 0.0 if wrong & {TAIL, DAY, DESTINATION} else place,
    }


def _means(turn: AgentTurn, one: Statement) -> bool:
    """A string of keywords tells nothing; a bare figure does."""
    sentence = next(
        (s for s in turn.sentences if s.start <= one.start <= s.start + len(s.text)), None
    )
    return sentence is None or is_clause(sentence) or any(c.isdigit() for c in sentence.text)


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
    return _charged(session, "acts", mark)


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


def commits(session: Session) -> Mark:
    """Somebody named does something by a time that can be kept or broken."""
    found = [
        (turn, one)
        for turn in session.agent
        for one in commitments(turn.sentences, session.truth.now)
    ]
    vague = session.remarked("VAGUE")
    if not found and not vague and session.truth.given and not _needs_promise(session):
        return Mark(None)
    best = max(found, key=lambda one: _worth(one[1], session), default=None)
    if best is None or (vague and not best[1].has_time):
        if vague:
            turn, worst = vague[0]
            sentence = next(
                (s.text for s in turn.sentences if s.start <= worst.start <= s.start + len(s.text)),
                worst.quote,
            )
            return Mark(0.0, sentence, turn.index, "VAGUE")
        return Mark(0.0)
    score = _worth(best[1], session) * (0.6 if vague else 1.0)
    return Mark(score, best[1].sentence.text, best[0].index)


def _needs_promise(session: Session) -> bool:
    truth = session.truth
    return bool(truth.latest or truth.follow_up_owner) or any(
        p.key in ("eta", "due", "by") for p in truth.points
    )


def _worth(one: Commitment, session: Session) -> float:
    if not one.has_time:
        return 0.2
    latest = session.truth.latest
    if latest and one.day:
        if one.day > latest.date():
            return 0.5
        if one.day == latest.date() and one.at and one.at > latest.time():
            return 0.5
    return 1.0


def closes(session: Session) -> Mark:
    """She is asked whether all is settled, has a number to quote, and what follows is written down."""
    asked = [one for one in session.heard_as("asks settled") if one[0].index >= _middle(session)]
    parts = {"asked": (0.5, bool(asked))}
    references = session.truth.references
    given = list(session.heard_as("gives reference"))
    if references or given:
        named = [
            one
            for one in given
            if not references or any(r.lower() in one[1].text.lower() for r in references)
        ]
        named += [
            (t, next(x for x in t.sentences if x.text == t.quote(s)), None)
            for t, s in session.stated
            if any(r.lower() in s.said.lower() for r in references)
        ]
        parts["reference"] = (0.3, bool(named))
    if session.has_events and session.events:
        parts["written"] = (0.2, bool(session.done("task", "note")))
    most = sum(worth for worth, _ in parts.values())
    score = sum(worth for worth, there in parts.values() if there) / most
    quote = (asked or given or [None])[0]
    return Mark(score, quote[1].text, quote[0].index) if quote else Mark(score)


def _middle(session: Session) -> int:
    return session.agent[-1].index // 2 if session.agent else 0
