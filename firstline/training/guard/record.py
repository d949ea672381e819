"""What a sentence states against the records, and what it offers above the agent's authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from firstline.training.guard.model import CONTRADICT, DENIAL, OVERPROMISE
from firstline.training.guard.wording import worded
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.truth.statement import CAUSE, WRONG, Statement
from firstline.training.truth.statements import asked_about, statements
from firstline.training.truth.sums import sums
from firstline.training.wording import heard, sheet

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True)
class Against:
    kind: str
    start: int
    end: int
    why: str
    instead: str


def against(sentence: Sentence, truth: Truth, told: bool = True) -> Iterator[Against]:
    """Spans are places in the draft. A live case may be about more than its card tells: what is merely
    not held there contradicts nothing. `told`: whether she may be told what is true."""
    unheld = sheet("rubric")["not_held"]
    for one in statements(sentence, truth, asked_about(truth)):
        if one.verdict == WRONG and (one.stated or one.denied) and one.true != unheld:
            found = _wrong(sentence, one, truth)
            yield found if told else replace(found, instead=worded("records")["ask"])
    yield from _over_authority(sentence, truth)


def _wrong(sentence: Sentence, one: Statement, truth: Truth) -> Against:
    words = worded("records")
    true = _ISO.sub(_day, one.true or (truth.cause if one.kind == CAUSE else ""))
    kind = DENIAL if one.denied else CONTRADICT
    reason = words["wrong"].format(true=true) if true else words["unknown"]
    first, last = sentence.start, sentence.start + len(sentence.text)
    start, end = (one.start, one.end) if first <= one.start < one.end <= last else (first, last)
    better = _corrected(sentence, one, true) or words["ask"]
    return Against(kind, start, end, reason, better)


def _day(written: re.Match[str]) -> str:
    try:
        day = date.fromisoformat(written[0])
    except ValueError:
        return written[0]
    return f"{day.day} {day:%B}"


def _corrected(sentence: Sentence, one: Statement, true: str) -> str:
    """The sentence with what is true in it; a cause stands alone."""
    if not true:
        return ""
    if one.kind == CAUSE or one.denied:
        return worded("records")["cause"].format(true=true.rstrip("."))
    at, end = one.start - sentence.start, one.end - sentence.start
    if not 0 <= at < end <= len(sentence.text):
        return ""
    return f"{sentence.text[:at]}{true}{sentence.text[end:]}"


def _over_authority(sentence: Sentence, truth: Truth) -> Iterator[Against]:
    limit = truth.goodwill_limit
    if limit is None or truth.approvals or sentence.unfilled:
        return
    words = worded("records")
    gesture = heard("truth")["gesture"].search(sentence.own)
    for one in sums(sentence.figured):
        start, end = sentence.figured.span(one.start, one.end)
        free = one.value in truth.sums or sentence.quoted(start) or sentence.negated(start, end)
        if gesture and one.value > limit and not free:
            why, better = words["over"].format(limit=limit), words["within"].format(limit=limit)
            yield Against(OVERPROMISE, sentence.start + start, sentence.start + end, why, better)
