"""What an agent, or the role of an agent, has to be told: in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Connection

from channels import words
from channels.errors import ApiError
from firstline import clock, database
from firstline.casework.facts import Deadline
from firstline.casework.formats import formats
from firstline.casework.playbook.node import read
from firstline.desk.agents import Agent
from firstline.desk.doing import decisions
from firstline.desk.doing.decisions import WAITING, Decision
from firstline.desk.keeping import notices, promises
from firstline.desk.keeping.notices import CONSENT, MOST, Told
from firstline.desk.keeping.promises import Promise
from firstline.desk.outbox import queue
from firstline.records import search
from firstline.settings import PROJECT
from firstline.workplace import Workplace

WORDS = PROJECT / "data" / "doing" / "notices.yml"
SETTLED = "settled"


@dataclass(frozen=True)
class Notice:
    """`kind` is CONSENT, SETTLED or a clock's; `about`: the number that it is about."""

    notice_id: int
    kind: str
    about: str
    text: str
    at: datetime
    case_id: str | None


@dataclass(frozen=True)
class _Known:
    """What notices tell of, by its id; `given_up`: since when an order is; `names`: customers'."""

    decisions: Mapping[str, Decision]
    promises: Mapping[str, Promise]
    given_up: Mapping[str, datetime]
    names: Mapping[str, str] = field(default_factory=dict)


def unseen(place: Workplace, agent: Agent) -> tuple[Notice, ...]:
    """The newest first. What is nobody's business any more counts as seen, so that it keeps no room
    from what is."""
    while True:
        with place.desk.connect() as desk:
            told = notices.unseen(desk, agent.name, agent.role)
            known = _known(desk, told)
        known = replace(known, names=_names(place, known))
        worded = [(one, _text(place, known, one)) for one in told]
        over = [one.notice_id for one, text in worded if not text]
        if over:
            with database.writing(place.desk) as desk:
                notices.seen(desk, over, agent.name, agent.role, clock.now())
        if not over or len(told) < MOST:
            return tuple(
                Notice(one.notice_id, one.kind, one.about, text, one.at, one.case_id)
                for one, text in worded
                if text
            )


def open_notice(place: Workplace, agent: Agent, notice_id: str) -> Told:
    """What was told; it is seen from now on. Raises ApiError 404."""
    with database.writing(place.desk) as desk:
        mine = notices.unseen(desk, agent.name, agent.role)
        found = next((one for one in mine if str(one.notice_id) == notice_id), None)
        if found is None:
            raise ApiError(404, "notice_not_found", "This has been looked at already.")
        notices.seen(desk, [found.notice_id], agent.name, agent.role, clock.now())
    return found


def _known(desk: Connection, told: Sequence[Told]) -> _Known:
    """One query for each kind of thing."""
    abouts = {one.about.partition("/")[0] for one in told}
    promised = {str(one.facts.get("promise", "")) for one in told} - {""}
    return _Known(
        decisions.of_ids(desk, abouts),
        promises.of_ids(desk, promised),
        queue.given_up(desk, abouts),
    )


def _names(place: Workplace, known: _Known) -> dict[str, str]:
    """Of those whom a decision is about: who settles it, and who asked, may open the case."""
    wanted = {one.customer_id for one in known.decisions.values() if one.customer_id}
    with place.records.connect() as records:
        return search.names_of(records, wanted)


def _text(place: Workplace, known: _Known, told: Told) -> str:
    """ "" for what is nobody's business any more, or of a kind that has no words."""
    if told.kind in (CONSENT, SETTLED):
        return _of_decision(place, known, told)
    if told.kind == notices.ORDER_DEAD:
        return _of_order(known, told)
    promise = known.promises.get(str(told.facts.get("promise", "")))
    sentence = _words().get(told.kind)
    if promise is None or not isinstance(sentence, str):
        return ""
    due = formats(place.company, None, None).text(Deadline(promise.due_at))
    what = words.promise(promise.kind, promise.what)
    return sentence.format(what=what, owner=promise.owner, due=due)


def _of_order(known: _Known, told: Told) -> str:
    """While it is given up; of an order that was given up twice the last time."""
    order, _, at = told.about.partition("/")
    given_up_at = known.given_up.get(order)
    if given_up_at is None or given_up_at.isoformat() != at:
        return ""
    return _words()[told.kind].format(order=order, **told.facts)


def _of_decision(place: Workplace, known: _Known, told: Told) -> str:
    made = known.decisions.get(told.about.partition("/")[0])
    if made is None:
        return ""
    if told.kind == CONSENT:
        asks = _words()[CONSENT].format(who=made.agent, what=_what(place, known, made))
        return asks if made.state == WAITING else ""
    settled = _words()[SETTLED][made.state]
    about = {"who": made.settled_by, "what": _what(place, known, made), "reason": made.reason}
    return settled.format(**about)


def _what(place: Workplace, known: _Known, made: Decision) -> str:
    """The step, with its sum where the words lack it, and whom it is for."""
    amount, what = made.doing.amount, made.doing.what
    written = formats(place.company, None, None).text(amount) if amount else ""
    more = [written if written not in what else "", known.names.get(made.customer_id or "", "")]
    return ", ".join([what, *filter(None, more)])


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    return {
        kind: {state: one.text() for state, one in node.mapping().items()}
        if kind == SETTLED
        else node.text()
        for kind, node in read(WORDS).mapping().items()
    }
