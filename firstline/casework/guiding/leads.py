"""What answers each issue that was asked for, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firstline.casework.finding import Family, Finding
from firstline.casework.guiding.alarms import TOLD
from firstline.casework.guiding.asking import EVERYDAY, RIDDLE, SUMMARY
from firstline.casework.guiding.beside import is_told_by
from firstline.casework.harm import Harm
from firstline.casework.hello import worst_first
from firstline.casework.playbook.shelf import Books

RETURN = "to_return"  # the fact of an order that is to come back though nothing is wrong with it
Found = Mapping[str, tuple[Finding, ...]]


def lead(found: Sequence[Finding], codes: Sequence[str], family: Family) -> Finding | None:
    """The first that has a code that was asked for; everyday questions take what there is."""
    wanted = [one for one in found if one.code in codes]
    if wanted:
        return wanted[0]
    return found[0] if found and (not codes or family.name == EVERYDAY) else None


def in_its_place(one: Finding, found: Found, books: Books) -> Finding:
    """What is wrong with the record that a plain look-up shows first, where something is; of a credit
    also that it is on its way."""
    if one.family != EVERYDAY or books.harm_of(one) or not one.evidence or RETURN in one.facts:
        return one
    about = one.evidence[0].record
    worse = (
        other
        for name, each in found.items()
        for other in each
        if name != EVERYDAY and books.harm_of(other) >= (Harm.DUE if name == RIDDLE else Harm.MONEY)
        if about in {proof.record for proof in other.evidence}
    )
    return next(worse, one)


def urgency(one: Finding, books: Books) -> tuple:
    """Danger and fraud first, a danger that she tells of before one that the records know; then what
    the records prove before what was only said, then the harm."""
    harm = books.harm_of(one)
    is_known = harm == Harm.SAFETY and TOLD not in one.facts
    return (-harm if harm >= Harm.FRAUD else 0, is_known, one.certainty != "certain", -harm)


def danger_alone(answers: tuple[Finding, ...], books: Books) -> tuple[Finding, ...]:
    """Beside a danger that she tells of plainly nothing else is talked about, nor anything of the
    account where somebody else than its holder asks; a danger that he tells of comes before that."""
    told = [o for o in answers if TOLD in o.facts and o.certainty == "likely"]
    worst = max((books.harm_of(one) for one in told), default=Harm.NONE)
    if worst < Harm.FRAUD:
        return answers
    among = answers if worst == Harm.SAFETY else told
    dangers = [o for o in answers if TOLD in o.facts and books.harm_of(o) > worst]
    return (*dangers, *(one for one in among if books.harm_of(one) == worst))


def without_lists(answers: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Beside an answer a list of her records, or of those that it shows, is one card more to read."""
    told = {proof.record for one in answers if one.family != EVERYDAY for proof in one.evidence}
    telling = [one for one in answers if one.code != SUMMARY]
    kept = tuple(o for o in telling if not (o.evidence and is_told_by(o, told)))
    return kept or tuple(telling) or answers


def taken(found: Found, answers: Sequence[Finding], books: Books) -> tuple[Finding, ...]:
    """Money that the records prove was wrongly taken, where nothing but a list would answer."""
    if any(one.code != SUMMARY for one in answers) or not answers:
        return ()
    every = (one for each in found.values() for one in each)
    proven = [o for o in every if o.certainty == "certain" and books.harm_of(o) >= Harm.MONEY]
    return worst_first(proven, books)[:1]
