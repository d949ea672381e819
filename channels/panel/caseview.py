"""What the pages show of cases, read from both databases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy.engine import Connection

from channels.errors import ApiError
from channels.panel import deskview
from channels.panel.deskview import DeskView
from firstline import clock
from firstline.casework.facts import Level
from firstline.casework.identity import FACTORS, MOST_FAILURES, ONE_TIME_CODE, Identity
from firstline.desk import cases, codes, judgements, messages
from firstline.desk.cases import Case
from firstline.desk.journeys import journey_of
from firstline.desk.messages import AGENT, CaseMessage
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.reading import Reader, read
from firstline.records import search
from firstline.workplace import Workplace

LEVELS = frozenset(level.word for level in Level)
VERIFIED = Level.VERIFIED.word


@dataclass(frozen=True)
class Recent:
    """A case in the list of the agent's own; `finding` is a code or "", so is the `outcome`."""

    case_id: str
    customer: str
    finding: str
    identity: str
    at: datetime | str
    outcome: str = ""


@dataclass(frozen=True)
class CaseView:
    """`choices` are the ids of the buttons that can still be pressed; `contact` is where a one-time
    code can be sent, masked."""

    case_id: str
    customer_id: str | None
    customer: str
    identity: Identity
    choices: frozenset[str]
    desk: DeskView = DeskView()
    contact: str = ""

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
        """Whether there is anything left to check of who the customer is."""
        return _is_checkable(self.customer_id, self.identity) and not self.desk.is_closed

    @property
    def tries_left(self) -> int:
        return max(MOST_FAILURES - self.identity.failures, 0)


@dataclass(frozen=True)
class Exchange:
    """What the agent sent ("" for the card alone) and the replies to it, kept as `message_id`."""

    asked: str
    at: datetime | None
    replies: tuple[dict[str, Any], ...] = ()
    message_id: int = 0


def find(place: Workplace, case_id: str) -> Case:
    """The case; raises ApiError 404."""
    with place.desk.connect() as desk:
        return _existing(desk, case_id)


def view(place: Workplace, case_id: str) -> CaseView:
    """The case as it is now; raises ApiError 404."""
    with place.desk.connect() as desk:
        case = _existing(desk, case_id)
        seen = deskview.load(desk, case, clock.now())
    names = _names(place, [case.customer_id] if case.customer_id else [])
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
    )


def journey(place: Workplace, case_id: str, agent: str) -> dict[str, Any]:
    """The customer's time line; raises ApiError 404, or 409 while the customer is not known."""
    case = find(place, case_id)
    if case.customer_id is None:
        raise ApiError(409, "no_customer", "Say first which customer this case is about.")
    found = journey_of(place, case.customer_id, clock.now(), Reader(agent, case_id))
    if found is None:
        raise ApiError(404, "customer_not_found", "The customer is not in the records any more.")
    return found


def conversation(place: Workplace, case: CaseView, agent: str) -> tuple[Exchange, ...]:
    """The newest exchanges of a case, oldest first, with what this agent thought of their cards."""
    reader = Reader(agent, case.case_id)
    seen = read(reader, verbs.READ_CASE, case.customer_id, clock.now())
    entries.write_alone(place.desk, seen)
    return kept(place, case.case_id, agent)


def kept(place: Workplace, case_id: str, agent: str) -> tuple[Exchange, ...]:
    """The same, of a case that is open in the browser already."""
    with place.desk.connect() as desk:
        newest = messages.newest(desk, case_id)
        verdicts = judgements.verdicts(desk, [message.message_id for message in newest], agent)
    return exchanges(newest[::-1], verdicts)


def exchanges(
    said: Sequence[CaseMessage], verdicts: Mapping[tuple[int, int], bool] = MappingProxyType({})
) -> tuple[Exchange, ...]:
    """Messages, oldest first, each with the replies that follow it and what was thought of them."""
    made: list[Exchange] = []
    for message in said:
        replies = tuple(
            {**reply, "is_right": verdicts.get((message.message_id, place))}
            for place, reply in enumerate(messages.judgeable(message.message_id, message.replies))
        )
        is_answer = made and made[-1].asked and not made[-1].replies
        if message.speaker == AGENT:
            made.append(Exchange(message.text, message.at))
        elif is_answer:
            made[-1] = replace(made[-1], replies=replies, message_id=message.message_id)
        else:
            made.append(Exchange("", message.at, replies, message.message_id))
    return tuple(made)


def shows(exchanges: Sequence[Exchange], decision: str) -> bool:
    """Whether a card tells of a decision already."""
    cards = [reply["card"] for one in exchanges for reply in one.replies if reply["card"]]
    steps = [step for card in cards for step in card["do"]]
    return any((step.get("done") or {}).get("decision") == decision for step in steps)


def recent(place: Workplace, agent: str) -> tuple[Recent, ...]:
    """The agent's own cases, the one last worked on first."""
    with place.desk.connect() as desk:
        own = cases.recent(desk, agent)
    names = _names(place, {case.customer_id for case in own if case.customer_id})
    return tuple(_recent(case, names.get(case.customer_id or "", "")) for case in own)


def _recent(case: Case, name: str) -> Recent:
    last = case.findings[0] if case.findings else {}
    finding, at = last.get("finding", ""), last.get("at", case.opened_at)
    return Recent(case.case_id, name, finding, case.identity.level.word, at, case.outcome)


def _is_checkable(customer_id: str | None, identity: Identity) -> bool:
    is_done = identity.locked or ONE_TIME_CODE in identity.factors and identity.left == 0
    return customer_id is not None and not is_done


def _existing(desk: Connection, case_id: str) -> Case:
    case = cases.get(desk, case_id)
    if case is None:
        raise ApiError(404, "case_not_found", "There is no such case; open a new one.")
    return case


def _names(place: Workplace, customer_ids: Iterable[str]) -> dict[str, str]:
    with place.records.connect() as records:
        return search.names_of(records, customer_ids)
