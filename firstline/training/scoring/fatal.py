"""What fails a session whatever else was good in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.remarks import meant
from firstline.training.scoring.denials import denied
from firstline.training.scoring.early import untold_words
from firstline.training.scoring.exposure import exposed
from firstline.training.scoring.insults import commands_about_feelings, insult
from firstline.training.scoring.model import Fatal
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.sentences import Sentence
from firstline.training.truth.causes import findings, heard_in
from firstline.training.truth.statement import AMOUNT, DAY, NUMBER, TAIL, Statement
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording

_MOVED = re.compile(
    r"\bwe(?:'ve| have)? (?:took|taken|charged|debited|credited|refunded|sent|paid)\b"
    r"|\byour (?:\S+ )?(?:refund|credit|payment|debit|charge)\b|\byour [£$€]\d",
    re.I,
)
_NUMBER = re.compile(r"(?<!\w)\d{3,}(?!\w)")
_FEWEST, _MOST_OF_IT = 3, 0.6  # of the stems of a cause that she has not told
_PRIVATE = (AMOUNT, DAY, TAIL, NUMBER)


def fatals(session: Session) -> tuple[Fatal, ...]:
    found = [
        *_before_verified(session),
        *exposed(session),
        *_insults(session),
        *denied(session),
        *_missing_route(session),
    ]
    seen: dict[tuple[str, int], Fatal] = {}
    for one in found:
        seen.setdefault((one.code, one.turn), one)
    return tuple(sorted(seen.values(), key=lambda one: one.turn))


def _before_verified(session: Session) -> Iterator[Fatal]:
    verified = session.check.verified_at
    in_danger = session.truth.mandatory_route == "safety"
    for turn in session.agent:
        if verified is not None and turn.index >= verified:
            return
        for one in turn.statements:
            told = one.private and one.kind in _PRIVATE and not _is_help(one, in_danger)
            if told and (session.truth.given or _of_account(one, turn)):
                yield Fatal("FACT_BEFORE_VERIFIED", turn.index, turn.quote(one))
                return
        if session.truth.given and not in_danger:
            told_early = _untold_cause(turn, session) or untold_words(turn, session.truth)
            if told_early:
                yield Fatal("FACT_BEFORE_VERIFIED", turn.index, told_early)
                return


def _of_account(one: Statement, turn: AgentTurn) -> bool:
    """Without records: an ending, or money that the company moved."""
    return one.kind == TAIL or (one.kind == AMOUNT and bool(_MOVED.search(turn.quote(one))))


def _is_help(one: Statement, in_danger: bool) -> bool:
    return in_danger and one.kind in (DAY, NUMBER)


def _untold_cause(turn: AgentTurn, session: Session) -> str | None:
    """A cause that the customer did not tell herself."""
    known = findings().get(session.truth.finding or "")
    if known is None:
        return next((s.text for s in turn.sentences if _tells_new(s, turn, session)), None)
    if known.family == "call":
        return None
    for one in turn.statements:
        if one.kind == "cause" and one.verdict == "true":
            told_first = any(
                heard_in(name, turn.heard.text.replace("\n", " ")) for name in known.says
            )
            if not told_first and any(heard_in(name, one.said) for name in known.says):
                return one.said
    return None


def _tells_new(sentence: Sentence, turn: AgentTurn, session: Session) -> bool:
    """Most of what the records give as the cause, or a number in it, and she has not said it."""
    if sentence.asks or not sentence.stated(0):
        return False
    hers = stems(turn.heard.text)
    wanted, said = stems(session.truth.cause) - hers, stems(sentence.own)
    numbers = set(_NUMBER.findall(session.truth.cause)) - set(_NUMBER.findall(turn.heard.text))
    return bool(
        numbers & set(_NUMBER.findall(sentence.own))
        or (len(wanted) >= _FEWEST and len(wanted & said) >= _MOST_OF_IT * len(wanted))
    )


def _insults(session: Session) -> Iterator[Fatal]:
    commanded = 0
    for turn in session.agent:
        for sentence in turn.sentences:
            if insult(sentence):
                yield Fatal("INSULT", turn.index, sentence.text)
        for sentence in commands_about_feelings(turn.sentences):
            commanded += 1
            if commanded == 2:
                yield Fatal("INSULT", turn.index, sentence.text)


def _missing_route(session: Session) -> Iterator[Fatal]:
    route = (session.truth.mandatory_route or "").lower()
    if not route or not session.agent:
        return
    shape = wording("routes").get(route) or re.compile(rf"\b{re.escape(route)}\b", re.I)
    if any(shape.search(event.what) for event in session.events):
        return
    for turn in session.agent:
        for sentence in turn.sentences:
            if not sentence.unfilled and meant(shape, sentence.own):
                return
    last = session.agent[-1]
    yield Fatal("MISSING_ROUTE", last.index, last.sentences[-1].text if last.sentences else "")
