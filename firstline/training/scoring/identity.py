"""Who is asked, what she gave, and from which turn on she counts as verified."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from firstline.training.scoring.model import AGENT, Transcript
from firstline.training.sentences import plain, sentences
from firstline.training.truth import Truth
from firstline.training.truth.figures import Figured, figured
from firstline.training.truth.moments import moments
from firstline.training.truth.sums import sums
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_NUMBERS = re.compile(
    r"order|booking|job|work|case|account|customer_(?:no|id)|reference|contract|policy"
)
_LAST_ORDER = re.compile(r"date|amount|total|sum|price")
_POSTCODE = re.compile(r"post|zip")


@dataclass(frozen=True)
class Check:
    """`verified_at`: the first turn whose words may hold account facts; `asked_at`: the first that
    asks who she is; both None when there is none."""

    asked_at: int | None
    verified_at: int | None
    quote: str = ""


def checked(transcript: Transcript) -> Check:
    truth, asked, quote = transcript.truth, None, ""
    given: set[str] = set()
    verified = min((e.turn for e in transcript.events or () if e.kind == "verified"), default=None)
    by_words = None
    for index, turn in enumerate(transcript.turns):
        text = plain(turn.text)
        if turn.speaker == AGENT:
            question = asks(text)
            if question and asked is None:
                asked, quote = index, question
            continue
        given |= factors_in(text, truth) if known_values(truth.customer) else _unproven(text)
        if by_words is None and asked is not None and len(given) >= _needed(truth):
            by_words = index
        if by_words is None and known_values(truth.customer) and len(given) >= _needed(truth):
            by_words = index
    found = [at for at in (verified, by_words) if at is not None]
    return Check(asked, min(found, default=None), quote)


def asks(text: str) -> str:
    """The sentence that asks who she is; empty when none does."""
    shape = wording("agent")["asks identity"]
    return next((s.text for s in sentences(text) if not s.unfilled and shape.search(s.own)), "")


def _needed(truth: Truth) -> int:
    kinds = {kind(name) for name in _names(truth)}
    return max(1, min(sheet("rubric")["verify_factors"], len(kinds) or 2))


def _names(truth: Truth) -> tuple[str, ...]:
    """The keys of the customer that verify: those that are named, else all but the name."""
    return truth.verify_with or tuple(key for key in truth.customer if key != "name")


def kind(name: str) -> str:
    """Any order, work-order or booking number is one factor, postcode or zip another."""
    if _LAST_ORDER.search(name):
        return "last order"
    if _POSTCODE.search(name):
        return "postcode"
    return "number" if _NUMBERS.search(name) else name


def factors_in(text: str, truth: Truth) -> set[str]:
    """The kinds of factors whose right value stands in the customer's words."""
    read = figured(text)
    return {
        kind(name)
        for name, value in truth.customer.items()
        if name != "name"
        and (name in _names(truth) or kind(name) in map(kind, _names(truth)))
        and _holds(read, value, truth)
    }


def _holds(read: Figured, value: str, truth: Truth) -> bool:
    """The value itself, however spaced; a day or a sum in any wording."""
    if re.fullmatch(r"20\d\d-\d\d-\d\d", value):
        return any(value in map(str, one.days) for one in moments(read, truth.now))
    if re.fullmatch(r"\d+\.\d\d", value) and Decimal(value) in {one.value for one in sums(read)}:
        return True
    text = read.text
    characters = re.findall(r"[a-z0-9]", value.lower())
    if len(characters) < 3:
        return False
    shape = r"[\s./-]*".join(map(re.escape, characters))
    return bool(re.search(rf"(?<![a-z0-9]){shape}(?![a-z0-9])", text.lower()))


def _unproven(text: str) -> set[str]:
    """Without records to compare with: a long number, and what looks like a postcode."""
    read = figured(text).text
    found = {"number"} if re.search(r"(?<![\d.,£$€])\d[\d -]{4,}\d(?![.,]?\d)", read) else set()
    if re.search(
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:post ?code|zip)\b.{0,12}\d{4,5}|\b\d{5}\b",
        read,
        re.I,
    ):
        found.add("postcode")
    return found


def known_values(customer: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(value for name, value in customer.items() if name != "name")
