"""Insults, threats, and being told how to feel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.guard.phrases import is_spared
from firstline.training.remarks import meant
from firstline.training.scoring.likely import commands_calm, insults
from firstline.training.sentences import Sentence
from firstline.training.wording import heard

# Said of our side or the matter: no insult.
_OURS = re.compile(r"\b(?:i|we|us|our|my|that|it|this|system|situation|mistake|error)\b", re.I)
_OUR_SIDE = re.compile(r"\b(?:i|we|us|our|my)\b", re.I)
_AT_HER = re.compile(r"\byou(?:r|'re|'ve)?\b|\b(?:don't be|stop being|quit being)\b", re.I)
_UNSAID = (
    r"(?:\bnot|n't|\bnever|\bnobody|\bno one|\bwithout)\b[^.;]{0,30}\b(?:say|call|think|mean"
    r"|suggest|imply|treat|tell|make)\w*\b"
)
_TURNED_AWAY = re.compile(_UNSAID, re.I)
_DISOWNED = re.compile(
    rf"{_UNSAID}[^.;]{{0,20}}$|\byou(?:'re| are|r) not (?:being )?(?:an? )?$|\baren't (?:an? )?$",
    re.I,
)
_FEELS = re.compile(r"\b(?:feel|felt|look|think|make|made|making|driv\w+)\b[^,;.]*$", re.I)
_WORD = re.compile(r"^(?:stupid|dumb|brainless|shit|bullshit|crap)$", re.I)


def insult(sentence: Sentence) -> str | None:
    """The words that insult her, in this sentence; none that is quoted or turned away from her."""
    match = next(
        (
            m
            for m in heard("remarks")["insult"].finditer(sentence.own)
            if not _DISOWNED.search(sentence.own[: m.start()])
        ),
        None,
    )
    if threat := meant(heard("agent")["threat"], sentence.own):
        return None if sentence.reported(threat.start()) else threat[0]
    if match is None:
        return sentence.text if _likely_insult(sentence) else None
    if sentence.reported(match.start()):
        return None
    before = sentence.own[max(0, match.start() - 30) : match.start()]
    if _WORD.match(match[0]):
        first, last = sentence.clause(match.start())
        if not _AT_HER.search(sentence.own[first:last]) or _FEELS.search(before):
            return None
        if _OURS.search(before) and not re.search(
            r"\byou(?:'re| are| were|r)\b[^,;.]*$", before, re.I
        ):
            return None
    return match[0]


def _likely_insult(sentence: Sentence) -> bool:
    """Courtesy is none, nor what speaks of us alone, however alike they look."""
    of_us = _OUR_SIDE.search(sentence.own) and not _AT_HER.search(sentence.own)
    if of_us or heard("agent")["courtesy"].search(sentence.own):
        return False
    return _meant(sentence) and insults(sentence)


def _meant(sentence: Sentence) -> bool:
    return not (sentence.quotes or _TURNED_AWAY.search(sentence.own) or is_spared(sentence))


def commands_about_feelings(said: tuple[Sentence, ...]) -> Iterator[Sentence]:
    for sentence in said:
        told = meant(heard("remarks")["calm"], sentence.own) is not None
        if told or (_meant(sentence) and commands_calm(sentence)):
            yield sentence
