"""Offers above what the agent may give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from firstline.training.scoring.session import Session
from firstline.training.sentences import Sentence
from firstline.training.truth.figures import figured
from firstline.training.truth.sums import sums
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_LARGE = re.compile(
    r"\b(?:loan(?:er|ed)? car|loaner|courtesy car|(?:a |one |next )?(?:free month"
    r"|month(?:'s)? free|month on us|month for free)"
    r"|free (?:year|upgrade)|loss of earnings|lost (?:wages|earnings)|release you from (?:the"
    r"|your) contract)\b",
    re.I,
)
_GIVES = re.compile(
    r"\b(?:i|we)(?:'ll| will|'ve| have| can|'m| am|'d| would|'d like to)\b|\byou(?:'ll| will"
    r"| can| get)\b|\bhere'?s\b|\btake\b",
    re.I,
)
_APPROVED = re.compile(
    r"\b(?:approved|approval|authori[sz]ed|agreed|signed (?:it )?off|sign-?off"
    r"|given me the (?:ok|okay|go-ahead)|said yes|cleared)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:ask|asking|asked|request\w*|subject to|if (?:my|our|the)|once (?:my|our|the)|can't"
    r"|cannot|more than)\b",
    re.I,
)


def over_authority(session: Session) -> tuple[int, str] | None:
    """(turn, sentence) of the first offer that nobody approved; None when there is none."""
    truth = session.truth
    if truth.approvals or session.done("approval"):
        return None
    limit = truth.goodwill_limit
    limit = Decimal(sheet("rubric")["goodwill_limit"]) if limit is None else limit
    for turn in session.agent:
        for sentence in turn.sentences:
            if _APPROVED.search(sentence.own) and not _ASKS.search(sentence.own):
                return None
    for turn in session.agent:
        for sentence in turn.sentences:
            if _too_much(sentence, session, limit):
                return turn.index, sentence.text
    return None


def sums_over(session: Session) -> Iterator[tuple[int, str, str]]:
    """(turn, sum as said, limit) of an offer of money above the limit that the records give."""
    over, limit = over_authority(session), session.truth.goodwill_limit
    if over is None or limit is None:
        return
    turn, text = over
    told = f"at most {limit} {session.truth.currency or ''}".strip()
    for one in sums(figured(text)):
        start, end = figured(text).span(one.start, one.end)
        if one.value > limit and one.value not in session.truth.sums and not one.loose:
            yield turn, text[start:end], told


def _too_much(sentence: Sentence, session: Session, limit: Decimal) -> bool:
    gift = wording("agent")["large gift"].search(sentence.own)
    meant = gift and sentence.stated(gift.start()) and not sentence.negated(*gift.span())
    if meant and not _allowed(gift[0], session):
        return True
    if (
        sentence.unfilled
        or _ASKS.search(sentence.own)
        or not (_GIVES.search(sentence.own) or wording("agent")["gives"].search(sentence.own))
    ):
        return False
    gesture = wording("truth")["gesture"].search(sentence.own) or (
        wording("agent")["gives"].search(sentence.own)
    )
    for one in sums(sentence.figured):
        start, end = sentence.figured.span(one.start, one.end)
        if gesture and one.value > limit and one.value not in session.truth.sums and not one.loose:
            return not (sentence.quoted(start) or sentence.negated(start, end))
    large = _LARGE.search(sentence.own)
    if large is None or sentence.negated(*large.span()) or sentence.quoted(large.start()):
        return False
    safe = session.truth.mandatory_route == "safety" or session.truth.finding == "SAFETY_FAULT"
    return not (safe or _allowed(large[0], session))


def _allowed(offer: str, session: Session) -> bool:
    """The scenario itself names it as a step or a fact."""
    known = " ".join(
        (*session.truth.do, *session.truth.texts.values(), *session.truth.texts)
    ).lower()
    words = [
        word for word in re.findall(r"[a-z]{4,}", offer.lower()) if word not in ("free", "next")
    ]
    return any(word in known for word in words)
