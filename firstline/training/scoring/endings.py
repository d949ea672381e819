"""What is promised, and how the session ends."""

from __future__ import annotations

from firstline.training.commitments import Commitment, commitments
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import Session

# What a close may lack, by its parts; it was asked rightly where only the others are lacking.
_LACKS = {"asked": "not_asked", "reference": "no_reference", "written": "not_written"}


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
    late = any(0.2 < _worth(one, session) < 1 for _, one in found)
    score = _worth(best[1], session) * (0.6 if vague else 1.0)
    score = min(score, 0.7) if late else score
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
    lacks = next((_LACKS[name] for name, (_, there) in parts.items() if not there), "")
    quote = None if asked and score < 1 else (asked or given or [None])[0]
    if quote is None:
        return Mark(score, reason=lacks)
    return Mark(score, quote[1].text, quote[0].index, reason=lacks)


def _middle(session: Session) -> int:
    return session.agent[-1].index // 2 if session.agent else 0
