"""What was done in a shift: kinds of step, goodwill, and what the clocks did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from firstline.casework.playbook.kinds import CHOICE, kinds
from firstline.desk import tables
from firstline.desk.doing.decisions import DONE


@dataclass(frozen=True)
class Sums:
    """`done`: kind of step -> how often it was done; `reminded` and `broken` count promises."""

    done: Mapping[str, int]
    gifts: int
    reminded: int
    broken: int

    @property
    def undone(self) -> tuple[str, ...]:
        """The kinds of which none was done; a choice comes to what was chosen."""
        return tuple(sorted(kinds().keys() - {CHOICE} - self.done.keys()))


def sums(desk: Engine) -> Sums:
    rows, promises = tables.decisions, tables.promises
    by_kind = select(rows.c.kind, func.count()).where(rows.c.state == DONE).group_by(rows.c.kind)
    with desk.connect() as connection:
        return Sums(
            done=dict(connection.execute(by_kind).all()),
            gifts=connection.execute(select(func.count(tables.goodwill.c.goodwill_id))).scalar(),
            reminded=connection.execute(select(func.count(promises.c.warned_at))).scalar(),
            broken=connection.execute(select(func.count(promises.c.broken_at))).scalar(),
        )
