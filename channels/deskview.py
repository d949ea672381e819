"""What the desk decided and promised in a case, as its page shows it, and whether that is still so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.desk import codes, messages
from firstline.desk.cases import Case
from firstline.desk.closing.ending import Ended, ended_of
from firstline.desk.codes import Sent
from firstline.desk.doing import decisions
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.standing import of_customer
from firstline.desk.keeping import unfinished
from firstline.desk.keeping.promises import Promise
from firstline.records.decided import Decided


@dataclass(frozen=True)
class DeskView:
    """`decisions` are the case's, the newest first; `decided` is what holds for the customer,
    whichever case it was taken in; `newest` is our last message's id; `ended`: how the case was
    closed; `code`: the one-time code that is still good."""

    decisions: tuple[Decision, ...] = ()
    promises: tuple[Promise, ...] = ()
    decided: tuple[Decided, ...] = ()
    newest: int = 0
    version: int = 0
    ended: Ended | None = None
    code: Sent | None = None

    @property
    def is_closed(self) -> bool:
        return self.ended is not None

    @property
    def mark(self) -> str:
        """Another one as soon as anything of this is different."""
        states = [
            *((one.decision_id, one.state) for one in self.decisions),
            *((one.promise_id, one.state, one.owner) for one in self.promises),
            *((one.reference, one.state) for one in self.decided),
        ]
        told = repr((states, self.newest, self.version, self.is_closed, self.code))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def decision(self, reference: str) -> Decision | None:
        return next((one for one in self.decisions if one.decision_id == reference), None)


def load(desk: Connection, case: Case, now: datetime) -> DeskView:
    return DeskView(
        decisions=decisions.of_case(desk, case.case_id),
        promises=unfinished.of_case(desk, case.case_id),
        decided=of_customer(desk, case.customer_id, now) if case.customer_id else (),
        newest=messages.newest_reply(desk, case.case_id),
        version=case.version,
        ended=ended_of(case) if case.is_closed else None,
        code=codes.last_good(desk, case.case_id, now),
    )
