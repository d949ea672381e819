"""Sums of money that were stated, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from firstline.training.sentences import Sentence
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import AMOUNT, OTHER, TRUE, WRONG, Heard, Statement
from firstline.training.truth.sums import Sum, sums
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR"}
_COMPENSATION = re.compile(
    r"\bcompensat\w*|\bfor (?:the|your|that) (?:\w+ )?(?:missed|visit|appointment|trouble|wait|day|no-show)"
    r"|\bfor it\b|\b(?:owed?|due) (?:to )?you\b|\byou(?:'ll| will)? get\b|\bcomes? to you\b",
    re.I,
)


def judge_sums(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    found = sums(sentence.figured)
    known = truth.sums
    has_true = any(one.value in known for one in found)
    for one in found:
        start, end = sentence.figured.span(one.start, one.end)
        if one.loose and one.value not in known or one.value == 0:
            continue
        stated = sentence.uttered(start)
        negated = sentence.negated(start, end)
        verdict, moved = _verdict(sentence, one, truth, heard, start, has_true)
        if verdict == WRONG and (not stated or negated):
            verdict = OTHER
        private = one.value not in heard.sums and (one.value in known or moved)
        yield Statement(
            AMOUNT,
            sentence.text[start:end],
            sentence.start + start,
            sentence.start + end,
            OTHER if negated or not stated else verdict,
            _true(truth) if verdict == WRONG else "",
            stated,
            private and not sentence.quoted(start),
            stated and negated and one.value in known,
            key=_key(one.value, truth),
        )


def _verdict(
    sentence: Sentence, one: Sum, truth: Truth, heard: Heard, at: int, has_true: bool
) -> tuple[str, bool]:
    """The verdict, and whether the words speak of money of the account."""
    words = wording("truth")
    first, last = sentence.clause(at)
    clause = sentence.own[first:last]
    gesture = bool(words["gesture"].search(clause))
    moved = bool(words["money moved"].search(sentence.own)) and not gesture
    back = bool(words["money back"].search(clause))
    if one.value in truth.sums:
        return (WRONG if _is_foreign(one, sentence, truth) else TRUE), moved
    if one.value in _together(truth.sums) and words["in all"].search(sentence.own):
        return (WRONG if back and one.value == 2 * _main(truth) else TRUE), moved
    if _compensates(clause, truth) and truth.sums:
        return WRONG, moved
    if (
        truth.given
        and not truth.sums
        and moved
        and not words["other money"].search(_near(sentence, one))
    ):
        spared = words["not given"].search(clause)
        much = _is_over(one, truth, heard) and not spared
        return (WRONG if much else OTHER), moved
    if gesture and _is_too_much(one, truth, sentence):
        return WRONG, moved
    if truth.given and not truth.sums and one.marked and _is_over(one, truth, heard):
        free = gesture or words["other money"].search(_near(sentence, one))
        free = free or words["not given"].search(clause)
        return (OTHER if free else WRONG), moved
    small = one.value <= _limit(truth) and words["gesture"].search(sentence.own)
    if small and not words["money moved"].search(clause):
        return OTHER, moved
    if not truth.sums or gesture or words["other money"].search(_near(sentence, one)):
        return OTHER, moved
    if one.value in heard.sums and (has_true or not moved):
        return OTHER, moved
    return (WRONG if moved or one.value % 1 or one.marked else OTHER), moved


def _is_too_much(one: Sum, truth: Truth, sentence: Sentence) -> bool:
    """More than the facts let anybody give, and nobody agreed to it."""
    given = truth.goodwill_limit is not None and not truth.approvals
    return (
        given
        and one.marked
        and one.value > _limit(truth)
        and not wording("truth")["agreed"].search(sentence.own)
    )


def _is_over(one: Sum, truth: Truth, heard: Heard) -> bool:
    return one.value > _limit(truth) and one.value not in heard.sums


def _is_foreign(one: Sum, sentence: Sentence, truth: Truth) -> bool:
    """In the sign of a currency that is not the records'."""
    said = sentence.figured.text[max(0, one.start - 1) : one.end + 1]
    sign = next((code for mark, code in _SIGNS.items() if mark in said), None)
    return bool(sign and truth.currency in _SIGNS.values() and sign != truth.currency)


def _compensates(clause: str, truth: Truth) -> bool:
    """Money for what went wrong, where the records hold how much."""
    fixed = any(key.startswith("compensation") for key in truth.amounts)
    return fixed and bool(_COMPENSATION.search(clause))


def _near(sentence: Sentence, one: Sum) -> str:
    return sentence.figured.text[max(0, one.start - 30) : one.end + 22]


def _together(known: frozenset[Decimal]) -> set[Decimal]:
    return {2 * value for value in known} | {a + b for a, b in combinations(known, 2)}


def _main(truth: Truth) -> Decimal:
    values = truth.amounts.get("amount") or next(iter(truth.amounts.values()), (Decimal(0),))
    return values[0]


def _key(value: Decimal, truth: Truth) -> str:
    return next((key for key, values in truth.amounts.items() if value in values), "")


def _true(truth: Truth) -> str:
    known = " or ".join(f"{value} {truth.currency or ''}".strip() for value in sorted(truth.sums))
    return known or f"at most {_limit(truth)} {truth.currency or ''}".strip()


def _limit(truth: Truth) -> Decimal:
    """What may be given without anybody's leave."""
    given = truth.goodwill_limit
    return Decimal(sheet("rubric")["goodwill_limit"]) if given is None else given
