"""The rows that prove what a job waits for, and those of its parts that are in order."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework.facts import Fact
from firstline.casework.finding import Proof
from firstline.casework.findings.parts import told
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.known import account, kept
from firstline.casework.findings.parts.trouble import Trouble
from firstline.casework.promises import parts
from firstline.casework.promises.model import dated
from firstline.casework.promises.work import Job

MOST_ROWS = 6
MOST_RULED_OUT = 3


def waiting(bench: Bench, job: Job, troubles: Sequence[Trouble]) -> tuple[Proof, ...]:
    """The job, then its parts in the order of `troubles`."""
    return (job_row(bench, job), *(_part(bench, job, one) for one in troubles[:MOST_ROWS]))


def job_row(bench: Bench, job: Job) -> Proof:
    facts = told.of_job(bench, job)
    return Proof("job", job.order.record, job.starts_at or dated(job.order.created_at), facts)


def in_order(bench: Bench, job: Job, troubles: Sequence[Trouble]) -> tuple[Proof, ...]:
    """The other parts of the job: there, or on their way in time."""
    wrong = {one.row.record for one in troubles}
    found = []
    for row in job.parts:
        came = parts.arrived(row, bench.now)
        if row.record in wrong or not (came or bench.is_ordered(row)):
            continue
        eta = dated(row.eta)
        trouble = Trouble("", row, bench.now)
        facts: dict[str, Fact] = kept(
            {**told.of_part(bench, job, trouble), "part": account(row.description or row.sku)}
        )
        found.append(Proof("part_here" if came else "part_coming", row.record, came or eta, facts))
    return tuple(found[:MOST_RULED_OUT])


def _part(bench: Bench, job: Job, trouble: Trouble) -> Proof:
    row = trouble.row
    at = {
        "RECEIVED_UNLINKED": row.received_at,
        "BACKORDER": row.ordered_at,
        "WRONG_PART": row.ordered_at,
    }.get(trouble.code)
    facts = told.of_part(bench, job, trouble)
    return Proof(trouble.code.lower(), row.record, dated(at), facts)
