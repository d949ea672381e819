"""What a process needs to work a case: settings, company, both databases, the playbooks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import Engine

from firstline import company, database, settings
from firstline.casework.findings import families
from firstline.casework.playbook import Shelf
from firstline.company import Company
from firstline.settings import PROJECT, Settings

PLAYBOOKS = PROJECT / "data" / "playbooks"


@dataclass(frozen=True)
class Workplace:
    settings: Settings
    company: Company
    records: Engine
    desk: Engine
    shelf: Shelf


def open_workplace(given: Settings | None = None) -> Workplace:
    """Open everything once for the life of a process; connections are made when they are used."""
    given = given or settings.load()
    return Workplace(
        settings=given,
        company=company.load(given.home),
        records=database.engine(given.records_url),
        desk=database.engine(given.desk_url),
        shelf=Shelf(families(), PLAYBOOKS, given.home / "playbooks"),
    )
