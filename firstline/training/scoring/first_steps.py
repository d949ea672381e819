"""Identity and listening: what comes before any answer."""

from __future__ import annotations

import re

from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.identity import asks, kind
from firstline.training.scoring.looking import looked_up
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import AgentTurn, Session, tells_fact
from firstline.training.sentences import Sentence
from firstline.training.truth.statement import AMOUNT, DAY, NUMBER, TAIL
from firstline.training.truth.stems import stems

_DEAF = ("DENIAL", "BLAME", "CONTRADICT", "COMMAND")
NOT_LOOKED_UP, ASKED_AGAIN = "not_looked_up", "asked_again"
_FIRST_TURNS = 2  # in which she must hear that she was listened to

_ENOUGH = 2  # values or words of hers


def identity(session: Session) -> Mark:
    """Checked first, then looked up, then told."""
    told = next(
        (t for t in session.agent for s in t.statements if s.private and tells_fact(s)), None
    )
    check = session.check
    looked = looked_up(session)
    unseen = NOT_LOOKED_UP if session.has_events and not looked else ""
    if session.truth.mandatory_route == "safety" and told is None:
        return Mark(None)
    if check.verified_at is None:
        if told is not None or check.asked_at is None:
            return Mark(0.0, told.text if told else "", told.index if told else None)
        return Mark(0.5, check.quote, check.asked_at, reason=unseen)
    if told is not None and told.index < check.verified_at:
        return Mark(0.0, told.text, told.index)
    if check.asked_at is None and not session.done("verified"):
        return Mark(0.6 if looked else 0.2, reason=unseen)
    seen = looked or not session.has_events  # where nothing tells what was done, asking is enough
    return Mark(1.0 if seen else 0.7, check.quote, check.asked_at, reason=unseen)


def restates(session: Session) -> Mark:
    """Her own values or words come back in the first turns, and nothing is asked twice."""
    begun = session.customer[0].index if session.customer else -1
    first = [turn for turn in session.agent if turn.index > begun][:_FIRST_TURNS]
    if not first:
        return Mark(0.0)
    best, quote, place = 0.0, "", None
    found: set[str] = set()
    for turn in first:
        for sentence in turn.sentences:
            if sentence.unfilled or not is_clause(sentence) or _against_her(sentence, turn):
                continue
            new = _values(sentence, turn, session) | _shared(sentence, turn)
            found |= new
            if len(new) > best:
                best, quote, place = len(new), sentence.text, turn.index
    score = min(1.0, len(found) / _ENOUGH)
    again = next((turn for turn in session.agent if (_asked_again(turn, session))), None)
    return Mark(
        max(0.0, score - (0.5 if again else 0)),
        asks(again.text) if again else quote,
        again.index if again else place,
        reason=ASKED_AGAIN if again else "",
    )


def _against_her(sentence: Sentence, turn: AgentTurn) -> bool:
    """What is denied or held against her is not listened to."""
    end = sentence.start + len(sentence.text)
    return any(one.kind in _DEAF and sentence.start <= one.start < end for one in turn.remarks)


def _values(sentence: Sentence, turn: AgentTurn, session: Session) -> set[str]:
    kinds = (AMOUNT, DAY, TAIL, NUMBER)
    inside = range(sentence.start, sentence.start + len(sentence.text) + 1)
    said = {f"{s.kind} {s.said}" for s in turn.statements if s.kind in kinds and s.start in inside}
    values = [str(v) for v in session.truth.asked_about.values()] + list(
        session.truth.texts.values()
    )
    words = {word for value in values for word in stems(value) if len(value) < 60}
    heard = stems(turn.heard.text)
    return said | (stems(sentence.own) & words & heard if words else set())


def _shared(sentence: Sentence, turn: AgentTurn) -> set[str]:
    return set(stems(sentence.own) & stems(turn.heard.text)) - _FACTORS


_FACTORS = frozenset({"number", "postcod", "zip", "referenc", "order", "name", "confirm", "check"})


def _asked_again(turn: AgentTurn, session: Session) -> bool:
    """Asks for a number or postcode that she has given already."""
    question = asks(turn.text)
    if not question:
        return False
    lowered = question.lower()
    asked = {"postcode"} if re.search(r"post ?code|zip", lowered) else set()
    if re.search(r"\b(?:order|booking|job|work order)(?: number| reference)?\b", lowered):
        asked.add("number")
    if not asked:
        return False
    given = set()
    for name, value in session.truth.customer.items():
        plain = re.sub(r"[^0-9a-z]", "", value.lower())
        if (
            name != "name"
            and len(plain) > 3
            and plain in re.sub(r"[^0-9a-z]", "", turn.heard.text.lower())
        ):
            given.add(kind(name))
    return bool(asked) and asked <= given
