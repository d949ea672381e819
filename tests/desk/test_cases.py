"""A case is one state for everybody who works on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.casework.said import read
from firstline.desk import agents, cases, messages
from firstline.desk.cases import CaseChanged
from firstline.desk.question import OpenQuestion, choice
from firstline.desk.tables import cases as rows
from firstline.desk.tables import metadata
from tests.desk.conftest import NOW


def test_the_migrations_make_exactly_the_tables_of_the_code(desk):
    with desk.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "desk_version"})
        assert compare_metadata(context, metadata) == []


def test_a_case_comes_back_as_it_was_saved(desk):
    question = OpenQuestion("source", (choice("In an email", "explain_number", text="email"),))
    with desk.begin() as connection:
        case = cases.open_case(connection, "jo", NOW, "CU-1")
        changed = replace(
            case,
            identity=Identity(Level.CLAIMED, frozenset({"postcode"}), 1),
            concerns=("number",),
            question=question,
            findings=({"family": "number", "finding": "ORDER_TAIL", "at": NOW.isoformat()},),
        )
        saved = cases.save(connection, changed, NOW)
        assert cases.get(connection, case.case_id) == saved


def test_a_case_with_a_customer_starts_claimed_and_one_without_anonymous(desk):
    with desk.begin() as connection:
        assert cases.open_case(connection, "jo", NOW, "CU-1").identity.level == Level.CLAIMED
        assert cases.open_case(connection, "jo", NOW).identity.level == Level.ANONYMOUS


def test_a_change_to_a_case_that_somebody_else_changed_is_refused(desk):
    with desk.begin() as connection:
        mine = theirs = cases.open_case(connection, "jo", NOW)
        cases.save(connection, replace(theirs, concerns=("order",)), NOW)
    with desk.begin() as connection, pytest.raises(CaseChanged):
        cases.save(connection, replace(mine, concerns=("number",)), NOW)
    with desk.connect() as connection:
        assert cases.get(connection, mine.case_id).concerns == ("order",)


def test_the_case_last_worked_on_is_the_first_of_the_recent_ones(desk):
    with desk.begin() as connection:
        old = cases.open_case(connection, "jo", NOW)
        new = cases.open_case(connection, "jo", NOW + timedelta(minutes=1))
        cases.save(connection, old, NOW + timedelta(minutes=2))
        recent = [case.case_id for case in cases.recent(connection, "jo")]
    assert recent == [old.case_id, new.case_id]


def test_messages_come_back_newest_first_and_without_what_was_set_aside(desk):
    with desk.begin() as connection:
        case = cases.open_case(connection, "jo", NOW).case_id
        messages.add_message(connection, case, "first", NOW)
        messages.add_replies(connection, case, [{"text": "answer", "card": None}], NOW)
        other = messages.add_message(connection, case, "about somebody else", NOW)
        messages.set_aside(connection, other)
        messages.add_message(connection, case, "second", NOW)

        assert messages.agent_texts(connection, case) == ("second", "first")
        assert [m.speaker for m in messages.newest(connection, case)] == [
            "agent",
            "agent",
            "firstline",
            "agent",
        ]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("in an email", "email"),
        ("In an email.", "email"),
        ("it was a text message", "it was a text message"),
        ("no idea", None),
        ("", None),
    ],
)
def test_an_answer_may_be_typed_instead_of_pressed(typed, text):
    question = OpenQuestion("source", (choice("In an email", "explain_number", text="email"),))
    answer = question.answered_by(read(typed, now=NOW))
    assert (answer.text if answer else None) == text


def test_every_button_has_an_id_of_its_own():
    assert choice("Yes", "affirm").id != choice("Yes", "affirm").id


def test_a_case_was_closed_when_it_closed_whatever_is_written_to_it_later(desk):
    with desk.begin() as connection:
        case = cases.open_case(connection, "jo", NOW)
        closed = cases.save(connection, replace(case, state=cases.CLOSED), NOW)
        cases.save(connection, closed, NOW + timedelta(hours=1))
        assert connection.execute(select(rows.c.closed_at)).scalar() == NOW


def test_an_agents_cases_are_those_they_opened_and_those_they_look_after(desk):
    with desk.begin() as connection:
        own = cases.open_case(connection, "jo", NOW)
        agents.set_agent(connection, "lea", "secret", "lead", NOW)
        cases.hand_over(connection, own.case_id, "lea")
        for name in ("jo", "lea"):
            assert [case.case_id for case in cases.recent(connection, name)] == [own.case_id]
