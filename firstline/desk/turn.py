"""One turn of a case: from what was understood to the answer, and the case as it then stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from firstline import database
from firstline.casework.factors import factors_given, wrong_postcode
from firstline.casework.identity import Identity
from firstline.desk import answering, cases, goodwill, messages, whose
from firstline.desk.asked import Asked, Turn
from firstline.desk.beside import beside
from firstline.desk.cases import Case
from firstline.desk.concerns import concerns
from firstline.desk.following import going_on
from firstline.desk.hearing import hear, heard_of
from firstline.desk.question import Choice, OpenQuestion, Waiting
from firstline.desk.reply import Reply
from firstline.desk.trail import entries as trail
from firstline.desk.trail.entries import Entry
from firstline.desk.trail.turns import of_turn
from firstline.desk.waiting import taken_up, waiting
from firstline.records import snapshot as snapshots
from firstline.records.snapshot import Snapshot
from firstline.workplace import Workplace


def take_turn(place: Workplace, asked: Asked, now: datetime) -> Reply:
    """Answer, and save the case; a case that somebody else changed meanwhile is read again, once."""
    try:
        return _take(place, asked, now)
    except cases.CaseChanged:
        return _take(place, asked, now)


def _take(place: Workplace, asked: Asked, now: datetime) -> Reply:
    with place.desk.connect() as desk:
        case = cases.get(desk, asked.case_id)
        texts = messages.agent_texts(desk, asked.case_id, asked.message_id)
        giver = goodwill.giver(desk, asked.agent, place.company.authority, now, asked.case_id)
    if case is None:
        return Reply(response="utter_no_such_case")
    if case.is_closed:
        return Reply(response="utter_case_closed")
    heard = hear(texts, place.company, now)
    with place.records.connect() as records:
        turn = Turn(asked, heard, place.shelf.books(), place, records, now, giver)
        after, reply, has_read = _answer(turn, case)
    _keep(turn, case, after, reply, of_turn(turn, case, after, reply, has_read))
    return reply


def _keep(turn: Turn, before: Case, after: Case, reply: Reply, told: Sequence[Entry]) -> None:
    """Save the case and what the trail is told of it, in one transaction; most turns change both."""
    if after == before and not told:
        return
    with database.writing(turn.place.desk) as desk:
        if after != before:
            cases.save(desk, after, turn.now)
            if reply.response == whose.OTHER_CUSTOMER and turn.asked.message_id is not None:
                messages.set_aside(desk, turn.asked.message_id)
        trail.write(desk, *told)


def _answer(turn: Turn, case: Case) -> tuple[Case, Reply, bool]:
    """Who it is about, then whether she is who she says, then what she asks.

    And whether her records were read for it.
    """
    chosen = _chosen(case, turn.asked)
    before = case
    case = replace(case, question=None, concerns=concerns(turn, case))
    case, asking = whose.settle(turn, case, chosen)
    if asking is None and case.customer_id is None:
        asking = answering.without_customer(turn)
    if asking is not None:
        waits = None if case.customer_id else waiting(turn, before)
        return _with_question(case, asking, waits), asking, False
    snapshot = snapshots.load(
        turn.records, case.customer_id, turn.place.company, turn.heard.endings
    )
    if snapshot is None:
        return case, Reply(response="utter_customer_gone"), False
    with turn.place.desk.connect() as desk:
        snapshot = beside(snapshot, desk, turn.now)
    turn = replace(turn, heard=heard_of(turn.heard, snapshot))
    case = replace(case, identity=_identified(case.identity, snapshot, turn))
    asked_before = taken_up(turn, before)
    if asked_before is not None:
        turn = asked_before
        case = replace(case, concerns=concerns(turn, before))
    elif followed := going_on(turn, before, snapshot):
        turn, about = followed
        case = replace(case, concerns=about)
    elif _only_identifies(turn, before, snapshot):
        turn = replace(turn, asked=replace(turn.asked, intent="verify_identity"))
        case = replace(case, concerns=before.concerns)
    known = before.customer_id is not None
    case, reply = answering.answer(turn, case, snapshot, known)
    if case.identity.failures > before.identity.failures:
        notice = turn.books.identity.refusal(case.identity.tries_left)
        reply = replace(reply, text=f"{notice} {reply.text}".strip())
    return _with_question(case, reply), reply, True


def _chosen(case: Case, asked: Asked) -> Choice | None:
    """What was pressed; "yes" presses the only customer that was offered."""
    if case.question is None:
        return None
    if asked.choice_id:
        return case.question.choice(asked.choice_id)
    only = case.question.kind == "customer" and len(case.question.choices) == 1
    return case.question.choices[0] if only and asked.intent == "affirm" else None


def _with_question(case: Case, reply: Reply, waits: Waiting | None = None) -> Case:
    is_open = reply.choices or waits
    question = OpenQuestion(reply.question, reply.choices, waits) if is_open else None
    return replace(case, question=question)


def _only_identifies(turn: Turn, before: Case, snapshot: Snapshot) -> bool:
    """The message gives what the check asks for, so it changes nothing of what the case is about.

    An order number may be asked about as well as given; a postcode or a last order is only given.
    """
    if not turn.asked.typed:
        return False
    given = factors_given(snapshot, turn.heard.latest, turn.heard.all) - {"order_number"}
    return bool(given) and (bool(before.concerns) or turn.asked.intent == "inform")


def _identified(identity: Identity, snapshot: Snapshot, turn: Turn) -> Identity:
    """The factors that any message of the case gave; a wrong postcode in a new one is a failure."""
    if turn.asked.typed and wrong_postcode(snapshot, turn.heard.latest):
        identity = identity.failed()
    given = frozenset().union(
        *(factors_given(snapshot, said, turn.heard.all) for said in turn.heard.each)
    )
    return identity.with_factors(given)
