"""What she tells of people rather than of things: how ours behaved, that somebody died, her data, that she
wants somebody above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firstline.casework.said.claim import (
    ABOVE,
    CONDUCT,
    DANGER,
    DATA,
    DEFECTIVE,
    DIED,
    FOR_ANOTHER,
    MISCONDUCT,
    NOT_RECEIVED,
    OF_PEOPLE,
    PRIVATE,
    WRONG_ITEM,
    Claim,
)
from firstline.casework.said.claims.otherwise import as_meant
from firstline.casework.said.heard import Ear, Span, claim_in_clause, is_received, overlap, together
from firstline.casework.said.others import speaking
from firstline.casework.said.peril import peril_of

_OF_THINGS = frozenset({DANGER, DEFECTIVE, WRONG_ITEM, NOT_RECEIVED})
OF_OURS = frozenset({MISCONDUCT, CONDUCT})
_ESTATE = "estate"
# The headings of the sheet, the worst first.
_KINDS = {
    "misconduct": MISCONDUCT,
    "conduct": CONDUCT,
    "died": DIED,
    _ESTATE: DIED,
    "data": DATA,
    "private": PRIVATE,
    "somebody above": ABOVE,
}
# Who asks for something means it, whatever the form of it; an executor is there, whatever is asked.
_PLAIN = frozenset({_ESTATE, "data", "private", "somebody above"})
_KIN, _NO_NAME, _THE_HOLDER, _HERS = "kin", "no name", "the holder", "hers"
_EAR = Ear("people.txt", tuple(_KINDS), "denied within", (_KIN, _NO_NAME, _THE_HOLDER, _HERS))


def with_people(text: str, claims: Sequence[Claim], received: Sequence[Span]) -> tuple[Claim, ...]:
    """`claims` and what `text` tells of people."""
    return beside_things(claims, told(text, received), received)


def beside_things(
    claims: Sequence[Claim], people: Iterable[Claim], received: Sequence[Span]
) -> tuple[Claim, ...]:
    """Both in the order of the text; what was read of a thing in the same words as what is told of
    `people` gives way, but for a peril. Who calls for another saw the danger that he tells of."""
    perils = [one for one in claims if peril_of(one.written)]
    told = [
        one
        for one in people
        if not is_received(one, received) and not any(overlap(one, peril) for peril in perils)
    ]
    if not told:
        return tuple(claims)
    over = [one for one in told if one.kind != FOR_ANOTHER]
    rest = [o for o in claims if o.kind not in _OF_THINGS or not any(overlap(o, p) for p in over)]
    if len(over) < len(told):
        rest = [replace(o, reported=o.reported and o.kind != DANGER) for o in rest]
    return _agreed(together(rest, told))


def _agreed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Who speaks for the holder is as good as she where the same message tells that she agrees."""
    agreed = any(one.kind == FOR_ANOTHER and one.denied for one in claims)
    return tuple(o for o in claims if not (agreed and o.kind == FOR_ANOTHER and not o.denied))


def names_kin(text: str) -> bool:
    """A relative or a friend."""
    return bool(_EAR.pattern(_KIN).search(text))


def names_the_holder(text: str) -> bool:
    """The customer, by what she is."""
    return bool(_EAR.pattern(_THE_HOLDER).search(text))


def is_a_name(word: str) -> bool:
    """A name that is no common word as well."""
    return not _EAR.pattern(_NO_NAME).search(word)


def is_told(claim: Claim) -> bool:
    """Something of people, or that she speaks for another. How ours behaved is told in doubt too, and
    by others: it is asked about then."""
    if claim.kind in OF_OURS:
        return not claim.denied
    return claim.kind in (*OF_PEOPLE, FOR_ANOTHER) and claim.is_plain


def told(text: str, received: Sequence[Span] = ()) -> tuple[Claim, ...]:
    """The worst of what the same words tell, and whether somebody else than the holder tells it."""
    plain, open_to_doubt = [], []
    for one in _EAR.hear(text):
        claim = Claim(_KINDS[one.of], text[one.start : one.end], one.start, one.end, one.denied)
        (plain if one.of in _PLAIN else open_to_doubt).append(claim)
    meant = as_meant(open_to_doubt, text, received)
    return together(plain, (_as_hers(one, text) for one in meant), speaking(text))


def _as_hers(claim: Claim, text: str) -> Claim:
    """Whoever tells of it, somebody died; and what was done to her is hers whoever saw it."""
    hers = _EAR.pattern(_HERS).search(claim_in_clause(claim, text))
    return replace(claim, reported=claim.reported and claim.kind != DIED and not hers)
