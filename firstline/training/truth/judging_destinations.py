"""Where money goes, as it was stated, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import (
    DESTINATION,
    OTHER,
    TRUE,
    WRONG,
    Statement,
)
from firstline.training.wording import heard as wording

_KINDS = {
    "card": r"(?:credit |debit )?cards?(?! account)|visa|mastercard|amex|american express",
    "gift card": r"gift ?cards?|e-?gift",
    "store credit": r"store credit|shop credit|account credit|credit note|store account|vouchers?",
    "bank account": r"bank account|current account|checking account|savings(?: account)?|iban",
    "paypal": r"paypal",
    "wallet": r"wallet|apple pay|google pay",
    "cheque": r"cheque|check in the (?:post|mail)|(?<=as a )(?:paper )?check|(?<=by )check",
}
_KIND = re.compile(
    "|".join(
        rf"\b(?P<{name.replace(' ', '_')}>{shape})\b" for name, shape in reversed(_KINDS.items())
    ),
    re.I,
)
_GOES = re.compile(
    r"\b(?:be|went|gone|go|goes|going|sent|credited|refunded|refunding|returned|paid|posted|put"
    r"|moved|back|way|landed|issued)\b"
    r"(?:[^,;.]|[.,](?=\d)){0,60}?\b(?:to|on|onto|into|in|as) (?:an? |your |the |her |his |you as "
    r"|(?=store|shop|bank|account credit|paypal|gift|voucher))"
    r"|(?:'s|\b(?:is|are|sits?|lies?|waits?))(?: \w+){0,2}? (?:in|on|with) (?:an? |your |the )",
    re.I,
)
_GESTURE = re.compile(
    r"\b(?:goodwill|gesture|apolog\w+|sorry|trouble|inconvenience|wait|hassle|extra|on top|next order)\b",
    re.I,
)


def judge_destination(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    kinds = _true_kinds(truth)
    goes = _GOES.search(sentence.own)
    if not kinds or not goes or _GESTURE.search(sentence.own):
        return
    named = [one for one in _KIND.finditer(sentence.own) if one.start() >= goes.end() - 1]
    if not named:
        return
    start, end = named[0].span()
    kind = named[0].lastgroup.replace("_", " ")
    sure = sentence.stated(start) and not sentence.negated(start, end)
    offered = wording("truth")["offered"].search(sentence.own)
    wrong = kind not in kinds and sure and not offered
    yield Statement(
        DESTINATION,
        sentence.text[start:end],
        sentence.start + start,
        sentence.start + end,
        WRONG if wrong else TRUE if kind in kinds and sure else OTHER,
        " or ".join(sorted(kinds)) if wrong else "",
        sure,
    )


def _true_kinds(truth: Truth) -> set[str]:
    kinds = {"card"} if truth.tails else set()
    for key, text in truth.texts.items():
        if any(
            word in key
            for word in ("destination", "instrument", "sent_to", "paid_to", "method", "card")
        ):
            kinds |= {one.lastgroup.replace("_", " ") for one in _KIND.finditer(text)}
    if "gift card" in kinds and len(truth.tails) == 0:
        kinds.discard("card")
    return kinds
