"""What `firstline ask` needs before it can answer: records, a model, and the words of a response."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ruamel.yaml import YAML
from sqlalchemy import select

from firstline import clock
from firstline.records import database, demo
from firstline.records.tables import customers
from firstline.running.up import DEMO
from firstline.settings import PROJECT
from firstline.workplace import Workplace

RESPONSES = PROJECT / "data" / "responses"


class NoRecords(RuntimeError):
    """There is nobody to ask about; the message says what to do."""


def records(place: Workplace, tell: Callable[[str], None]) -> None:
    """Bring the records up to date; the made-up company is loaded where `firstline up` loads it."""
    here = place.settings
    here.home.mkdir(parents=True, exist_ok=True)
    database.upgrade(here.records_url)
    if here.is_development and here.has_own_records:
        loaded = demo.load_demo(here.records_url, DEMO, clock.now(), place.company.timezone)
        if loaded is not None:
            tell("The demo company is loaded, its dates moved to today.")
    with place.records.connect() as connection:
        if connection.execute(select(customers.c.customer_id).limit(1)).first() is None:
            raise NoRecords("The records hold no customer: run firstline import DIRECTORY first.")


def response(name: str, folder: Path = RESPONSES) -> str:
    """The words of a response of data/responses."""
    for file in sorted(folder.glob("*.yml")):
        known = YAML(typ="safe").load(file.read_text(encoding="utf-8")).get("responses") or {}
        if name in known:
            return known[name][0]["text"]
    return name
