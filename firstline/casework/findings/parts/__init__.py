"""Parts nobody ordered, late, wrong or mislaid, and things that are not safe until they are mended."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.facts import Account, Fact, State
from firstline.casework.finding import Family, Finding
from firstline.casework.findings.parts import rows, told, trouble
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.known import KINDS
from firstline.casework.findings.parts.safety import unsafe
from firstline.casework.findings.parts.trouble import Trouble, troubles
from firstline.casework.promises.work import Job
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

CODES = ("SAFETY_FAULT", *trouble.CODES)


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """One finding for each job that waits, and before it one where the thing is not safe."""
    bench = Bench(snapshot, said, now)
    found = []
    for job in bench.jobs:
        if wrong := troubles(bench, job):
            waits = _waits(bench, job, wrong)
            found.append([*unsafe(job, waits), waits])
    found.sort(key=lambda several: several[0].code != "SAFETY_FAULT")
    return tuple(one for several in found for one in several)


def _waits(bench: Bench, job: Job, wrong: tuple[Trouble, ...]) -> Finding:
    """The part that holds up the work longest leads; the others are named in its evidence."""
    lead, *others = wrong
    facts: dict[str, Fact] = {**told.of_job(bench, job), **told.of_part(bench, job, lead)}
    if others:
        facts["others"] = Account(str(len(others)))
    if len(others) == 1:
        facts["one_other"] = State()
    return Finding(
        "parts",
        lead.code,
        "certain" if "fresh" in facts else "unknown",
        facts,
        rows.waiting(bench, job, wrong),
        rows.in_order(bench, job, wrong),
    )


FAMILY = Family("parts", CODES, KINDS, find, checks=CODES)
