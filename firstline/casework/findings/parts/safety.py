"""Things that nobody should drive or use before their job is done."""

from __future__ import annotations

from firstline.casework.facts import Fact, State
from firstline.casework.findings.parts.known import kept
from firstline.casework.promises.work import Job
from firstline.casework.workshop import road_fault


def dangers(job: Job) -> dict[str, Fact]:
    """That the order says so, or that its fault names what nobody drives without."""
    on_the_road = road_fault(job.order.asset, job.order.fault)
    return kept(
        {
            "flagged": State() if job.order.safety else None,
            "on_the_road": State() if on_the_road else None,
        }
    )
