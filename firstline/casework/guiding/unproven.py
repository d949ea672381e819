"""A fault that was only understood, told in no words of hers, gives way to what the records prove."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from firstline.casework.finding import Finding
from firstline.casework.guiding.asking import EVERYDAY
from firstline.casework.harm import Harm
from firstline.casework.hello import worst_first
from firstline.casework.playbook.shelf import Books

INFERRED = "inferred"  # the fact of a fault that nobody told in so many words
_ORDER, _ITEM = "order_number", "item"
_WORD = re.compile(r"[^\W\d_]{3,}")


def proven(
    answers: tuple[Finding, ...],
    found: Mapping[str, tuple[Finding, ...]],
    text: str,
    books: Books,
) -> tuple[Finding, ...]:
    """`answers`; beside something that is broken without such a fault of the same order, or of a thing
    that `text` does not name; else with what is broken of the same order in its place."""
    broken = [o for o in answers if INFERRED not in o.facts and books.harm_of(o) >= Harm.PROMISE]
    if broken:
        return tuple(o for o in answers if not _gives_way(o, broken, text))
    every = [one for name, each in found.items() if name != EVERYDAY for one in each]
    every += [one for one in found.get(EVERYDAY, ()) if books.harm_of(one) >= Harm.PROMISE]
    return tuple(_instead(one, every, books) if INFERRED in one.facts else one for one in answers)


def _gives_way(one: Finding, broken: Sequence[Finding], text: str) -> bool:
    if INFERRED not in one.facts:
        return False
    item = one.facts.get(_ITEM)
    words = {word.casefold() for word in _WORD.findall(text)}
    is_named = item is not None and words & {w.casefold() for w in _WORD.findall(item.text)}
    return not is_named or any(_about(one) & _about(other) for other in broken)


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
