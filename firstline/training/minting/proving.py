"""Whether a scenario's records still lead the assistant to its finding."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from firstline.casework import guide
from firstline.casework.card import make_card, words_for
from firstline.casework.card_facts import Staff, facts_of
from firstline.casework.facts import Day, Deadline, Fact, Moment
from firstline.casework.finding import Finding
from firstline.casework.formats import Formats
from firstline.casework.guide import Asking
from firstline.casework.identity import Identity
from firstline.casework.words import Words
from firstline.desk.concerns import as_meant
from firstline.desk.hearing import hear
from firstline.records import snapshot as snapshots
from firstline.records import teams
from firstline.training.minting.sameness import Card
from firstline.training.minting.telling_time import Seen
from firstline.training.scenarios import Scenario
from firstline.training.sessions import sandbox
from firstline.workplace import Workplace

_SANDBOX, _AGENT = "proof", "agent"
_CLOCK = re.compile(r" \d\d:\d\d$")


@contextmanager
def played(place: Workplace, scenario: Scenario, now: datetime) -> Iterator[Workplace]:
    """The workplace with the scenario's records, for as long as it lasts."""
    with tempfile.TemporaryDirectory(prefix="firstline-minting-") as made:
        there = replace(place, settings=replace(place.settings, home=Path(made)))
        sandbox.make(there, _SANDBOX, _SANDBOX, scenario.records(now), now)
        with sandbox.opened(there, _SANDBOX) as opened:
            yield opened


@dataclass(frozen=True)
class Shown:
    """What leads, its card, and its steps as a scenario's file names them."""

    lead: Finding
    card: Card
    steps: tuple[str, ...]


def found(
    there: Workplace,
    customer_id: str,
    texts: Sequence[str],
    concerns: Sequence[str],
    now: datetime,
) -> Finding | None:
    """What leads when this is said (newest first) about these concerns."""
    seen = shown(there, customer_id, texts, concerns, now)
    return seen.lead if seen else None


def shown(
    there: Workplace,
    customer_id: str,
    texts: Sequence[str],
    concerns: Sequence[str],
    now: datetime,
) -> Shown | None:
    """The same with its card."""
    heard = hear(texts, there.company, now)
    with there.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, there.company, heard.endings)
    if snapshot is None:
        return None
    asking = Asking(as_meant(heard.all, concerns), heard.latest, concerns)
    guidance = guide.guidance(snapshot, asking, now, there.shelf.books())
    if not guidance:
        return None
    lead, books = guidance.leads[0], there.shelf.books()
    wording = books.by_family[lead.family].findings[lead.code]
    with there.records.connect() as records:
        owner = teams.owner(records, wording.escalate.to, lead.family) if wording.escalate else ""
    # A colleague of today is nobody of the scenario; her team stands for her.
    staff = Staff(_AGENT, wording.escalate.to if owner else "")
    card = make_card(guidance.leads[:1], snapshot, Identity(), books, staff, now)
    words = _Relative(*_both(words_for(snapshot, books)), Seen(now, there.company))
    facts = facts_of(lead, wording, snapshot, staff, now)
    steps = (words.first(step.label, facts) for step in wording.do if step.does)
    return Shown(lead, card, tuple(_sentence(step) for step in steps if step))


def _both(words: Words) -> tuple[Formats, Mapping[str, str]]:
    return words.formats, words.terms


def _sentence(step: str) -> str:
    return step[:1].lower() + step[1:] if step[1:2].islower() else step


@dataclass(frozen=True)
class _Relative(Words):
    """Writes days as seen from now."""

    seen: Seen

    def word(self, fact: Fact) -> str:
        if isinstance(fact, Day):
            return f"{{{self.seen.day(fact.day)}}}"
        if isinstance(fact, Moment | Deadline):
            return f"{{{_CLOCK.sub('', self.seen.deadline(fact.at))}}}"
        return super().word(fact)
