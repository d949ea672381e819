"""What is wrong with a sentence: as a whole, and in each of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.guard.clauses import clauses, pieces
from firstline.training.guard.judging import Likely, model
from firstline.training.guard.model import DENIAL
from firstline.training.guard.phrases import is_spared, left
from firstline.training.guard.sheet import bare
from firstline.training.remarks import Remark
from firstline.training.sentences import Sentence

LIKELY = 0.3  # a sentence without a known phrase is flagged from here on
LIKELY_DENIAL = 0.5
WITH_PHRASE = 0.3  # one with a phrase
DENIED = 0.1  # one with a phrase that denies: the same words tell what we did not do for her
ANOTHER = 0.4  # a class beside that of the phrase
DOUBTFUL = 0.1  # a phrase whose class is less likely is left to the likeliest one
CLAUSE_WITH_PHRASE = 0.5  # a clause with a phrase, beside what its sentence is flagged for
CLAUSE_DOUBTFUL = 0.25
CLAUSE_ALONE, CLAUSE_CLASS = 0.85, 0.85  # a clause without one: that it is flagged, and its class
FEWEST_WORDS, FEWEST_ALONE = 2, 3
_MARKUP = re.compile(r"<[^<>\n]{1,200}>")  # shown as typed, but no words


def found_in(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """One of a class; `known` are the phrases it uses."""
    if len(sentence.own.split()) < FEWEST_WORDS or not bare(sentence.own):
        return ()
    known = left(sentence, known)
    if not known and (sentence.unfilled or is_spared(sentence)):
        return ()
    whole = _of_whole(sentence, known)
    return (*whole, *_beside(sentence, known, whole))


def _of_whole(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    seen = _likelihood(sentence.own, known)
    if known and seen.flagged >= least_with(known):
        return _agreed(sentence, known, seen)
    least = LIKELY_DENIAL if seen.kind == DENIAL else LIKELY
    if seen.flagged < least or sentence.unfilled or is_spared(sentence):
        return ()
    return (_worst(sentence, seen.kind),)


def least_with(known: tuple[Remark, ...]) -> float:
    """How likely a sentence with these phrases must be."""
    return DENIED if any(one.kind == DENIAL for one in known) else WITH_PHRASE


def _likelihood(text: str, known: tuple[Remark, ...]) -> Likely:
    return model().likely(_MARKUP.sub(" ", text), {one.kind for one in known})


def _agreed(sentence: Sentence, known: tuple[Remark, ...], seen: Likely) -> tuple[Remark, ...]:
    """The phrases whose class is likely, and the class that is likelier than not."""
    kept = tuple(one for one in known if seen.classes[one.kind] >= DOUBTFUL)
    kinds = {one.kind for one in kept}
    if seen.kind not in kinds and (not kept or seen.classes[seen.kind] >= ANOTHER):
        return (*kept, _worst(sentence, seen.kind))
    return kept


def _worst(sentence: Sentence, kind: str) -> Remark:
    """The clause that is likeliest of the class; the whole sentence where none is of it."""
    spans = [span for span in clauses(sentence) if len(sentence.own[slice(*span)].split()) > 2]
    if len(spans) > 1:
        weighed = [_likelihood(sentence.own[slice(*span)], ()).classes[kind] for span in spans]
        if max(weighed) >= CLAUSE_DOUBTFUL:
            return _at(sentence, kind, spans[weighed.index(max(weighed))])
    return _at(sentence, kind, (0, len(sentence.text)))


def _beside(
    sentence: Sentence, known: tuple[Remark, ...], whole: tuple[Remark, ...]
) -> Iterator[Remark]:
    """What a part of it says that the sentence is not flagged for already."""
    kinds = {one.kind for one in whole}
    for one in (*_with_phrase(sentence, known, whole), *_without(sentence, known, whole)):
        if one.kind not in kinds:
            kinds.add(one.kind)
            yield one


def _with_phrase(
    sentence: Sentence, known: tuple[Remark, ...], whole: tuple[Remark, ...]
) -> Iterator[Remark]:
    """Each phrase is judged by the words between the commas around it."""
    parts = tuple(pieces(sentence))
    for part in parts if len(parts) > 1 else ():
        inside = tuple(one for one in known if _begins_in(one, sentence, part))
        if not inside:
            continue
        seen = _likelihood(sentence.own[slice(*part)], inside)
        if seen.flagged >= CLAUSE_WITH_PHRASE:
            kept = [one for one in inside if seen.classes[one.kind] >= CLAUSE_DOUBTFUL]
            yield from (one for one in kept if one.kind != DENIAL or whole)


def _without(
    sentence: Sentence, known: tuple[Remark, ...], whole: tuple[Remark, ...]
) -> Iterator[Remark]:
    """A clause that no phrase tells, in a sentence whose words are bad already."""
    spans = tuple(clauses(sentence))
    if len(spans) < 2 or is_spared(sentence):
        return
    if _likelihood(sentence.own, known).flagged < LIKELY:
        return
    for span in spans:
        words = sentence.own[slice(*span)]
        seen = _likelihood(words, ())
        if (
            seen.flagged >= CLAUSE_ALONE
            and seen.shares_of(seen.kind) >= CLAUSE_CLASS
            and len(words.split()) >= FEWEST_ALONE
            and not any(_is_in(one, sentence, span) for one in (*known, *whole))
            and sentence.stated(span[0])
        ):
            yield _at(sentence, seen.kind, span)


def _begins_in(one: Remark, sentence: Sentence, span: tuple[int, int]) -> bool:
    return span[0] <= one.start - sentence.start < span[1]


def _is_in(one: Remark, sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether it touches the clause."""
    return one.start - sentence.start < span[1] and span[0] < one.end - sentence.start


def _at(sentence: Sentence, kind: str, span: tuple[int, int]) -> Remark:
    start, end = span
    quote = sentence.text[start:end]
    return Remark(kind, sentence.start + start, sentence.start + end, quote)
