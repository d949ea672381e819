"""From a draft to its flags: phrases and likelihood agree, and the records are asked where they are known."""

from __future__ import annotations

import re

from firstline.training.guard.finding import found_in
from firstline.training.guard.model import Flag
from firstline.training.guard.phrases import phrases
from firstline.training.guard.record import against
from firstline.training.guard.rewriting import Rewriting, instead, why
from firstline.training.remarks import Remark
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth

LONGEST = 16_000
_WORD_END = re.compile(r"(?:\w|['’]\w)*")
_HALF = re.compile(r"[\ud800-\udfff]")  # of a pair: no tokenizer takes it


def flags(
    text: str, truth: Truth | None = None, rewrite: Rewriting | None = None
) -> tuple[Flag, ...]:
    """Of the first 16,000 characters, in the order of the text.

    With a `truth`, what it contradicts is flagged as well; `rewrite` fills the better lines.
    """
    said = sentences(_HALF.sub("\ufffd", plain(text[:LONGEST])))
    words = rewrite or (Rewriting.of(truth) if truth else Rewriting())
    made: list[Flag] = []
    for sentence, known in phrases(said).items():
        for one in sorted(found_in(sentence, known), key=lambda one: one.start):
            made.append(_flag(text, sentence, one, words, {flag.instead for flag in made}))
    if truth:
        told = [
            Flag(one.kind, one.start, one.end, text[one.start : one.end], one.why, one.instead)
            for sentence in said
            for one in against(sentence, truth, words.told)
        ]
        made = [*told, *(one for one in made if not _is_told(one, told))]
    return tuple(sorted(made, key=lambda one: (one.start, one.end, one.kind)))


def _flag(text: str, sentence: Sentence, one: Remark, words: Rewriting, given: set[str]) -> Flag:
    end = _WORD_END.match(text, one.end).end() if text[one.end - 1].isalnum() else one.end
    first, last = sentence.clause(one.start - sentence.start)
    spoken = sentence.own[first : max(last, one.end - sentence.start)], sentence.own
    better = instead(one.kind, words, spoken, given)
    return Flag(one.kind, one.start, end, text[one.start : end], why(one.kind), better)


def _is_told(one: Flag, told: list[Flag]) -> bool:
    return any(
        one.kind == other.kind and one.start < other.end and other.start < one.end for other in told
    )
