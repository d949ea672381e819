"""Insults, and being told how to feel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.scoring.remarks import meant
from firstline.training.sentences import Sentence
from firstline.training.wording import heard

# Said of our side or the matter: no insult.
_OURS = re.compile(r"\b(?:i|we|us|our|my|that|it|this|system|situation|mistake|error)\b", re.I)
_AT_HER = re.compile(r"\byou(?:r|'re|'ve)?\b", re.I)
_DISOWNED = re.compile(
    r"(?:\bnot|n't|\bnever|\bnobody|\bno one|\bwithout)\b[^.;]{0,30}\b(?:say|call|think|mean"
    r"|suggest|imply|treat|tell|make)\w*\b"
    r"[^.;]{0,20}$|\byou(?:'re| are|r) not (?:being )?(?:an? )?$|\baren't (?:an? )?$",
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
    if match is None or sentence.reported(match.start()):
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


def commands_about_feelings(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, str]]:
    for sentence in sentences:
        if match := meant(heard("remarks")["calm"], sentence.own):
            yield sentence, match[0]
