"""Whether a scenario's records still lead the assistant to its finding."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from firstline.casework import guide
from firstline.casework.finding import Finding
from firstline.casework.guide import Asking
from firstline.desk.concerns import as_meant
from firstline.desk.hearing import hear
from firstline.records import snapshot as snapshots
from firstline.training.scenarios import Scenario
from firstline.training.sessions import sandbox
from firstline.workplace import Workplace

_SANDBOX = "proof"


@contextmanager
def played(place: Workplace, scenario: Scenario, now: datetime) -> Iterator[Workplace]:
    """The workplace with the scenario's records, for as long as it lasts."""
    with tempfile.TemporaryDirectory(prefix="firstline-minting-") as made:
        there = replace(place, settings=replace(place.settings, home=Path(made)))
        sandbox.make(there, _SANDBOX, _SANDBOX, scenario.records(now), now)
        with sandbox.opened(there, _SANDBOX) as opened:
            yield opened


def found(
    there: Workplace,
    customer_id: str,
    texts: Sequence[str],
    concerns: Sequence[str],
    now: datetime,
) -> Finding | None:
    """What leads when this is said (newest first) about these concerns."""
    heard = hear(texts, there.company, now)
    with there.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, there.company, heard.endings)
    if snapshot is None:
        return None
    asking = Asking(as_meant(heard.all, concerns), heard.latest, concerns)
    guidance = guide.guidance(snapshot, asking, now, there.shelf.books())
    return guidance.leads[0] if guidance else None
