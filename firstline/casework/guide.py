"""From an intent to the findings that answer it, the leading one first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from firstline.casework.finding import Family, Finding
from firstline.casework.findings import families
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

EVERYDAY = "order"


def findings(
    snapshot: Snapshot,
    said: Said,
    latest: Said,
    now: datetime,
    books: Books,
    intent: str,
) -> tuple[Finding, ...]:
    """What the family of `intent` finds; an intent that no family examines gets the everyday look-ups.

    `said` is the whole case, `latest` its newest message. What other families find for certain comes
    behind. Of the everyday look-ups only the one asked for is given, and it gives way to a finding
    about what the newest message does not understand. Nothing at all when the asked family has
    nothing to go by.
    """
    asked = _family(books, intent)
    lead = asked.find(snapshot, said, now)
    if not lead:
        return ()
    others = _unasked(asked, snapshot, said, latest, now)
    if asked.name != EVERYDAY:
        return lead + tuple(finding for finding in others if finding.certainty == "certain")
    wanted = books.by_family[EVERYDAY].intents.get(intent)
    lead = (tuple(one for one in lead if one.code == wanted) or lead)[:1]
    urgent = tuple(one for one in others if one.urgent) if wanted else ()
    calm = tuple(one for one in others if one.certainty == "certain" and one not in urgent)
    return urgent + lead + calm


def _family(books: Books, intent: str) -> Family:
    name = books.family_of(intent) or EVERYDAY
    return next(family for family in families() if family.name == name)


def _unasked(
    asked: Family, snapshot: Snapshot, said: Said, latest: Said, now: datetime
) -> tuple[Finding, ...]:
    """A number that she gives in full and with its name is no riddle; only tails are."""
    tails = {tail.value for tail in latest.tails}
    unexplained = replace(said, mentions=tuple(m for m in said.tails if m.value in tails))
    others = [f for f in families() if f.name not in (asked.name, EVERYDAY)]
    return tuple(found for family in others for found in family.find(snapshot, unexplained, now))
