"""One turn of a case: from what was understood to the answer, and the case as it then stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework.identity import Identity, factors_given, wrong_postcode
from firstline.casework.playbook.shelf import Books
from firstline.desk import answering, cases, messages, whose
from firstline.desk.cases import Case
from firstline.desk.hearing import Heard, hear
from firstline.desk.question import OpenQuestion
from firstline.desk.reply import Reply
from firstline.records import snapshot as snapshots
from firstline.records.snapshot import Snapshot
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Asked:
    """What the dialogue made of one message; `guesses` are the likeliest intents, best first.

    `typed`: a message came with it; otherwise a button was pressed or the card is asked for again.
    """

    case_id: str
    agent: str
    intent: str
    guesses: tuple[str, ...] = ()
    choice_id: str | None = None
    typed: bool = True


@dataclass(frozen=True)
class Turn:
    """All that one answer is made from."""

    asked: Asked
    heard: Heard
    books: Books
    place: Workplace
    records: Connection
    now: datetime


def take_turn(place: Workplace, asked: Asked, now: datetime) -> Reply:
    """Answer, and save the case; a case that somebody else changed meanwhile is read again, once."""
    try:
        return _take(place, asked, now)
    except cases.CaseChanged:
        return _take(place, asked, now)


def _take(place: Workplace, asked: Asked, now: datetime) -> Reply:
    with place.desk.begin() as desk:
        case = cases.get(desk, asked.case_id)
        texts = messages.agent_texts(desk, asked.case_id)
    if case is None:
        return Reply(response="utter_no_such_case")
    heard = hear(texts, place.company, now)
    with place.records.connect() as records:
        turn = Turn(asked, heard, place.shelf.books(), place, records, now)
        after, reply = _answer(turn, case)
    if after != case:
        with place.desk.begin() as desk:
            cases.save(desk, after, now)
            if reply.response == whose.OTHER_CUSTOMER:
                messages.set_newest_aside(desk, case.case_id)
    return reply


def _answer(turn: Turn, case: Case) -> tuple[Case, Reply]:
    """Who it is about, then whether she is who she says, then what she asks."""
    chosen = _chosen(case, turn.asked.choice_id)
    asked_before = case.customer_id is not None
    case = replace(case, question=None, topic=answering.topic(turn) or case.topic)
    case, asking = whose.settle(turn, case, chosen)
    if asking is None and case.customer_id is None:
        asking = answering.without_customer(turn)
    if asking is not None:
        return _with_question(case, asking), asking
    snapshot = snapshots.load(
        turn.records, case.customer_id, turn.place.company, turn.heard.endings
    )
    if snapshot is None:
        return case, Reply(response="utter_customer_gone")
    failures = case.identity.failures
    case = replace(case, identity=_identified(case.identity, snapshot, turn))
    case, reply = answering.answer(turn, case, snapshot, asked_before)
    if case.identity.failures > failures:
        notice = turn.books.identity.refusal(case.identity.tries_left)
        reply = replace(reply, text=f"{notice} {reply.text}".strip())
    return _with_question(case, reply), reply


def _chosen(case: Case, choice_id: str | None):
    return case.question.choice(choice_id) if case.question and choice_id else None


def _with_question(case: Case, reply: Reply) -> Case:
    question = OpenQuestion(reply.question, reply.choices) if reply.choices else None
    return replace(case, question=question)


def _identified(identity: Identity, snapshot: Snapshot, turn: Turn) -> Identity:
    """The factors that any message of the case gave; a wrong postcode in a new one is a failure."""
    if turn.asked.typed and wrong_postcode(snapshot, turn.heard.latest):
        identity = identity.failed()
    given = frozenset().union(*(factors_given(snapshot, said) for said in turn.heard.each))
    return identity.with_factors(given)
