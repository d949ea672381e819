"""Parts nobody ordered, late, wrong or mislaid, and things that are not safe until they are mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from firstline.casework.facts import Account, Fact, State
from firstline.casework.finding import Family, Finding
from firstline.casework.findings.parts import rows, told, trouble
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.known import KINDS
from firstline.casework.findings.parts.safety import dangers
from firstline.casework.findings.parts.trouble import Trouble, troubles
from firstline.casework.promises.work import Job
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

CODES = ("SAFETY_FAULT", *trouble.CODES)


MOST_JOBS = 20  # that are told; nobody brings as many at once


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """One finding for each job that waits, and before it one where the thing is not safe."""
    bench = Bench(snapshot, said, now)
    waiting = [(job, wrong) for job in bench.jobs if (wrong := troubles(bench, job))]
    waiting.sort(key=lambda each: not dangers(each[0]))
    found: list[Finding] = []
    for job, wrong in waiting[:MOST_JOBS]:
        waits = _waits(bench, job, wrong)
        if danger := dangers(job):
            found.append(replace(waits, code="SAFETY_FAULT", facts={**waits.facts, **danger}))
        found.append(waits)
    return tuple(found)


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
