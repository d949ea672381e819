"""Everything a sentence states that the records can bear out or contradict."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from firstline.training.sentences import Sentence
from firstline.training.truth.causes import against
from firstline.training.truth.endings import endings, long_numbers
from firstline.training.truth.figures import figured
from firstline.training.truth.judging_causes import judge_cause
from firstline.training.truth.judging_counts import judge_both, judge_counts, judge_rhythm
from firstline.training.truth.judging_days import judge_days
from firstline.training.truth.judging_destinations import judge_destination
from firstline.training.truth.judging_digits import judge_digits
from firstline.training.truth.judging_items import judge_items
from firstline.training.truth.judging_names import judge_names
from firstline.training.truth.judging_sums import judge_sums
from firstline.training.truth.judging_swaps import judge_swaps
from firstline.training.truth.model import Truth
from firstline.training.truth.moments import moments
from firstline.training.truth.presence import judge_presence
from firstline.training.truth.statement import WRONG, Heard, Statement
from firstline.training.truth.sums import sums
from firstline.training.wording import sheet


def statements(sentence: Sentence, truth: Truth, heard: Heard) -> tuple[Statement, ...]:
    """In no particular order of kinds; without a truth, what is private alone is of use."""
    found = [
        *judge_sums(sentence, truth, heard),
        *judge_days(sentence, truth, heard),
        *judge_digits(sentence, truth, heard),
    ]
    if truth.given:
        found += judge_cause(sentence, truth, contrary(truth))
        found += judge_destination(sentence, truth)
        found += judge_names(sentence, truth, heard)
        found += judge_counts(sentence, truth, heard)
        found += judge_rhythm(sentence, truth, heard)
        found += judge_both(sentence, truth)
        found += judge_items(sentence, truth, heard)
        found += judge_swaps(sentence, truth, heard)
        wrong = {(one.start, one.end) for one in found if one.verdict == WRONG}
        strange = judge_presence(sentence, truth, heard)
        found += [one for one in strange if (one.start, one.end) not in wrong]
    return tuple(map(_with_true, found))


def _with_true(one: Statement) -> Statement:
    """What a wrong one is told against is never left empty."""
    unheld = one.verdict == WRONG and not one.true
    return replace(one, true=sheet("rubric")["not_held"]) if unheld else one


def contrary(truth: Truth) -> tuple[str, ...]:
    return _contrary(truth.finding, truth.fault, truth.cause, tuple(truth.texts.values()), truth.do)


@lru_cache(maxsize=256)
def _contrary(finding, fault, cause, texts, do) -> tuple[str, ...]:
    named = dict(enumerate(texts))
    return against(Truth(finding=finding, fault=fault, cause=cause, texts=named, do=do))


def heard_of(text: str, truth: Truth, before: Heard) -> Heard:
    """`before` and what the customer's own words add."""
    read = figured(text)
    known = {re.sub(r"[^0-9a-z]", "", one.digits.lower()) for one in long_numbers(read)}
    known |= {one.digits for one in endings(read)}
    told = moments(read, truth.now)
    return replace(
        before,
        sums=before.sums | {one.value for one in sums(read)},
        days=before.days.union(*(one.days for one in told)),
        times=before.times.union(*(one.times for one in told)),
        digits=before.digits | known,
        text=f"{before.text}\n{text}",
    )


def asked_about(truth: Truth) -> Heard:
    """What the scenario says that the customer already told."""
    return heard_of("\n".join(truth.asked_about.values()), truth, Heard())
