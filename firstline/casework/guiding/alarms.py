"""What the newest message raises by itself, whatever is asked: danger, fraud, a message that
confused her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.guiding.asking import EVERYDAY, Asking
from firstline.casework.harm import Harm
from firstline.casework.hello import Look, worst_first
from firstline.casework.playbook.shelf import Books
from firstline.casework.said.claim import DIED, FOR_ANOTHER
from firstline.casework.wishes import asks_to_use

LASTING = (DIED, FOR_ANOTHER)
WHOSE = "whose_unsure"  # the fact that somebody died, and nobody knows whose account it is
TOLD, OVER = "told", "is_over"  # facts of a danger: her own words, and that it is over by them


def alarms(look: Look, asking: Asking, books: Books, asked: set[str]) -> tuple[Finding, ...]:
    """What the newest message itself raises, worst first; what the records show anyway is none. That
    somebody died, or asks for another, counts for the whole case."""
    lasting = (one for one in asking.said.claims if one.kind in LASTING)
    said = replace(asking.with_riddles, claims=(*asking.latest.claims, *lasting))
    everyday = asked == {EVERYDAY} and all(map(books.codes_of, asking.intents))
    least = Harm.CONFUSION if everyday else Harm.FRAUD
    raised = [
        one
        for family in families()
        if family.name not in asked | {EVERYDAY}
        for one in look.find(family, said)
        if books.harm_of(one) >= least or TOLD in one.facts
    ]
    known = {(one.family, one.code) for one in look.standing()} if raised else set()
    fresh = [one for one in raised if (one.family, one.code) not in known]
    if asking.latest.claimed(DIED) is None:  # whose account it is was asked then
        fresh = [one for one in fresh if WHOSE not in one.facts]
    return tuple(worst_first((one for one in fresh if OVER not in one.facts), books))


def unanswered(
    raised: Sequence[Finding], leads: Sequence[Finding], books: Books
) -> tuple[Finding, ...]:
    """Whether it is safe, which the records answer, is no danger that she tells of."""
    if not any(books.harm_of(one) == Harm.SAFETY and TOLD not in one.facts for one in leads):
        return tuple(raised)
    return tuple(one for one in raised if not _only_asks(one))


def _only_asks(alarm: Finding) -> bool:
    told = alarm.facts.get(TOLD)
    return alarm.certainty == "unknown" and told is not None and asks_to_use(f"{told.text}?")
