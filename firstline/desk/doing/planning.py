"""What a step would do, worked out from the case and the records as they are now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.casework import floor
from firstline.casework.card import words_for
from firstline.casework.card_facts import Staff, records_of
from firstline.casework.doing import preparing, reserved
from firstline.casework.doing.before import AlreadyWaiting
from firstline.casework.doing.model import Doing
from firstline.casework.doing.setting import NoSuchStep, NotYet, OppositeDone, Setting
from firstline.casework.finding import Finding
from firstline.casework.findings import families, none
from firstline.casework.playbook.model import Wording
from firstline.casework.said import Said
from firstline.desk import cases, goodwill, messages
from firstline.desk.beside import beside
from firstline.desk.cases import Case
from firstline.desk.doing import refusals
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.free_times import offering
from firstline.desk.hearing import hear, heard_of
from firstline.records import snapshot as snapshots
from firstline.records import teams
from firstline.records.snapshot import Snapshot
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Plan:
    """`doing` as it holds for the case as it was read; `case` as it is once that was decided."""

    case: Case
    doing: Doing


def plan(place: Workplace, case_id: str, wanted: Wanted, agent: str, now: datetime) -> Plan:
    """Raises CannotDo, or fields.BadField."""
    with place.desk.begin() as desk:
        case = _case(cases.get(desk, case_id))
        card = _card(desk, case_id, wanted)
        texts = messages.agent_texts(desk, case_id)
        giver = goodwill.giver(desk, agent, place.company.authority, now, case_id)
        heard = hear(texts, place.company, now)
        with place.records.connect() as records:
            loaded = snapshots.load(records, case.customer_id, place.company, heard.endings)
            if loaded is None:
                raise CannotDo(refusals.NO_CUSTOMER)
            snapshot = beside(loaded, desk, now)
            heard = heard_of(heard, snapshot)
            books = place.shelf.books()
            staff, words = Staff(agent, giver=giver), words_for(snapshot, books)
            setting = Setting(snapshot, words, staff, now, wanted.fields, case_id=case_id)
            if card is None:
                if reserved.asks_for_a_time(wanted.step):
                    setting = _with_times(desk, records, setting)
                doing = _of_case(wanted.step, setting)
                return Plan(_after(case, "", doing, snapshot), doing)
            finding = _found(snapshot, (heard.all, heard.focused, Said()), card, now)
            wording = books.by_family[finding.family].findings[finding.code]
            escalate = wording.escalate
            owner = teams.owner(records, escalate.to, finding.family) if escalate else ""
            if preparing.asks_for_a_time(wording, wanted.step):
                setting = _with_times(desk, records, setting)
    setting = replace(setting, staff=Staff(agent, owner, giver))
    doing = _of_card(finding, wording, wanted.step, setting)
    needs = next((step.needs for step in wording.do if step.id == doing.step), "")
    return Plan(_after(case, needs, doing, snapshot), doing)


def _with_times(desk: Connection, records: Connection, setting: Setting) -> Setting:
    """With the free times, which only a step that asks for one has to look up."""
    typed, agent = setting.given.get("when", ""), setting.staff.agent
    times = offering.offered(desk, records, setting.snapshot, agent, typed, setting.now)
    return replace(setting, slots=times.free, other_days=times.other_days)


def _case(case: Case | None) -> Case:
    if case is None:
        raise CannotDo(refusals.NO_CASE)
    if case.is_closed:
        raise CannotDo(refusals.CLOSED)
    if case.customer_id is None:
        raise CannotDo(refusals.NO_CUSTOMER)
    return case


def _card(desk: Connection, case_id: str, wanted: Wanted) -> dict | None:
    """The card as it was shown; None when the step is the case's own, as every one of a card is that
    has nothing to say."""
    if wanted.step in reserved.OF_A_CASE and not wanted.card:
        return None
    place = wanted.place
    card = messages.card_at(desk, case_id, *place) if place else None
    if card is None:
        raise CannotDo(refusals.NO_CARD)
    if card["family"] == none.FAMILY.name:
        if wanted.step not in reserved.OF_A_CASE:
            raise CannotDo(refusals.NO_STEP)
        return None
    return card


def _found(snapshot: Snapshot, heard: tuple[Said, ...], card: dict, now: datetime) -> Finding:
    """The card's finding as the records show it now: the one that shares most rows with it."""
    shown = {proof["record"] for proof in card["evidence"]}
    family = next((one for one in families() if one.name == card["family"]), None)
    for said in heard:
        found = [one for one in family.find(snapshot, said, now) if one.code == card["finding"]]
        if found:
            return max(found, key=lambda one: len(records_of(one) & shown))
    raise CannotDo(refusals.OUTDATED)


def _after(case: Case, needs: str, doing: Doing, snapshot: Snapshot) -> Case:
    """By what the step comes to: of a choice, what was chosen. Raises CannotDo where the customer
    is not known well enough."""
    about = case.identity, needs, doing.kind, snapshot.company.identity
    lacks = floor.lacks(*about)
    if lacks:
        raise CannotDo(refusals.NOT_VERIFIED, needs=lacks)
    return replace(case, identity=floor.after(*about))


def _of_card(finding: Finding, wording: Wording, step: str, setting: Setting) -> Doing:
    try:
        if step in reserved.OF_A_CARD:
            return reserved.of_card(finding, wording, step, setting)
        return preparing.step_of(finding, wording, step, setting)
    except NoSuchStep:
        raise CannotDo(refusals.NO_STEP) from None
    except NotYet as early:
        raise CannotDo(refusals.NOT_YET, first=early.first) from None
    except OppositeDone:
        raise CannotDo(refusals.TAKEN) from None
    except AlreadyWaiting as waiting:
        raise CannotDo(refusals.ALREADY_WAITING, decision=waiting.decision) from None


def _of_case(step: str, setting: Setting) -> Doing:
    try:
        return reserved.of_case(step, setting)
    except NoSuchStep:
        raise CannotDo(refusals.NO_STEP) from None
