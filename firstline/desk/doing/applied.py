"""A decision while it is applied: what each kind of step works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework.calendar import end_of_day
from firstline.casework.doing import timing
from firstline.casework.doing.model import Doing
from firstline.desk.doing.decisions import Decision
from firstline.desk.keeping.about import About
from firstline.desk.keeping.complaint_rows import NewComplaint
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Applied:
    """`by`: who is answerable for it, which is who agreed where somebody had to. `recorded`: the
    complaint of the records that it is about."""

    desk: Connection
    place: Workplace
    made: Decision
    by: str
    now: datetime
    recorded: NewComplaint | None = None

    @property
    def doing(self) -> Doing:
        return self.made.doing

    @property
    def about(self) -> About:
        return About(self.made.case_id, self.made.customer_id, self.made.decision_id)

    @property
    def due_at(self) -> datetime:
        """What was promised for a time that passed while it waited for consent is due today."""
        doing = timing.counted(self.doing, self.now)
        if doing.due_at is None or timing.is_over(doing, self.made.at, self.now):
            return end_of_day(self.now, self.place.company)
        return doing.due_at
