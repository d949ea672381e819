"""Was more goodwill given than those who gave it may?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from firstline.company import Authority
from firstline.desk import tables
from firstline.desk.doing.decisions import DONE
from firstline.desk.goodwill import GOODWILL


def exceeded(connection: Connection, authority: Authority) -> Iterator[str]:
    """A shift is shorter than the period, so that all of it falls into one."""
    roles = dict(connection.execute(select(tables.agents.c.agent, tables.agents.c.role)).all())
    gifts = connection.execute(select(tables.goodwill)).all()
    for giver, given in _summed(gifts, lambda gift: gift.agent):
        most = authority.roles[roles[giver]].per_period
        if given > most:
            yield f"{giver} gave {given} of goodwill in the period and may give {most}"
    for (case, giver), given in _summed(gifts, lambda gift: (gift.case_id, gift.agent)):
        most = authority.roles[roles[giver]].alone
        if given > most:
            yield f"{giver} gave {given} of goodwill in {case} and may give {most}"


def miscounted(connection: Connection) -> Iterator[str]:
    """Each decision to give goodwill is given once, by whoever is answerable for it."""
    rows = tables.decisions
    decided = connection.execute(
        select(rows).where(rows.c.kind == GOODWILL, rows.c.state == DONE)
    ).all()
    wanted = sorted((one.case_id, one.settled_by or one.agent, _amount(one)) for one in decided)
    gifts = connection.execute(select(tables.goodwill)).all()
    given = sorted((one.case_id, one.agent, one.amount) for one in gifts)
    if wanted != given:
        yield f"goodwill was decided {len(wanted)} times and given {len(given)} times, not the same"


def _amount(decision: Row) -> Decimal:
    return Decimal(decision.content["amount"]["amount"])


def _summed(gifts: Sequence[Row], by: Callable[[Row], object]) -> list[tuple]:
    found: dict[object, Decimal] = defaultdict(Decimal)
    for gift in gifts:
        found[by(gift)] += gift.amount
    return sorted(found.items())
