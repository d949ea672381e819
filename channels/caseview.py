"""A case as it is now: whose it is, how sure that is, and what the desk decided in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from channels import deskview
from channels.deskview import DeskView
from channels.errors import ApiError
from firstline import clock
from firstline.casework.facts import Level
from firstline.casework.identity import FACTORS, MOST_FAILURES, ONE_TIME_CODE, Identity
from firstline.desk import cases, codes
from firstline.desk.cases import Case
from firstline.desk.keeping import ringing
from firstline.desk.keeping.ringing import Ring
from firstline.records import search
from firstline.workplace import Workplace

LEVELS = frozenset(level.word for level in Level)
VERIFIED = Level.VERIFIED.word


@dataclass(frozen=True)
class CaseView:
    """`choices` are the ids of the buttons that can still be pressed; `contact` is where a one-time
    code can be sent, masked; `rings`: where the calls that were promised go; `practice`: the session
    that it is practised in, "" for a real case."""

    case_id: str
    customer_id: str | None
    customer: str
    identity: Identity
    choices: frozenset[str]
    desk: DeskView = DeskView()
    contact: str = ""
    rings: Mapping[str, Ring] = field(default_factory=dict)
    practice: str = ""

    @property
    def address(self) -> str:
        """Its page, and what is sent from it goes below that."""
        return (
            f"/panel/practices/{self.practice}" if self.practice else f"/panel/cases/{self.case_id}"
        )

    def has(self, needed: str) -> bool:
        """Whether the customer gave what a step waits for: a level, or a factor."""
        if needed in self.identity.factors:
            return True
        return needed in LEVELS and self.identity.level >= Level.of(needed)

    @property
    def level(self) -> str:
        return self.identity.level.word

    @property
    def factors(self) -> tuple[tuple[str, bool], ...]:
        """Each factor and whether it was given; of the verified only the code is still asked."""
        names = FACTORS if self.level != VERIFIED else ()
        names += (
            (ONE_TIME_CODE,) if self.desk.code or ONE_TIME_CODE in self.identity.factors else ()
        )
        return tuple((name, name in self.identity.factors) for name in names)

    @property
    def can_be_checked(self) -> bool:
        """Whether there is anything left to check of who the customer is; a code reaches nobody who is
        only played."""
        is_over = self.desk.is_closed or (bool(self.practice) and self.level == VERIFIED)
        return _is_checkable(self.customer_id, self.identity) and not is_over

    @property
    def tries_left(self) -> int:
        return max(MOST_FAILURES - self.identity.failures, 0)


def find(place: Workplace, case_id: str) -> Case:
    """The case; raises ApiError 404."""
    with place.desk.connect() as desk:
        return _existing(desk, case_id)


def view(place: Workplace, case_id: str) -> CaseView:
    """The case as it is now; raises ApiError 404."""
    with place.desk.connect() as desk:
        case = _existing(desk, case_id)
        seen = deskview.load(desk, case, clock.now())
    names = named(place, [case.customer_id] if case.customer_id else [])
    may_have_code = _is_checkable(case.customer_id, case.identity) and not case.is_closed
    open_choices = case.question.choices if case.question else ()
    return CaseView(
        case_id=case.case_id,
        customer_id=case.customer_id,
        customer=names.get(case.customer_id or "", ""),
        identity=case.identity,
        choices=frozenset(choice.id for choice in open_choices),
        desk=seen,
        contact=codes.contact(place, case.customer_id) if may_have_code else "",
        rings=ringing.of_case(place, case_id, seen.promises),
    )


def mark(place: Workplace, case_id: str) -> str:
    """The mark of its DeskView now, for which no records are read; raises ApiError 404."""
    with place.desk.connect() as desk:
        return deskview.load(desk, _existing(desk, case_id), clock.now()).mark


def named(place: Workplace, customer_ids: Iterable[str]) -> dict[str, str]:
    """Customers' names by their ids; one that is not in the records is not in it."""
    with place.records.connect() as records:
        return search.names_of(records, customer_ids)


def _is_checkable(customer_id: str | None, identity: Identity) -> bool:
    is_done = identity.locked or ONE_TIME_CODE in identity.factors and identity.left == 0
    return customer_id is not None and not is_done


def _existing(desk: Connection, case_id: str) -> Case:
    case = cases.get(desk, case_id)
    if case is None:
        raise ApiError(404, "case_not_found", "There is no such case; open a new one.")
    return case
