"""From what was asked to the findings that answer it, and what else is broken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from firstline.casework.chosen import with_choices
from firstline.casework.facts import Level, State
from firstline.casework.finding import Family, Finding
from firstline.casework.findings import families, none
from firstline.casework.guiding.alarms import TOLD, alarms, unanswered
from firstline.casework.guiding.asking import EVERYDAY, RIDDLE, SUMMARY, Asking
from firstline.casework.guiding.beside import beside, distinct
from firstline.casework.guiding.further import further
from firstline.casework.guiding.leads import (
    Found,
    danger_alone,
    in_its_place,
    lead,
    taken,
    urgency,
    without_lists,
)
from firstline.casework.guiding.unproven import proven
from firstline.casework.harm import Harm
from firstline.casework.hello import Look, checks, worst_first
from firstline.casework.playbook.shelf import Books
from firstline.casework.told_once import told_once, told_once_each
from firstline.casework.withdrawn import answers_nothing, conceding, withdrawn
from firstline.records.snapshot import Snapshot

MOST_CARDS = 3
__all__ = ["EVERYDAY", "SUMMARY", "Asking", "Guidance", "family_of", "guidance", "unasked"]


@dataclass(frozen=True)
class Guidance:
    """`leads` get a card each, the most urgent first; `also` is what else is known to be broken."""

    leads: tuple[Finding, ...]
    also: tuple[Finding, ...] = ()


def guidance(snapshot: Snapshot, asking: Asking, now: datetime, books: Books) -> Guidance | None:
    """What the families of the intents find; an intent of no family gets the everyday look-ups.

    What the newest message raises unasked goes first when it is about safety or fraud, and before
    everyday look-ups whenever a message of ours confused her. An issue of which the records show
    nothing gets the finding NONE. None at all when digits are asked about and there are none.
    """
    asked = {intent: family_of(books, intent) for intent in asking.intents}
    names = {family.name for family in asked.values()}
    look = Look(snapshot, now)
    found = told_once_each(_found(look, asking, names), books)
    alarming = alarms(look, asking, books, names)
    is_told = any(TOLD in one.facts for one in alarming)
    leads = [
        in_its_place(one, found, books)
        for intent, family in asked.items()
        if (one := lead(found[family.name], books.codes_of(intent), family))
        and not (is_told and one.code == SUMMARY)
    ]
    gone = withdrawn(look, asking.said, books)
    leads += further(found, leads, asking.latest)
    leads = [one for one in leads if not answers_nothing(one, gone, asking.said)]
    alarming = unanswered(alarming, leads, books)
    if not gone and not leads and not alarming and names == {RIDDLE}:
        return None
    urgent = [one for one in alarming if TOLD not in one.facts or books.harm_of(one) >= Harm.FRAUD]
    leads += [one for one in alarming if one not in urgent]
    answers = distinct([*urgent, *sorted(leads, key=lambda one: urgency(one, books))])
    if not _asks_for_a_summary(asking, books):
        answers = taken(found, answers, books) or answers
    answers = proven(without_lists(answers), found, asking.said.text, books)
    answers = danger_alone(distinct(answers), books)[:MOST_CARDS]
    also = beside(found, answers, names, books)
    if not answers:
        asked_for = none.Asked(asking.intents, asking.said, now, gone)
        broken = any(map(books.harm_of, also))
        answers = (none.finding(snapshot, checks(), is_broken=broken, asked=asked_for),)
    chosen = tuple(with_choices(one, asking.said.text, books) for one in answers)
    return Guidance(chosen, also)


def unasked(snapshot: Snapshot, asking: Asking, now: datetime, books: Books) -> Guidance | None:
    """Nobody knows what is asked: what the message raises by itself, else the worst that is broken."""
    look = Look(snapshot, now)
    standing = told_once(look.standing(conceding(asking.said)), books)
    broken = [one for one in standing if books.harm_of(one) >= Harm.PROMISE]
    alarming = alarms(look, asking, books, set())
    answers = distinct([*alarming, *map(_as_found, worst_first(broken, books))])
    return Guidance(answers[:1], answers[1:]) if answers else None


def _as_found(one: Finding) -> Finding:
    """We found it ourselves; nobody told us, where its wording knows that."""
    kinds = next(family.facts for family in families() if family.name == one.family)
    known = {"unasked": State(Level.ANONYMOUS)} if "unasked" in kinds else {}
    return replace(one, facts={**one.facts, **known})


def family_of(books: Books, intent: str) -> Family:
    name = books.family_of(intent) or EVERYDAY
    return next(family for family in families() if family.name == name)


def _asks_for_a_summary(asking: Asking, books: Books) -> bool:
    return any(SUMMARY in books.codes_of(intent) for intent in asking.intents)


def _found(look: Look, asking: Asking, asked: set[str]) -> Found:
    """Unasked families hear the whole case too, but of its numbers only the newest riddle."""
    unasked = asking.with_riddles
    return {
        family.name: look.find(family, asking.said if family.name in asked else unasked)
        for family in families()
    }
