"""A fault that was only understood, told in no words of hers, gives way to what the records prove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firstline.casework.finding import Finding
from firstline.casework.guiding.asking import EVERYDAY
from firstline.casework.harm import Harm
from firstline.casework.hello import worst_first
from firstline.casework.playbook.shelf import Books

INFERRED = "inferred"  # the fact of a fault that nobody told in so many words
_ORDER = "order_number"


def proven(
    answers: tuple[Finding, ...], found: Mapping[str, tuple[Finding, ...]], books: Books
) -> tuple[Finding, ...]:
    """`answers`; where something broken answers too, without such a fault, and else with what is broken
    of the same order in its place."""
    if any(INFERRED not in one.facts and books.harm_of(one) >= Harm.PROMISE for one in answers):
        return tuple(one for one in answers if INFERRED not in one.facts)
    every = [one for name, each in found.items() if name != EVERYDAY for one in each]
    every += [one for one in found.get(EVERYDAY, ()) if books.harm_of(one) >= Harm.PROMISE]
    return tuple(_instead(one, every, books) if INFERRED in one.facts else one for one in answers)


def _instead(fault: Finding, every: Iterable[Finding], books: Books) -> Finding:
    broken = [
        one
        for one in every
        if books.harm_of(one) >= Harm.PROMISE
        and INFERRED not in one.facts
        and one.certainty == "certain"
        and _about(one) & _about(fault)
    ]
    return next(iter(worst_first(broken, books)), fault)


def _about(one: Finding) -> set[str]:
    """The order that it is about."""
    records = {proof.record for proof in one.evidence if proof.record.startswith("orders/")}
    number = one.facts.get(_ORDER)
    return records | ({number.text} if number is not None else set())
