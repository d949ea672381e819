"""From what was asked to the findings that answer it, and what else is broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from firstline.casework.finding import Family, Finding
from firstline.casework.findings import families, none
from firstline.casework.harm import Harm
from firstline.casework.hello import Look, checks, worst_first
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said
from firstline.casework.told_once import told_once, told_once_each
from firstline.casework.withdrawn import answers_nothing, conceding, withdrawn
from firstline.records.snapshot import Snapshot

EVERYDAY = "order"
RIDDLE = "number"
SUMMARY = "ACCOUNT_SUMMARY"  # lists records without telling what is wrong with them
MOST_CARDS = 3

Found = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True)
class Guidance:
    """`leads` get a card each, the most urgent first; `also` is what else is known to be broken."""

    leads: tuple[Finding, ...]
    also: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Asking:
    """`said` is the whole case, `latest` its newest message, `intents` the issues it raises."""

    said: Said
    latest: Said
    intents: Sequence[str]


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
    leads = [
        lead
        for intent, family in asked.items()
        if (lead := _lead(found[family.name], books.codes_of(intent), family))
    ]
    gone = withdrawn(look, asking.said, books)
    leads = [lead for lead in leads if not answers_nothing(lead, gone, asking.said)]
    alarms = _alarms(look, asking, books, names)
    if not gone and not leads and not alarms and names == {RIDDLE}:
        return None
    answers = _distinct([*alarms, *sorted(leads, key=lambda one: _urgency(one, books))])
    if not _asks_for_a_summary(asking, books):
        answers = _taken(found, answers, books) or answers
    answers = _without_lists(answers)[:MOST_CARDS]
    also = _also(found, answers, names, books)
    if not answers:
        asked_for = none.Asked(asking.intents, asking.said, now, gone)
        broken = any(map(books.harm_of, also))
        answers = (none.finding(snapshot, checks(), is_broken=broken, asked=asked_for),)
    return Guidance(answers, also)


def unasked(snapshot: Snapshot, asking: Asking, now: datetime, books: Books) -> Guidance | None:
    """Nobody knows what is asked: what the message raises by itself, else the worst that is broken."""
    look = Look(snapshot, now)
    standing = told_once(look.standing(conceding(asking.said)), books)
    broken = [one for one in standing if books.harm_of(one) >= Harm.PROMISE]
    alarms = _alarms(look, asking, books, set())
    answers = _distinct([*alarms, *worst_first(broken, books)])
    return Guidance(answers[:1], answers[1:]) if answers else None


def _urgency(one: Finding, books: Books) -> tuple:
    """Danger and fraud first, a danger that she tells of before one that the records know; then what
    the records prove before what was only said, then the harm."""
    harm = books.harm_of(one)
    is_known = harm == Harm.SAFETY and "told" not in one.facts
    return (-harm if harm >= Harm.FRAUD else 0, is_known, one.certainty != "certain", -harm)


def _without_lists(answers: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Beside an answer a list of her records, or of those that it shows, is one card more to read."""
    told = {proof.record for one in answers if one.family != EVERYDAY for proof in one.evidence}
    telling = [one for one in answers if one.code != SUMMARY]
    kept = tuple(o for o in telling if not (o.evidence and _is_told_by(o, told)))
    return kept or tuple(telling) or answers


def _asks_for_a_summary(asking: Asking, books: Books) -> bool:
    return any(SUMMARY in books.codes_of(intent) for intent in asking.intents)


def _taken(found: Found, answers: Sequence[Finding], books: Books) -> tuple[Finding, ...]:
    """Money that the records prove was wrongly taken, where nothing but a list would answer."""
    if any(one.code != SUMMARY for one in answers) or not answers:
        return ()
    every = (one for each in found.values() for one in each)
    proven = [o for o in every if o.certainty == "certain" and books.harm_of(o) >= Harm.MONEY]
    return worst_first(proven, books)[:1]


def family_of(books: Books, intent: str) -> Family:
    name = books.family_of(intent) or EVERYDAY
    return next(family for family in families() if family.name == name)


def _found(look: Look, asking: Asking, asked: set[str]) -> Found:
    """Unasked families hear the whole case too, but of its numbers only the newest riddle: one that
    she gives in full and with its name is none, only tails are."""
    unasked = _with_riddles(asking)
    return {
        family.name: look.find(family, asking.said if family.name in asked else unasked)
        for family in families()
    }


def _with_riddles(asking: Asking) -> Said:
    tails = {tail.value for tail in asking.latest.tails}
    said = asking.said
    return replace(said, mentions=tuple(one for one in said.tails if one.value in tails))


def _lead(found: Sequence[Finding], codes: Sequence[str], family: Family) -> Finding | None:
    """The first that has a code that was asked for; everyday questions take what there is."""
    wanted = [one for one in found if one.code in codes]
    if wanted:
        return wanted[0]
    return found[0] if found and (not codes or family.name == EVERYDAY) else None


def _alarms(look: Look, asking: Asking, books: Books, asked: set[str]) -> tuple[Finding, ...]:
    """What the newest message itself raises, worst first; what the records show anyway is none."""
    said = replace(_with_riddles(asking), claims=asking.latest.claims)
    everyday = asked == {EVERYDAY} and all(map(books.codes_of, asking.intents))
    least = Harm.CONFUSION if everyday else Harm.FRAUD
    raised = [
        one
        for family in families()
        if family.name not in asked | {EVERYDAY}
        for one in look.find(family, said)
        if books.harm_of(one) >= least
    ]
    known = {(one.family, one.code) for one in look.standing()} if raised else set()
    return tuple(worst_first((one for one in raised if (one.family, one.code) not in known), books))


def _also(
    found: Found, answers: Sequence[Finding], asked: set[str], books: Books
) -> tuple[Finding, ...]:
    """Danger first, then what else the asked families found, then the rest, worst first."""
    own = [
        one
        for name, each in found.items()
        if name in asked - {EVERYDAY}
        for one in each
        if name == RIDDLE or books.harm_of(one)
    ]
    rest = [one for name, each in found.items() if name not in asked - {EVERYDAY} for one in each]
    broken = [one for one in worst_first(rest, books) if _counts(one, books)]
    told = {proof.record for one in answers if one.code != SUMMARY for proof in one.evidence}
    left = [
        one
        for one in _distinct([*own, *broken])
        if one not in answers and not _is_told_by(one, told)
    ]
    return tuple(sorted(left, key=lambda one: books.harm_of(one) < Harm.FRAUD))


def _is_told_by(one: Finding, told: set[str]) -> bool:
    """A plain look-up of records that an answer already shows adds nothing."""
    return one.family == EVERYDAY and {proof.record for proof in one.evidence} <= told


def _counts(one: Finding, books: Books) -> bool:
    harm = books.harm_of(one)
    return harm >= Harm.DUE or (harm == Harm.CONFUSION and one.certainty == "certain")


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, in order; only those about the same records are compared, as facts do not hash."""
    kept: list[Finding] = []
    alike: dict[tuple, list[Finding]] = {}
    for one in findings:
        about = (one.family, one.code, *(proof.record for proof in one.evidence))
        same = alike.setdefault(about, [])
        if one not in same:
            same.append(one)
            kept.append(one)
    return tuple(kept)
