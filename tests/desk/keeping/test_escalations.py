"""What was handed up, with the promise that it is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.desk.keeping import escalations
from firstline.desk.keeping.escalations import Escalation
from firstline.desk.tables import promises as promised
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR

UP = Escalation("payments team", 2, "Charged twice", NOW + HOUR, {"headline": "Two debits"})


@pytest.fixture
def hand_up(desk, about):
    def make(escalation=UP) -> str:
        with desk.begin() as connection:
            return escalations.raise_(connection, escalation, about, "jo", NOW)

    return make


def test_it_is_the_teams_promise_until_a_person_is_known(hand_up, rows):
    first, second = hand_up(), hand_up(replace(UP, person="Imran Qureshi"))
    (of_team,), (of_person,) = rows(promised, subject=first), rows(promised, subject=second)
    assert (of_team.kind, of_team.owner, of_team.due_at) == (
        "escalation",
        "payments team",
        NOW + HOUR,
    )
    assert of_person.owner == "Imran Qureshi"


def test_it_is_closed_once_and_the_promise_kept(desk, hand_up, about, rows, traced):
    escalation_id = hand_up()
    with desk.begin() as connection:
        assert [one.note for one in escalations.open_of_case(connection, about.case_id)] == [
            {"headline": "Two debits"}
        ]
        assert escalations.close(connection, escalation_id, "lea", NOW + HOUR)
        assert not escalations.close(connection, escalation_id, "lea", NOW + HOUR)
        assert escalations.open_of_case(connection, about.case_id) == ()
        assert escalations.get(connection, escalation_id).state == "done"
    assert rows(promised)[0].state == "kept"
    assert [row.action for row in traced()] == [
        "escalated",
        "kept_promise",
        "closed_escalation",
    ]


@pytest.mark.parametrize("level", [0, 5])
def test_there_are_four_levels(hand_up, level):
    with pytest.raises(ValueError, match="1 to 4"):
        hand_up(replace(UP, level=level))
