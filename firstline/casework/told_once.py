"""Two findings of one matter are told once: by the one that tells more of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firstline.casework.finding import Finding
from firstline.casework.playbook.shelf import Books

Found = Mapping[str, tuple[Finding, ...]]
_MONEY = "charges/"


def told_once(found: Iterable[Finding], books: Books) -> tuple[Finding, ...]:
    every = tuple(found)
    return tuple(one for one in every if _fuller(one, every, books) is one)


def told_once_each(found: Found, books: Books) -> dict[str, tuple[Finding, ...]]:
    """By family; the one that tells more stands in the place of the other too."""
    every = [one for each in found.values() for one in each]
    return {
        family: tuple(_fuller(one, every, books) for one in each) for family, each in found.items()
    }


def _fuller(one: Finding, every: Iterable[Finding], books: Books) -> Finding:
    """The finding of another family that would pay back the same debits and shows more, else `one`."""
    debits, pays = _debits(one), books.pays(one)
    if not debits or not pays:
        return one
    fuller = (
        other
        for other in every
        if other.family != one.family
        and pays & books.pays(other)
        and debits <= _debits(other)
        and len(other.evidence) > len(one.evidence)
    )
    return next(fuller, one)


def _debits(one: Finding) -> frozenset[str]:
    return frozenset(proof.record for proof in one.evidence if proof.record.startswith(_MONEY))
