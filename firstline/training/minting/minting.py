"""A closed case becomes a scenario that a reviewer has to accept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from firstline.database import writing
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.training.customer import opening
from firstline.training.minting.disguising import Disguise
from firstline.training.minting.drawing import draw
from firstline.training.minting.model import CannotMint, Minted
from firstline.training.minting.proving import Shown, played, shown
from firstline.training.minting.sameness import shape
from firstline.training.minting.scene import Scene, scene
from firstline.training.minting.shelf import Shelf, written
from firstline.training.minting.source import Source, source
from firstline.training.minting.surviving import originals
from firstline.training.minting.telling_time import Seen
from firstline.training.minting.wording import words
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.reading import read_scenario
from firstline.training.scenarios.relative import resolved
from firstline.workplace import Workplace

_FIRST_SEED = 1
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


@dataclass(frozen=True)
class _Made:
    """What a scenario is made of: the case, and its records in disguise."""

    place: Workplace
    of: Source
    name: str
    disguise: Disguise
    now: datetime

    def scene(self, shown: Shown | None) -> Scene:
        seen = Seen(self.now, self.place.company)
        return scene(self.of.finding, self.of.family, self.disguise.rows, shown, seen)

    def shown(self, content: Scene, said: Sequence[str], at: datetime) -> Shown:
        """What is found when this is said, newest first; raises CannotMint for another finding."""
        read = _read(self.name, content)
        said = said or [opening(read, _FIRST_SEED, at)]
        with played(self.place, read, at) as there:
            seen = shown(there, read.customer_id, said, self.of.case.concerns, at)
        if seen is None or seen.lead.code != self.of.finding:
            raise CannotMint(
                f"case {self.of.case.case_id}: its records no longer show what was found then "
                f"({self.of.finding}); choose another case"
            )
        return seen

    def prove(self, content: Scene) -> None:
        """Raises CannotMint unless the trainee gets the card of the case: its finding, proof, steps."""
        self.shown(content, (), self.now)
        seen = self.shown(content, (), self.of.at)
        told = self.disguise.prose.of
        if shape(seen.card, told) not in [shape(card, told) for card in self.of.cards]:
            raise CannotMint(
                f"case {self.of.case.case_id}: the scenario's card would have another proof or other "
                f"steps than the case's ({self.of.finding}); choose another case"
            )


def mint(place: Workplace, case_id: str, by: str, now: datetime, random: Random) -> Minted:
    """Propose a scenario made from that case; raises CannotMint.

    `random` draws the disguise; nothing from which it could be drawn again is kept.
    """
    shelf = Shelf(place.settings.home)
    shelf.refuse_twice(case_id)
    of = source(place, case_id)
    hidden = originals(of.records)
    disguise = draw(of.records, of.at, place.company, hidden, random)
    made = _Made(place, of, shelf.new_name(of.family, random), disguise, now)
    content = made.scene(made.shown(made.scene(None), _said(made), now))
    content = _worded(made, content)
    if hidden.left_in_scene(content):
        raise CannotMint(f"case {case_id} names somebody in a way that cannot be disguised")
    minted = shelf.propose(Minted(made.name, case_id, of.finding, by, now), content)
    _note(place, minted, verbs.MINTED_SCENARIO, by, now, of.case.customer_id)
    return minted


def accept(place: Workplace, scenario: str, reviewer: str, now: datetime) -> Minted:
    """Let a proposed scenario be played; raises CannotMint, also for a file that cannot be read."""
    shelf = Shelf(place.settings.home)
    accepted = shelf.accept(scenario, reviewer, now)
    if accepted.accepted_at == now:
        _note(place, accepted, verbs.ACCEPTED_SCENARIO, reviewer, now)
    return accepted


def drop(place: Workplace, scenario: str, by: str, now: datetime) -> Minted:
    """Throw a proposed scenario away, so that its case can be minted anew; raises CannotMint."""
    dropped = Shelf(place.settings.home).drop(scenario)
    _note(place, dropped, verbs.DROPPED_SCENARIO, by, now)
    return dropped


def _said(made: _Made) -> list[str]:
    """What was said in the case, in disguise, newest first."""
    return [resolved(text, made.now, made.place.company) for text in _in_disguise(made)]


def _in_disguise(made: _Made) -> list[str]:
    return [made.disguise.prose.of(text) for text in made.of.texts]


def _worded(made: _Made, content: Scene) -> Scene:
    """With the story's standing words where they lead to the finding, else with those of the case."""
    try:
        made.prove(content)
        return content
    except CannotMint:
        own = [_BRACED.sub(words()["prose"]["day"], text) for text in _in_disguise(made)][::-1]
        worded = {**content, "speaks": {"opening": own[:1], "restate": own[:1]}}
        made.prove(worded)
        return worded


def _read(name: str, content: Scene) -> Scenario:
    with TemporaryDirectory(prefix="firstline-minting-") as folder:
        file = Path(folder) / f"{name}.yml"
        file.write_text(written(content), encoding="utf-8")
        return read_scenario(file)


def _note(
    place: Workplace,
    one: Minted,
    verb: str,
    by: str,
    now: datetime,
    customer_id: str | None = None,
) -> None:
    entry = Entry(
        at=now,
        agent=entries.COMMAND_LINE,
        action=verb,
        subject=one.scenario,
        case_id=one.case,
        customer_id=customer_id,
        after={"state": one.state, "by": by},
    )
    with writing(place.desk) as desk:
        entries.write(desk, entry)
