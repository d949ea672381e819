"""Causes, destinations, names and counts that were stated, against the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.causes import findings, names_cause, shares_cause, wrong_cause
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import (
    CAUSE,
    COUNT,
    DESTINATION,
    NAME,
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
    "cheque": r"cheque|check in the post",
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
    r"[^,;.]{0,40}?\b(?:to|on|onto|into|in|as) (?:an? |your |the |her |his |you as "
    r"|(?=store|shop|account credit|paypal|gift|voucher))",
    re.I,
)
_GESTURE = re.compile(
    r"\b(?:goodwill|gesture|apolog\w+|sorry|trouble|inconvenience|wait|hassle|extra|on top|next order)\b",
    re.I,
)
_PLAYS = re.compile(
    r"\b(?P<role>engineer|technician|fitter|manager|supervisor|team lead|lead|advisor|adviser"
    r"|mechanic)(?:,| is| called|:)*"
    r" (?P<name>[A-Z][a-z]+)\b"
    r"|\b(?P<name2>[A-Z][a-z]+)(?: [A-Z][a-z]+)?,? (?:in|from|of|our|your|who leads) (?:our "
    r"|the )?(?P<role2>[a-z]+)",
)
_WILL = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})(?: [A-Z][a-z]+)?(?:,? (?:in|from|of) [a-z ]{3,25},?)?(?:'ll"
    r"| will| is going to) (?:personally )?"
    r"(?:ring|call|phone|write|e-?mail|tell|explain|decide|answer|check|be with|come|contact"
    r"|update|let)"
)
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "This That These Those Somebody Someone Nobody They Then Our Your The She Who Which What Here"
        " There Finance Payments Billing Complaints Support Privacy Security Safety Field Workshop Sales"
        " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
        " July August September October November December Everyone Anybody One You And But Also Good Thank",
    )
)
_TIMES = re.compile(
    r"\b(?:(?P<word>once|twice)|(?P<count>\d{1,2})(?:st|nd|rd|th)? (?:time|times|missed|failed"
    r"|broken|failures?)"
    r"|(?P<nth>second|third|fourth|fifth|sixth) time|(?P<number>two|three|four|five"
    r"|six) (?:times|missed|failed|broken))\b",
    re.I,
)
_NUMBERS = {
    **{"once": 1, "twice": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
}
_BLAMES = ("bank_fault", "customer_caused", "hacked", "weather")  # never beside the true cause
_COUNT_KEYS = re.compile(
    r"^(?:n|count|times|failures|failed|missed|broken|nth|number_of_\w+|attempts)$"
)


def judge_cause(sentence: Sentence, truth: Truth, contrary: tuple[str, ...]) -> Iterator[Statement]:
    stated = sentence.stated(0) or (
        not sentence.asks and not sentence.unfilled and not sentence.quotes
    )
    if not stated:
        return
    named = names_cause(sentence.own, truth)
    wrong = None if _hedged_away(sentence) else wrong_cause(sentence.own, contrary)
    span = (sentence.start, sentence.start + len(sentence.text))
    known = findings().get(truth.finding or "")
    grave = (*(known.denies if known else ()), *_BLAMES)
    if named and wrong not in grave or not wrong and shares_cause(sentence.own, truth):
        yield Statement(CAUSE, sentence.text, *span, TRUE)
    elif wrong and sentence.stated(len(sentence.text)):
        yield Statement(CAUSE, sentence.text, *span, WRONG, truth.cause or (truth.finding or ""))


def _hedged_away(sentence: Sentence) -> bool:
    return bool(wording("truth")["hypothetical"].search(sentence.text))


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


def judge_names(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    known = {word.lower() for word in re.findall(r"[A-Za-z'-]+", _all_names(truth))}
    for person in truth.people:
        for one in (*_PLAYS.finditer(sentence.own), *_WILL.finditer(sentence.own)):
            groups = one.groupdict()
            name = groups.get("name") or groups.get("name2") or ""
            role = (groups.get("role") or groups.get("role2") or "").lower()
            if not name or name in _NO_NAMES or name.lower() in known:
                continue
            played = (
                f"{person.key} {truth.texts.get(person.key, '')} {truth.follow_up_owner}".lower()
            )
            if role and role not in played:
                continue
            if sentence.stated(one.start()):
                place = sentence.start + sentence.text.index(name, one.start())
                yield Statement(NAME, name, place, place + len(name), WRONG, person.name)
                return


def _all_names(truth: Truth) -> str:
    approvals = (one.by for one in truth.approvals)
    people = (person.name for person in truth.people)
    parts = (*people, *truth.texts.values(), *truth.customer.values(), truth.follow_up_owner)
    return " ".join((*parts, *approvals, *truth.do, *truth.asked_about.values()))


def judge_counts(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    counts = {value for key, value in truth.counts.items() if _COUNT_KEYS.search(key)}
    one = _TIMES.search(sentence.own) if counts else None
    if one is None or not sentence.stated(one.start()) or re.search(r"\bone time\b", one[0]):
        return
    word = one["word"] or one["nth"] or one["number"]
    count = _NUMBERS[word.lower()] if word else int(one["count"])
    wrong = count not in counts and not re.search(
        r"\b(?:tried|try|rang|ring|call|within|more than|over|at least|already)\b",
        sentence.own,
        re.I,
    )
    true = " or ".join(map(str, sorted(counts)))
    place = (sentence.start + one.start(), sentence.start + one.end())
    yield Statement(
        COUNT,
        one[0],
        *place,
        WRONG if wrong else TRUE if count in counts else OTHER,
        true if wrong else "",
    )
