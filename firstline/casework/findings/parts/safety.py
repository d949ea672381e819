"""A thing that nobody should drive or use before its job is done."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework.facts import Fact, State
from firstline.casework.finding import Finding
from firstline.casework.promises.work import Job
from firstline.casework.workshop import road_fault


def unsafe(job: Job, waits: Finding) -> tuple[Finding, ...]:
    """Where the order says so, or its fault names what nobody drives without; `waits`: what its
    job waits for."""
    on_the_road = road_fault(job.order.asset, job.order.fault)
    if not (job.order.safety or on_the_road):
        return ()
    facts: dict[str, Fact] = dict(waits.facts)
    if job.order.safety:
        facts["flagged"] = State()
    if on_the_road:
        facts["on_the_road"] = State()
    return (replace(waits, code="SAFETY_FAULT", facts=facts),)
