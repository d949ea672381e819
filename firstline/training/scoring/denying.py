"""Sentences that deny what the records confirm, told by the likelihood of all their words."""

from __future__ import annotations

import re

from firstline.training.guard.phrases import is_spared
from firstline.training.scoring import likely
from firstline.training.scoring.disowning import disowns
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.truth.statement import CAUSE, TRUE, Statement
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

# Somebody else's doing, a rule, a guess, or a failing that is itself denied.
_HERS = re.compile(
    r"\b(?:you|your (?:bank|phone|line|end|side|card|provider|signal|browser|connection)|from you|by you"
    r"|complaints?|always|ever since|usually|normally|must|would|wouldn't|can't|cannot|couldn't|could"
    r"|impossible|n?either|unless|if|only|mistakes?|errors?|faults?)\b"
    r"|\b(?:no|not|never|nobody|nothing|no one)\b(?:(?!\b(?:when|after|before|about|since|as)\b)[^.;,])*"
    r"\b(?:missed|moved|cancelled|canceled|dropped|cut"
    r"|lost|late|delay\w*|wrong|failed|broke|bounced|disconnect\w*|down|crash\w*|overdue|forgot\w*)\b"
    r"|\b(?:arranged|booked|agreed|promised|requested|scheduled)\b"
    r"|\b(?:it|they|that|(?:the|your|our) \w+) (?:was|were|has been|had been|got) (?:ordered|sent|made|placed"
    r"|answered|called|rung|told|kept|attended|logged|posted|paid)\b"
    r"|n't\b[^.;,]*\b(?:miss|move|cancel|drop|cut|lose|fail|break|bounce|disconnect|crash|forget)\w*",
    re.I,
)
_SO = re.compile(r",? (?:and )?(?:so|which is why|that's why|therefore)\b", re.I)
_BY_US = re.compile(r"\b(?:we|nobody|no one)\b", re.I)
_UNDONE = re.compile(r"\b(?:no|not|never|nobody|no one)\b|n't\b", re.I)
_NEGATIVE = re.compile(r"\b(?:no|not|never|nobody|none|nothing|only|once|always)\b|n't\b", re.I)


def denying(
    said: tuple[Sentence, ...], told: tuple[Statement, ...], truth: Truth
) -> tuple[Sentence, ...]:
    """Of one turn, where it was ours. Words that own it or tell it in the same turn, and a sentence
    that tells of something done, leave less to likelihood."""
    if not (truth.given and truth.ours):
        return ()
    granted = any(map(_grants, said)) or any(
        one.kind == CAUSE and one.verdict == TRUE for one in told
    )
    return tuple(
        one
        for one in said
        if _could_deny(one)
        and not _tells_undone(one, truth)
        and not follows(one, truth)
        and likely.denies(
            one,
            likely.BEYOND_DOUBT if granted or _is_done(one) else likely.SURE[likely.DENIAL],
        )
    )


def follows(sentence: Sentence, truth: Truth) -> bool:
    """What did not happen is told as what came of the true cause: "we wrote it on no list, so it
    didn't happen"."""
    if not truth.ours or (so := _SO.search(sentence.own)) is None:
        return False
    first = sentence.own[: so.start()]
    ours = _BY_US.search(first) and _UNDONE.search(first)
    return bool(ours and stems(first) & stems(truth.cause))


def _could_deny(sentence: Sentence) -> bool:
    if sentence.asks or sentence.quotes or not sentence.stated(len(sentence.text)):
        return False
    spared = wording("agent")["agrees"], wording("truth")["turned away"]
    return not (any(one.search(sentence.own) for one in spared) or is_spared(sentence))


def _tells_undone(sentence: Sentence, truth: Truth) -> bool:
    """ "No notice was sent.", "The credit failed.", where that is what the records hold."""
    if truth.finding not in sheet("causes")["undone"] or _HERS.search(sentence.own):
        return False
    return bool(wording("agent")["undone"].search(sentence.own))


def _is_done(sentence: Sentence) -> bool:
    acts = wording("agent")["acts"].search(sentence.own)
    return bool(acts) and not _NEGATIVE.search(sentence.own)


def _grants(sentence: Sentence) -> bool:
    """She is agreed with, or what was ours is owned."""
    words = wording("agent")
    owns = words["admits"].search(sentence.own) and not disowns(sentence)
    return bool(owns or words["agrees"].search(sentence.own))
