"""What the guard's model makes of a sentence: a class of its own, an insult, an order about her
feelings, or words that acknowledge them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from firstline.training.guard.judging import ACKNOWLEDGES, CALM, INSULT, model
from firstline.training.guard.model import DENIAL
from firstline.training.guard.phrases import is_spared, phrases
from firstline.training.remarks import Remark
from firstline.training.sentences import Sentence
from firstline.training.truth.moments import moments
from firstline.training.wording import heard

SURE = {DENIAL: 0.6, INSULT: 0.55, CALM: 0.5, ACKNOWLEDGES: 0.5}
BEYOND_DOUBT = 0.9
SHORT, SURE_OF_SHORT = 3, 0.8  # so few words tell little
# A remark that no phrase of the sheets gave; what denies is asked of the records as well.
REMARKS = ("BLAME", "POLICY", "VAGUE", "CONTRADICT", "COMMAND")
SURE_OF_REMARK, FEWEST_OF_REMARK = 0.85, 5
LONG = 16  # words, from which on each clause is read by itself too
WITH_PHRASE = 0.3  # where a phrase of the sheets denies as well
FEWEST_WORDS, MOST_WORDS = 2, 40
# Sentences that help her are seldom any of it, and reading a sentence takes milliseconds.
_HELPS = ("asks identity", "asks settled", "gives reference")


def denies(sentence: Sentence, at_least: float = SURE[DENIAL]) -> bool:
    return _shares(sentence).get(DENIAL, 0.0) >= at_least


def insults(sentence: Sentence) -> bool:
    short = len(sentence.own.split()) <= SHORT
    return _shares(sentence).get(INSULT, 0.0) >= (SURE_OF_SHORT if short else SURE[INSULT])


def commands_calm(sentence: Sentence) -> bool:
    """An insult that is not sure enough counts with the orders it resembles."""
    seen = _shares(sentence)
    return seen.get(CALM, 0.0) + seen.get(INSULT, 0.0) >= SURE[CALM] and seen[CALM] > 0.1


def is_class(sentence: Sentence, kind: str) -> bool:
    """Likelier than not of that class."""
    return _shares(sentence).get(kind, 0.0) > 0.5


def remarked(sentence: Sentence) -> Remark | None:
    """The class that is beyond doubt, of the sentence or of a clause of a long one."""
    if sentence.quotes or heard("agent")["from the notes"].search(sentence.own):
        return None
    felt = heard("agent")["acknowledges"].search(sentence.own)
    kinds = (_kind(part) for part in (sentence, *(() if felt else _clauses(sentence))))
    kind = next(filter(None, kinds), None)
    if kind is None:
        return None
    return Remark(kind, sentence.start, sentence.start + len(sentence.text), sentence.text)


def _kind(sentence: Sentence) -> str | None:
    if len(sentence.own.split()) < FEWEST_OF_REMARK or is_spared(sentence):
        return None
    shares = _shares(sentence)
    kind = max(REMARKS, key=lambda one: shares.get(one, 0.0))
    timed = kind == "VAGUE" and moments(sentence.figured, None)
    return None if timed or shares.get(kind, 0.0) < SURE_OF_REMARK else kind


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    at, text = 0, sentence.text
    while len(text.split()) >= LONG and at < len(text):
        start, end = sentence.clause(at)
        if part := text[start:end].strip(" ,;:-"):
            yield Sentence(part, sentence.start + start)
        at = max(end, at + 1)


def acknowledges(sentence: Sentence) -> bool:
    return _shares(sentence).get(ACKNOWLEDGES, 0.0) >= SURE[ACKNOWLEDGES]


def _shares(sentence: Sentence) -> Mapping[str, float]:
    words = len(sentence.own.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS or sentence.unfilled or _helps(sentence):
        return {}
    return _read(sentence)


def _helps(sentence: Sentence) -> bool:
    return any(heard("agent")[name].search(sentence.own) for name in _HELPS)


@lru_cache(maxsize=1024)
def _read(sentence: Sentence) -> Mapping[str, float]:
    known = {one.kind for one in phrases((sentence,))[sentence]}
    return model().likely(sentence.own, known).shares
