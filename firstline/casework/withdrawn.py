"""What the records still show and she herself says is not so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firstline.casework.conceded import CONCESSIONS, months_back
from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.harm import Harm
from firstline.casework.hello import Look
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said


def conceding(said: Said) -> Said:
    """Of all that she said only what takes a complaint of hers back."""
    kinds = {(one.kind, one.denied) for one in CONCESSIONS if one.heard(said)}
    kept = tuple(one for one in said.claims if (one.kind, one.denied) in kinds)
    return Said(text=said.text, days=said.days, claims=kept) if kept else Said()


def withdrawn(look: Look, said: Said, books: Books) -> tuple[Finding, ...]:
    """The findings of harm that the records alone show and that her word takes back."""
    heard = conceding(said)
    if not heard.claims:
        return ()
    silent = replace(heard, claims=())
    left = {_about(one) for family in families() for one in look.find(family, heard)}
    return tuple(
        one
        for family in families()
        for one in look.find(family, silent)
        if books.harm_of(one) > Harm.NONE and _about(one) not in left
    )


def answers_nothing(lead: Finding, gone: Sequence[Finding], said: Said) -> bool:
    """What else the records show of a matter is no answer to one who says that all is well with it."""
    part = lead.family if months_back(said) else ""
    return any(
        one.covers(lead)
        for one in CONCESSIONS
        if one.codes and one.family != part and one.heard(said) and any(map(one.is_about, gone))
    )


def _about(one: Finding) -> tuple[str, str, str]:
    return one.family, one.code, one.evidence[0].record if one.evidence else ""
