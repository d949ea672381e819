"""`firstline training mint CASE`: a closed case becomes a scenario that somebody has to accept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from firstline.casework.finding import Finding
from firstline.company import Company
from firstline.training.customer import opening
from firstline.training.minting import columns
from firstline.training.minting.disguising import Disguise, disguised
from firstline.training.minting.model import CannotMint, Minted
from firstline.training.minting.proving import found, played
from firstline.training.minting.scene import Scene, scene
from firstline.training.minting.shelf import Shelf, written
from firstline.training.minting.source import Source, source
from firstline.training.minting.surviving import Originals, kind_of, originals, texts
from firstline.training.minting.telling_time import Seen
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.reading import read_scenario
from firstline.training.scenarios.relative import resolved
from firstline.training.scenarios.topics import topics
from firstline.workplace import Workplace

_DRAWS = 40  # disguises that are tried until none of them resembles what it hides
_UNTOLD = (columns.MONEY, columns.TIME, columns.DAY, columns.KEPT)


@dataclass(frozen=True)
class _Case:
    """What a scenario is made from, and in which disguise."""

    place: Workplace
    of: Source
    name: str
    disguise: Disguise
    now: datetime


def mint(place: Workplace, case_id: str, by: str, now: datetime, random: Random) -> Minted:
    """Propose a scenario made from that case; raises CannotMint.

    `random` draws the disguise; nothing from which it could be drawn again is kept.
    """
    shelf = Shelf(place.settings.home)
    shelf.refuse_twice(case_id)
    of = source(place, case_id)
    name = shelf.new_name(of.finding, random)
    hidden = originals(of.records)
    made = _Case(place, of, name, _draw(of, place.company, hidden, random), now)
    lead = _lead_of(made)
    content = scene(name, of.finding, of.family, made.disguise.rows, lead, _seen(made))
    if hidden.left_in_scene(content):
        raise CannotMint(
            f"case {case_id}: a note of it names somebody in a way nobody can disguise"
        )
    _prove(made, content)
    return shelf.propose(Minted(name, case_id, of.finding, by, now), content)


def _draw(of: Source, company: Company, hidden: Originals, random: Random) -> Disguise:
    for _ in range(_DRAWS):
        drawn = disguised(of.records, of.at, company.timezone, company.region, random)
        if not _left(drawn.rows, hidden):
            return drawn
    raise CannotMint(
        f"case {of.case.case_id}: its records hold somebody's name or number in a way that cannot be "
        "disguised; choose another case"
    )


def _left(rows: Mapping[str, list[dict]], hidden: Originals) -> bool:
    return any(
        hidden.left_in(text)
        for table, found_rows in rows.items()
        if table != "templates"
        for row in found_rows
        for column, cell in row.items()
        if kind_of(table, column, row) not in _UNTOLD
        for text in texts(cell)
    )


def _lead_of(made: _Case) -> Finding:
    """The finding as the disguised records show it, with what was said in the case in disguise."""
    first = scene(made.name, made.of.finding, made.of.family, made.disguise.rows, None, _seen(made))
    first["speaks"] = {"opening": ["Hello."], "restate": ["Hello."]}
    played_first = _read(made.name, first)
    said = [
        resolved(made.disguise.prose.of(text), made.now, made.place.company)
        for text in made.of.texts
    ]
    with played(made.place, played_first, made.now) as there:
        _, lead = found(there, played_first.customer_id, said, made.of.case.concerns, made.now)
    return _same(made, lead)


def _prove(made: _Case, content: Scene) -> None:
    """What the customer says first has to lead there too."""
    read = _read(made.name, content)
    with played(made.place, read, made.now) as there:
        said = [opening(read, 1, made.now)]
        _, lead = found(there, read.customer_id, said, made.of.case.concerns, made.now)
    _same(made, lead)


def _seen(made: _Case) -> Seen:
    return Seen(made.now, made.place.company.timezone)


def _same(made: _Case, lead: Finding | None) -> Finding:
    if lead is None or lead.code != made.of.finding:
        raise CannotMint(
            f"case {made.of.case.case_id}: the records no longer show what was found then "
            f"({made.of.finding}); choose another case"
        )
    return lead


def _read(name: str, content: Scene) -> Scenario:
    with TemporaryDirectory(prefix="firstline-minting-") as folder:
        file = Path(folder) / f"{name}.yml"
        file.write_text(written(content), encoding="utf-8")
        return read_scenario(file, topics())
