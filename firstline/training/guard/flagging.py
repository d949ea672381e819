"""From a draft to its flags: phrases and likelihood agree, and the records are asked where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.guard.judging import Likely, model
from firstline.training.guard.model import DENIAL, Flag
from firstline.training.guard.phrases import is_spared, left, phrases
from firstline.training.guard.record import against
from firstline.training.guard.rewriting import Rewriting, instead, why
from firstline.training.guard.sheet import bare
from firstline.training.remarks import Remark
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth

LIKELY = 0.3  # a sentence without a known phrase is flagged from here on
LIKELY_DENIAL = 0.5
WITH_PHRASE = 0.3  # one with a phrase
DENIED = 0.1  # one with a phrase that denies: the same words tell what we did not do for her
ANOTHER = 0.4  # a class beside that of the phrase
DOUBTFUL = 0.1  # a phrase whose class is less likely is left to the likeliest one
LONGEST = 16_000
FEWEST_WORDS = 2
_AROUND = " \t\n,;:-"
_HALF = re.compile(r"[\ud800-\udfff]")  # of a pair: no tokenizer takes it
_MARKUP = re.compile(r"<[^<>\n]{1,200}>")  # shown as typed, but no words


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


def likelihood(sentence: Sentence, known: tuple[Remark, ...]) -> Likely:
    return model().likely(_MARKUP.sub(" ", sentence.own), {one.kind for one in known})


def _of(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    if len(sentence.own.split()) < FEWEST_WORDS or not bare(sentence.own):
        return ()
    known = left(sentence, known)
    if not known and (sentence.unfilled or is_spared(sentence)):
        return ()
    seen = likelihood(sentence, known)
    if known and seen.flagged >= least_with(known):
        return _agreed(sentence, known, seen)
    least = LIKELY_DENIAL if seen.kind == DENIAL else LIKELY
    if seen.flagged < least or sentence.unfilled or is_spared(sentence):
        return ()
    return (_worst(sentence, seen.kind),)


def least_with(known: tuple[Remark, ...]) -> float:
    """How likely a sentence with these phrases must be."""
    return DENIED if any(one.kind == DENIAL for one in known) else WITH_PHRASE


def _agreed(sentence: Sentence, known: tuple[Remark, ...], seen: Likely) -> tuple[Remark, ...]:
    """The phrases whose class is likely, and the class that is likelier than not."""
    kept = tuple(one for one in known if seen.classes[one.kind] >= DOUBTFUL)
    kinds = {one.kind for one in kept}
    if seen.kind not in kinds and (not kept or seen.classes[seen.kind] >= ANOTHER):
        return (*kept, _placed(sentence, known, seen.kind))
    return kept


def _placed(sentence: Sentence, known: tuple[Remark, ...], kind: str) -> Remark:
    """Of a class that no phrase gave: where a phrase of another class stands."""
    first = known[0]
    return Remark(kind, first.start, first.end, first.quote)


def _worst(sentence: Sentence, kind: str) -> Remark:
    """The clause whose words speak most for the class; the whole sentence where none does."""
    spans = [span for span in _clauses(sentence) if len(sentence.own[slice(*span)].split()) > 2]
    start, end = 0, len(sentence.text)
    if len(spans) > 1:
        weighed = [model().speaks_for(kind, sentence.own[slice(*span)]) for span in spans]
        if max(weighed) > 0:
            start, end = spans[weighed.index(max(weighed))]
    quote = sentence.text[start:end]
    return Remark(kind, sentence.start + start, sentence.start + end, quote)


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Without the marks and spaces around them."""
    at, text = 0, sentence.text
    while at < len(text):
        start, end = sentence.clause(at)
        bare = text[start:end].strip(_AROUND)
        if bare:
            start = text.index(bare, start)
            yield start, start + len(bare)
        at = max(end, at + 1)


def _flag(text: str, one: Remark, words: Rewriting) -> Flag:
    quote = text[one.start : one.end]
    return Flag(one.kind, one.start, one.end, quote, why(one.kind), instead(one.kind, words))


def _is_told(one: Flag, told: list[Flag]) -> bool:
    return any(
        one.kind == other.kind and one.start < other.end and other.start < one.end for other in told
    )
