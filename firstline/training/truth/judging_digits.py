"""Endings, order numbers and references that were stated, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.endings import Ending, endings, long_numbers
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import NUMBER, OTHER, TAIL, TRUE, WRONG, Heard, Statement
from firstline.training.wording import heard as wording

_CARD = re.compile(r"\b(?:card|visa|mastercard|amex|account|debit|credit|bank|iban|wallet)\b", re.I)
_ORDER = re.compile(r"\border(?: number| no\.?)?\b", re.I)
_REFERENCE = re.compile(r"\b(?:reference|ref|case|ticket|complaint|incident|claim)\b", re.I)
_ITSELF = re.compile(r"\b(?:number|order|reference|id|digits|tail of|end of)\b", re.I)


def judge_digits(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    for one in endings(sentence.figured):
        if found := _ending(sentence, one, truth, heard):
            yield found
    for one in long_numbers(sentence.figured):
        yield _long(sentence, one, truth, heard)


def _ending(sentence: Sentence, one: Ending, truth: Truth, heard: Heard) -> Statement | None:
    start, end = sentence.figured.span(one.start, one.end)
    said, known = one.digits, heard.knows(one.digits)
    ends_own = any(code.endswith(said) and len(code) > len(said) for code in truth.digits)
    if not (one.marked or said in truth.tails or known):
        return None
    before = sentence.text[max(0, start - 45) : start]
    of_card = bool(_CARD.search(before)) and not _ORDER.search(before)
    stated = sentence.uttered(start)
    negated = sentence.negated(start, end)
    verdict = OTHER
    if said in truth.strays and _sends(sentence, start):
        verdict = WRONG
    elif said in truth.tails:
        verdict = TRUE
    elif known and not (of_card and _sent(sentence, start)):
        verdict = TRUE if ends_own and _ITSELF.search(sentence.text) else OTHER
    elif ends_own and not of_card:
        verdict = TRUE
    elif truth.tails and (one.marked or known):
        verdict = WRONG
    judged = verdict if stated and not negated else OTHER
    return Statement(
        TAIL,
        sentence.text[start:end],
        sentence.start + start,
        sentence.start + end,
        judged,
        " or ".join(sorted(truth.tails - truth.strays)) if judged == WRONG else "",
        stated,
        not known and not sentence.quoted(start),
        stated and negated and said in truth.tails,
        key="tail" if said in truth.tails else "",
    )


def _sends(sentence: Sentence, at: int) -> bool:
    """The speaker sends something there now."""
    before = sentence.own[:at]
    return bool(
        wording("truth")["i do"].search(before) and wording("truth")["sent to"].search(before)
    )


def _sent(sentence: Sentence, at: int) -> bool:
    first, _ = sentence.clause(at)
    return bool(wording("truth")["money moved"].search(sentence.own[first:at]))


def _long(sentence: Sentence, one: Ending, truth: Truth, heard: Heard) -> Statement:
    start, end = sentence.figured.span(one.start, one.end)
    plain = re.sub(r"[^0-9a-z]", "", one.digits.lower())
    before = sentence.text[max(0, start - 40) : start]
    stated = sentence.stated(start) and not sentence.negated(start, end)
    verdict, true = OTHER, ""
    order = truth.customer.get("order_number", "")
    if plain in truth.digits:
        verdict = TRUE if stated else OTHER
    elif stated and _REFERENCE.search(before) and truth.references:
        verdict, true = WRONG, " or ".join(truth.references)
    elif stated and _ORDER.search(before) and order and not heard.knows(plain):
        verdict, true = WRONG, order
    return Statement(
        NUMBER,
        sentence.text[start:end],
        sentence.start + start,
        sentence.start + end,
        verdict,
        true,
        stated,
        plain in truth.digits and not heard.knows(plain) and not sentence.quoted(start),
        key="reference" if _REFERENCE.search(before) else "",
    )
