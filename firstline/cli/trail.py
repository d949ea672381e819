"""`firstline trail`: who looked up or changed what, and whether that record is whole."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from firstline import clock, settings
from firstline.cli.group import cli, tell

if TYPE_CHECKING:
    from firstline.desk.trail.entries import Entry
    from firstline.desk.trail.verifying import Wrong

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_TOLD = {
    "missing seal": "place {place} is missing",
    "missing entry": "place {place}: entry {entry} is missing",
    "fork": "place {place} is there twice",
    "changed entry": "place {place}: entry {entry} is not what was sealed",
    "wrong hash": "place {place}: the seal of entry {entry} was changed",
    "noted head": "the head noted earlier is not in it; its end was cut off, or it was made anew",
}


class _Head(click.ParamType):
    name = "hash"

    def convert(self, value, param, ctx):
        if not re.fullmatch(r"[0-9a-f]{64}", value.strip().lower()):
            self.fail("a head is the 64 hex digits that `firstline trail verify` prints")
        return value.strip().lower()


class _Since(click.ParamType):
    name = "time"

    def convert(self, value, param, ctx):
        if isinstance(value, datetime):
            return value
        try:
            return clock.parse_time(value)
        except clock.BadClock as wrong:
            self.fail(str(wrong))


@cli.group()
def trail() -> None:
    """Who looked up or changed what."""


@trail.command("verify")
@click.option("--head", type=_Head(), help="a head noted earlier: is it still there?")
def verify_trail(head: str | None) -> None:
    """Work the chain of seals out again. Exits with 0 only when all of it is whole."""
    from firstline.desk.trail.verifying import verify

    found = verify(_desk(), head or "")
    if found.wrong is None:
        tell(f"The trail is whole: {found.sealed:,} entries sealed, {found.waiting:,} wait.")
    else:
        tell(f"The trail is broken: {_told(found.wrong)}.")
        tell(f"{found.sealed:,} entries before that are whole, {found.waiting:,} have no seal.")
    tell(f"Head: {found.head}")
    if found.sealed and found.whole:
        tell("Note it outside this database; --head finds out later whether it is still there.")
    sys.exit(0 if found.whole else 1)


@trail.command("list")
@click.option("--case", "case_id", help="of this case")
@click.option("--agent", help="of this agent")
@click.option("--customer", "customer_id", help="about this customer number")
@click.option("--since", type=_Since(), help="from this ISO 8601 time on")
@click.option("--json", "as_json", is_flag=True, help="each entry as one line of JSON")
def list_trail(as_json: bool, **wanted) -> None:
    """Print the entries that are asked for, the oldest first."""
    from firstline.desk.trail.listing import Wanted, listed

    line = _json if as_json else _line
    for entry_id, entry in listed(_desk(), Wanted(**wanted)):
        tell(line(entry_id, entry))


def _told(wrong: Wrong) -> str:
    return _TOLD[wrong.kind].format(place=wrong.place, entry=wrong.entry_id)


def _json(entry_id: int, entry: Entry) -> str:
    return json.dumps({"entry": entry_id, **asdict(entry), "at": entry.at.isoformat()})


def _line(entry_id: int, entry: Entry) -> str:
    """Tabs between: time, agent, action, case, customer, subject, why, before, after."""
    changes = [json.dumps(one) if one else "-" for one in (entry.before, entry.after)]
    about = [entry.case_id, entry.customer_id, entry.subject, entry.why]
    parts = [entry.at.isoformat(), entry.agent, entry.action, *about, *changes]
    return "\t".join(_UNSEEN.sub(" ", part or "-") for part in parts)


def _desk():
    from firstline.desk import database

    url = settings.load().desk_url
    database.upgrade(url)
    return database.engine(url)
