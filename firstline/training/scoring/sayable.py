"""Facts of the records as an agent says them aloud to this customer."""

from __future__ import annotations

import re
from datetime import date, datetime

from firstline.training.truth import Truth

_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_SECOND = re.compile(r",? and (?=[a-z]+ (?:it|them|the|a|an|one) ).*")
_VERB = re.compile(r"^[a-z]+\b")
_ENDS_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnpt]$")  # "stop", "put"
_ABOUT_HER = (
    (re.compile(r"\bthe customer's\b"), "your"),
    (re.compile(r"\bthe customer (?:is|was)\b"), "you were"),
    (re.compile(r"\bthe customer\b"), "you"),
)


def writes(truth: Truth) -> str | None:
    """The currency whose country's dates she writes: the scenario's, else by her postcode."""
    american = any(_ZIP.fullmatch(value) for value in truth.customer.values())
    return truth.currency or ("USD" if american else None)


def money(value: str, currency: str | None) -> str:
    sign = _SIGNS.get(currency or "")
    return f"{sign}{value}" if sign else f"{value} {currency or ''}".strip()


def day(on: date, currency: str | None) -> str:
    """ "November 14" where dollars are paid, else "14 November"."""
    return f"{on:%B} {on.day}" if currency == "USD" else f"{on.day} {on:%B}"


def moment(at: datetime | None, currency: str | None) -> str:
    if at is None:
        return ""
    clock = f"{(at.hour - 1) % 12 + 1}{f':{at:%M}' if at.minute else ''} {at:%p}".lower()
    comma = "," if currency == "USD" else ""
    return f"{clock} on {at:%A}{comma} {day(at.date(), currency)}"


def to_her(text: str) -> str:
    """Of the customer, said to the customer."""
    for shape, said in _ABOUT_HER:
        text = shape.sub(said, text)
    return text


def doing(step: str, tells: frozenset[str], currency: str | None) -> str:
    """ "refund the second debit of 38.40" as "refunding the second debit of $38.40"; empty where no
    deed begins it, as with what `tells` something or leaves two ways open."""
    step = _SECOND.sub("", re.sub(r" now$", "", step.strip()))
    verb = _VERB.match(step)
    if verb is None or verb[0] in tells or re.search(r",? or\b|\d{1,2}:\d\d", step):
        return ""
    told = re.sub(
        r"(?<![\d.,£$€])\d+\.\d\d\b(?! ?[A-Z]{3})", lambda one: money(one[0], currency), step
    )
    return to_her(_ing(verb[0]) + told[verb.end() :])


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _ENDS_DOUBLED.match(verb) else f"{verb}ing"
