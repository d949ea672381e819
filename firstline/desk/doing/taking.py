"""A decision is kept, and what it has an effect on is taken: each row once, or the finding."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from firstline.desk import one_at_a_time
from firstline.desk.doing import refusals
from firstline.desk.doing.decisions import Decision, traced
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.standing import of_customer
from firstline.desk.tables import decisions as rows
from firstline.desk.tables import once
from firstline.desk.trail import entries, verbs
from firstline.records.decided import matter


def keep(desk: Connection, made: Decision) -> None:
    doing = made.doing
    desk.execute(
        insert(rows).values(
            decision_id=made.decision_id,
            key=made.key,
            case_id=made.case_id,
            customer_id=made.customer_id,
            agent=made.agent,
            at=made.at,
            step=doing.step,
            kind=doing.kind,
            family=doing.family,
            finding=doing.finding,
            records=list(doing.records),
            content=doing.as_json(),
            state=made.state,
            consent=made.consent,
            reason="",
        )
    )
    entries.write(desk, traced(made, verbs.DECIDED, made.agent, made.at))


def take(desk: Connection, made: Decision) -> None:
    """Each row that the effect is about is taken; somebody else's may be taken again where the
    draft told of it."""
    doing = made.doing
    if not doing.effect:
        return
    about = matter(doing.records) or {f"cases/{made.case_id}"}
    mine = once.c.customer_id == made.customer_id, once.c.step.in_({doing.effect, doing.step})
    rows_taken = select(once.c.record, once.c.decision_id).where(*mine, once.c.record.in_(about))
    held = {row.record: row.decision_id for row in desk.execute(rows_taken)}
    if not set(held.values()) <= set(doing.again):
        raise CannotDo(refusals.TAKEN)
    if not doing.records:
        _check_finding(desk, made)
    values = {
        "customer_id": made.customer_id,
        "step": doing.effect,
        "decision_id": made.decision_id,
    }
    new = [{**values, "record": record} for record in sorted(about.difference(held))]
    if new:
        desk.execute(insert(once), new)


def _check_finding(desk: Connection, made: Decision) -> None:
    """What rests on no row may be done for the same finding in another case at this moment."""
    doing, customer = made.doing, made.customer_id or ""
    one_at_a_time.hold(desk, one_at_a_time.MAKING_GOOD, customer)
    others = (
        one.reference
        for one in of_customer(desk, customer, made.at)
        if one.reference != made.decision_id
        and any(one.does_again(name, (), doing.finding) for name in (doing.effect, doing.step))
    )
    if not set(others) <= set(doing.again):
        raise CannotDo(refusals.TAKEN)
