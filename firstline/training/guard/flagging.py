"""From a draft to its flags: phrases and likelihood agree, and the records are asked where they are known."""

from __future__ import annotations

import re

from firstline.training.guard.judging import model
from firstline.training.guard.model import Flag
from firstline.training.guard.phrases import is_spared, left, phrases
from firstline.training.guard.record import against
from firstline.training.guard.rewriting import Rewriting, instead, why
from firstline.training.scoring.remarks import Remark
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth

LIKELY = 0.4  # a sentence without a known phrase is flagged from here on
WITH_PHRASE = 0.2  # one with a phrase
LONGEST = 16_000
FEWEST_WORDS = 2
_HALF = re.compile(r"[\ud800-\udfff]")  # of a pair: no tokenizer takes it


def flags(
    text: str, truth: Truth | None = None, rewrite: Rewriting | None = None
) -> tuple[Flag, ...]:
    """Of the first 16,000 characters, in the order of the text.

    With a `truth`, what it contradicts is flagged as well; `rewrite` fills the better lines.
    """
    said = sentences(_HALF.sub("\ufffd", plain(text[:LONGEST])))
    found = [one for sentence, known in phrases(said).items() for one in _of(sentence, known)]
    words = rewrite or (Rewriting.of(truth) if truth else Rewriting())
    made = [_flag(text, one, words) for one in found]
    if truth:
        told = [
            Flag(one.kind, one.start, one.end, text[one.start : one.end], one.why, one.instead)
            for sentence in said
            for one in against(sentence, truth)
        ]
        made = [*told, *(one for one in made if not _is_told(one, told))]
    return tuple(sorted(made, key=lambda one: (one.start, one.end, one.kind)))


def likelihood(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[float, str]:
    seen = model().likely(sentence.own, {one.kind for one in known})
    return seen.flagged, seen.kind


def _of(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    if len(sentence.own.split()) < FEWEST_WORDS:
        return ()
    known = left(sentence, known)
    flagged, kind = likelihood(sentence, known)
    if known and flagged >= WITH_PHRASE:
        return known
    if flagged < LIKELY or sentence.unfilled or is_spared(sentence):
        return ()
    start, end = sentence.start, sentence.start + len(sentence.text)
    return (Remark(kind, start, end, sentence.text),)


def _flag(text: str, one: Remark, words: Rewriting) -> Flag:
    quote = text[one.start : one.end]
    return Flag(one.kind, one.start, one.end, quote, why(one.kind), instead(one.kind, words))


def _is_told(one: Flag, told: list[Flag]) -> bool:
    return any(
        one.kind == other.kind and one.start < other.end and other.start < one.end for other in told
    )
