"""Two who confirm at the same moment, on either database: it is done once, and within the limits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from channels import reads
from firstline.casework.doing.model import Doing
from firstline.database import DatabaseUnavailable, writing
from firstline.desk import agents, cases, database
from firstline.desk.doing import applying, complaining, confirming, drafts
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.tables import complaints, decisions, goodwill, outbox
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import FIRSTLINE, Entry
from firstline.records import tables
from firstline.workplace import Workplace
from tests.channels.site import NOW, demo_place
from tests.desk.doing.cards import card

__all__ = ["demo_place"]


@pytest.fixture
def place(demo_place: Workplace, desk_url: str) -> Iterator[Workplace]:
    """The demo company with a desk on either database."""
    desk = database.engine(desk_url)
    with desk.begin() as connection:
        agents.keep_demo_logins(connection, True, NOW)
        agents.set_agent(connection, "jo", "secret", "agent", NOW)
    yield replace(demo_place, desk=desk)
    desk.dispose()


def drawn(place, shown, step, agent="demo", **fields):
    return drafts.draw_up(place, shown[0], Wanted(step, shown[1], fields), agent, NOW)


def together(place, *confirmed):
    """What each of the drafts came to: its decision, or why not."""
    told, ready = {}, threading.Barrier(len(confirmed))

    def confirm(at, draft):
        ready.wait()
        about = draft.case_id, draft.draft_id, draft.key, draft.agent
        try:
            told[at] = confirming.confirm(place, *about, NOW).decision_id
        except CannotDo as refused:
            told[at] = refused.code

    threads = [threading.Thread(target=confirm, args=one) for one in enumerate(confirmed)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return [told[at] for at in range(len(confirmed))]


def count(place, table):
    with place.desk.connect() as desk:
        return desk.execute(select(func.count()).select_from(table)).scalar()


def test_one_draft_confirmed_in_four_tabs_is_one_decision(place):
    draft = drawn(place, card(place, "DUP_CAPTURE", NOW), "refund_duplicate")
    told = together(place, *[draft] * 4)
    assert len(set(told)) == 1 and told[0].startswith("D-")
    assert (count(place, decisions), count(place, outbox)) == (1, 1)


def test_two_agents_who_refund_the_same_debit_refund_it_once(place):
    mine = drawn(place, card(place, "DUP_CAPTURE", NOW), "refund_duplicate")
    theirs = drawn(place, card(place, "DUP_CAPTURE", NOW, "jo"), "refund_duplicate", "jo")
    told = together(place, mine, theirs)
    assert sorted(one.startswith("D-") for one in told) == [False, True]
    assert {"already_done", "records_changed"} & set(told)
    assert (count(place, decisions), count(place, outbox)) == (1, 1)


def test_two_agents_in_two_cases_give_no_more_than_the_finding_warrants(place):
    """Each of the sums alone is within it."""
    given = {"text": "Sorry for the trouble"}
    shown = card(place, "DUP_CAPTURE", NOW)
    limit = drawn(place, shown, "goodwill", amount="1.00", **given).doing.limit
    amount = format(limit.amount / 2 + 1, ".2f")
    mine = drawn(place, shown, "goodwill", amount=amount, **given)
    other = card(place, "DUP_CAPTURE", NOW, "jo")
    theirs = drawn(place, other, "goodwill", "jo", amount=amount, **given)
    assert (mine.doing.consent, theirs.doing.consent) == ("", "")
    told = together(place, mine, theirs)
    assert sorted(one.startswith("D-") for one in told) == [False, True]
    assert {"over_authority", "records_changed"} & set(told)
    assert count(place, goodwill) == 1


def test_two_who_take_up_the_same_complaint_at_once_take_up_one(place):
    columns = tables.complaints.c
    wanted = select(columns.complaint_id, columns.customer_id).order_by(columns.complaint_id)
    with place.records.connect() as records:
        record, customer = records.execute(wanted).first()
    about = Doing("step", "acknowledge", "appointment", "COMPLAINT_LATE", "Acknowledge it")
    about = replace(about, records=(f"complaints/{record}",), owner="service desk")
    with place.desk.begin() as desk:
        opened = [cases.open_case(desk, "demo", NOW, customer).case_id for _ in range(2)]
    made = [Decision(None, "key", one, customer, "demo", NOW, about, "done") for one in opened]

    def take_up(one, on_held=lambda: None):
        recorded = complaining.of_records(place, one.doing, NOW)
        with writing(place.desk) as desk:
            applying.apply(desk, place, one, NOW, recorded)
            on_held()

    second = threading.Thread(target=take_up, args=(made[1],))
    take_up(made[0], second.start)
    second.join()
    with place.desk.connect() as desk:
        assert [row.of_record for row in desk.execute(select(complaints))] == [record]


def test_drafts_beside_a_busy_worker_are_all_drawn(place):
    """What reads before it writes takes its turn on SQLite; nobody is told that it is busy."""
    shown, refused, over = card(place, "DUP_CAPTURE", NOW), [], threading.Event()

    def work():
        while not over.is_set():
            entries.write_alone(place.desk, Entry(NOW, FIRSTLINE, verbs.SEARCHED, "email"))

    def draw():
        try:
            for _ in range(15):
                reads.tell(place, "demo", shown[0])
                drawn(place, shown, "refund_duplicate")
        except DatabaseUnavailable as wrong:
            refused.append(wrong)

    worker, drawing = threading.Thread(target=work), [threading.Thread(target=draw) for _ in "1234"]
    for one in (worker, *drawing):
        one.start()
    for one in drawing:
        one.join()
    over.set()
    worker.join()
    assert refused == []
