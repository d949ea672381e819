"""What offends her: what a careful lead would reword, as far as she minds it."""

from __future__ import annotations

from firstline.training import guard
from firstline.training.customer.asking import factors
from firstline.training.customer.questions import topic_of
from firstline.training.guard.model import DENIAL, Flag
from firstline.training.guard.phrases import phrases
from firstline.training.remarks import Remark
from firstline.training.scoring.identity import asks
from firstline.training.scoring.insults import insult
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.truth.causes import tells_cause
from firstline.training.truth.moments import Moment, moments
from firstline.training.truth.statements import asked_about, statements
from firstline.training.wording import heard as scored

VAGUE = "VAGUE"
_SMALL = ("MINIMISE", "FAKE", "CONTRADICT", "OVERPROMISE")
_TOUCHY = ("own_doing", "consent")  # topics a question about which may well offend
_FEWEST_WORDS = 3


def flags(said: tuple[Sentence, ...], text: str, truth: Truth, helped: bool) -> tuple[str, ...]:
    """Classes of the guard, of the words alone, and of a denial of what she knows. Small ones are
    passed over in a turn that helps her on, and all in a sentence that owns up, or plainly asks; nor
    can anything be promised yet in a turn that asks who she is."""
    denied = [one for one in guard.flags(text, truth) if one.kind == DENIAL]
    known, begins = phrases(said), bool(factors(said))
    kinds = {
        kind
        for sentence in said
        for flag in guard.flags(text)
        if _holds(sentence, flag)
        # One flag a sentence is told; its other known phrases are heard all the same.
        for kind in (flag.kind, *(one.kind for one in known[sentence] if one.kind == DENIAL))
        if not (begins and kind == VAGUE and not known[sentence])
        and _minds(sentence, kind, known[sentence], truth)
    }
    if any(
        _holds(s, flag) and (known[s] or _against_record(s, truth)) for s in said for flag in denied
    ):
        kinds.add(DENIAL)
    return tuple(one for one in guard.KINDS if one in kinds and not (helped and one in _SMALL))


def insulted(said: tuple[Sentence, ...]) -> bool:
    """A question insults by its words alone."""
    words = scored("remarks")["insult"]
    return any(insult(s) and (not s.asks or words.search(s.own)) for s in said)


def ahead(one: Moment, truth: Truth) -> bool:
    """A day or an hour from now on."""
    today = truth.now.date() if truth.now else None
    return bool(one.times) or any(today is None or day >= today for day in one.days)


def _has_day(sentence: Sentence, truth: Truth) -> bool:
    return any(ahead(one, truth) for one in moments(sentence.figured, truth.now))


def _against_record(sentence: Sentence, truth: Truth) -> bool:
    return any(one.denied for one in statements(sentence, truth, asked_about(truth)))


def _holds(sentence: Sentence, flag: Flag) -> bool:
    return sentence.start <= flag.start < sentence.start + len(sentence.text)


def _minds(sentence: Sentence, kind: str, known: tuple[Remark, ...], truth: Truth) -> bool:
    """Without a phrase that is known for it, many a thing passes: a question, a word or two, what
    tells her the cause, a denial that only sounds like one, and what is small."""
    if _is_kind(sentence) or (kind == VAGUE and _has_day(sentence, truth)):
        return False
    if known:
        return True
    short = len(sentence.own.split()) < _FEWEST_WORDS
    tells = tells_cause(sentence.own, truth)
    return not (sentence.asks or short or tells or kind in (DENIAL, *_SMALL))


def _is_kind(sentence: Sentence) -> bool:
    agent = scored("agent")
    asking = agent["asks settled"].search(sentence.text) or (sentence.asks and asks(sentence.text))
    plain_question = sentence.asks and topic_of(sentence.own) not in (None, *_TOUCHY)
    return bool(asking or plain_question or agent["admits"].search(sentence.own))
