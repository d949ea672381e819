"""Denying to the customer what the records confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.remarks import meant
from firstline.training.scoring.denying import follows
from firstline.training.scoring.model import Fatal
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.sentences import Sentence
from firstline.training.truth.causes import Cause, findings, heard_in, without_agreeing
from firstline.training.truth.statement import AMOUNT, CAUSE, TRUE
from firstline.training.wording import heard as wording

# Findings in which the records do not confirm what the customer says.
_OPEN = frozenset(
    [
        *("NOT_OUR_DEBIT", "UNCLEAR", "SENT_NO_MATCH", "SOURCE_UNKNOWN", "NOT_OURS", "NO_ACCESS"),
        *("OWN_CARD", "OWN_WALLET"),
    ]
)
_PARTS = re.compile(r"[,;:]|\s-\s|\b(?:but|yet|and)\b")
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|impossible|cannot|only|just|once)\b|n't\b", re.I)


def denied(session: Session) -> Iterator[Fatal]:
    truth = session.truth
    if not truth.given or truth.finding in _OPEN or (truth.fault == "theirs" and not truth.finding):
        return
    known = findings().get(truth.finding or "")
    for turn in session.agent:
        if not truth.ours and _told(turn):
            continue
        for sentence in turn.sentences:
            denies = _denies(sentence, known) and not _tells_it(sentence, known)
            denies = denies and not follows(sentence, truth)
            if denies or sentence in turn.denying:
                yield Fatal("DENIED_RECORD", turn.index, sentence.text)
        for one in turn.statements:
            if one.denied and one.kind == AMOUNT and truth.ours:
                yield Fatal("DENIED_RECORD", turn.index, turn.quote(one))


def _told(turn: AgentTurn) -> bool:
    """Where nothing is ours, what really happened is no denial of what she took it for."""
    return any(one.kind == CAUSE and one.verdict == TRUE for one in turn.statements)


def _denies(sentence: Sentence, known: Cause | None) -> bool:
    match = meant(wording("remarks")["denial"], sentence.own)
    if match and wording("truth")["purpose"].search(sentence.own[: match.start()]):
        match = None
    if match and not (sentence.hypothetical(match.start()) or sentence.reported(match.start())):
        return not (sentence.asks and not re.search(r"\bimpossible\b", match[0], re.I))
    if sentence.asks or sentence.unfilled or not sentence.stated(len(sentence.text)):
        return False
    told = _asserted(sentence)
    return known is not None and any(heard_in(name, told) for name in known.denies)


def _asserted(sentence: Sentence) -> str:
    """What is left without conditions and what is still to be seen: "I'll look whether it has come"."""
    text = sentence.own
    for found in wording("agent")["to be seen"].finditer(sentence.own):
        _, last = sentence.clause(found.start())
        text = text[: found.start()] + " " * (last - found.start()) + text[last:]
    return without_agreeing(text)


def _tells_it(sentence: Sentence, known: Cause | None) -> bool:
    """A part of the sentence plainly tells the true cause: "it should be impossible, yet we took it
    twice"."""
    parts = [part for part in _PARTS.split(sentence.own) if not _NEGATIVE.search(part)]
    return known is not None and any(heard_in(name, part) for name in known.says for part in parts)
