"""How many of a part there are, and how often money was taken or goes back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.figures import figured
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import COUNT, OTHER, TRUE, WRONG, Heard, Statement
from firstline.training.wording import heard as wording

_STOCK_KEYS = re.compile(r"quantity|qty|stock|on_hand|available|in_depot")
_HOLDS = r"depot|warehouse|branch|stores?|stock|shelf|shelves|site|stockroom"
_UNIT = (
    r"(?! ?(?:%|[ap]\.?m|o'?clock|:|\.\d|/|minutes?|mins?|hours?|hrs?|days?"
    r"|weeks?|miles?|km|st\b|nd\b|rd\b|th\b))"
)
_STOCK = re.compile(
    rf"\b(?:{_HOLDS})\b[^.;,\d]{{0,30}}?\b(?:has|have|had|holds?|keeps?|got|with|shows?|are|is|lists?)\b"
    rf" (?:[a-z]+ ){{0,3}}?(?P<n>\d{{1,3}})\b{_UNIT}"
    rf"|\b(?P<n2>\d{{1,3}})\b{_UNIT} (?:[a-z]+ ){{0,4}}?(?:in stock"
    rf"|(?:at|in|on) (?:the|our|its|their) (?:\w+ )?(?:{_HOLDS}))\b",
    re.I,
)
_OFTEN = re.compile(
    r"\b(?:(?P<n>\d{1,2}) ?(?:times|x\b)|(?P<word>thrice|twice)|(?P<n2>\d{1,2}) (?:\w+ )?"
    r"(?:payments|charges|debits|captures|withdrawals|transactions|entries|deductions))\b",
    re.I,
)
_CALLS = re.compile(r"\b(?:call|rang|ring|phone|wrote|written|told|visit|tried|try|ask)\w*\b", re.I)
_BACK = r"refund\w*|return\w*|revers\w+|credit\w*|(?:sen[dt]\w*|g[ai]v\w+|pa(?:id|y\w*)|put\w*) (?:you )?back"
_BOTH = re.compile(
    rf"\b(?:{_BACK}) (?:you |for |back |now |in full )*"
    rf"(?P<said>both|each of|the two|all (?:of|three|two|the))\b"
    rf"|\b(?P<said2>both|the two|all three)(?: of them| of those)?(?: (?!if|so|and|but)\w+){{0,2}}?"
    rf" (?:are|have been|were|will be|get|go)"
    rf" (?:(?:now|already|being|all) )*(?:{_BACK}|back|on their way)\b",
    re.I,
)
_ALL = re.compile(r"\b(?:both|all|each|every|two)\b", re.I)
_ONE = re.compile(r"\b(?:second|duplicate|extra|one of|other|later|double|2nd|additional)\b", re.I)


def judge_stock(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    true = {value for key, value in truth.counts.items() if _STOCK_KEYS.search(key)}
    for one in _STOCK.finditer(sentence.figured.text) if true else ():
        name = "n" if one["n"] else "n2"
        yield _counted(sentence, one, name, int(one[name]) in true, true)


def judge_times(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """How often money was taken, where the cause tells it."""
    true = _told(truth.cause)
    if truth.family != "debit" or not true or _CALLS.search(sentence.own):
        return
    for one in _OFTEN.finditer(sentence.figured.text):
        first, last = sentence.clause(sentence.figured.span(*one.span())[0])
        taken = wording("truth")["money moved"].search(sentence.own[first:last])
        count = int(one["n"] or one["n2"] or {"twice": 2, "thrice": 3}[one["word"].lower()])
        if taken and count > 2 and one[0].lower() not in heard.text.lower():
            yield _counted(sentence, one, 0, count in true, true)


def judge_both(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    """Both go back, where one of them is to."""
    back = [step for step in truth.do if re.search(_BACK, step, re.I)]
    if not back or not all(_ONE.search(step) and not _ALL.search(step) for step in back):
        return
    for one in _BOTH.finditer(sentence.own):
        name = "said" if one["said"] else "said2"
        start, end = one.span(name)
        if sentence.stated(start) and not sentence.negated(start, end):
            yield _stated(sentence, start, end, WRONG, back[0])


def _told(cause: str) -> set[int]:
    read = figured(cause).text.lower()
    found = {int(one) for one in re.findall(r"\b(\d{1,2}) (?:times|payments|charges|debits)", read)}
    return found | (
        {2} if re.search(r"\b(?:twice|two|double|second|duplicate)\b", cause.lower()) else set()
    )


def _counted(
    sentence: Sentence, one: re.Match[str], name: str | int, right: bool, true: set[int]
) -> Statement:
    start, end = sentence.figured.span(*one.span(name))
    sure = sentence.stated(start) and not sentence.negated(start, end)
    verdict = OTHER if not sure else TRUE if right else WRONG
    return _stated(sentence, start, end, verdict, " or ".join(map(str, sorted(true))))


def _stated(sentence: Sentence, start: int, end: int, verdict: str, true: str) -> Statement:
    at = sentence.start
    told = true if verdict == WRONG else ""
    return Statement(COUNT, sentence.text[start:end], at + start, at + end, verdict, told)
