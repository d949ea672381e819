"""What leads assign, and what does it."""

from __future__ import annotations

import pytest

from firstline.training import sessions
from firstline.training.sessions import CannotPractise, assigning
from tests.training.sessions.conftest import NOW, later
from tests.training.sessions.test_finishing import played

pytestmark = pytest.mark.usefixtures("no_sandbox")


@pytest.fixture
def scenario(stage):
    return stage.scenario("debit_easy")


def to_do(place, agent="demo"):
    with place.desk.connect() as desk:
        return assigning.to_do(desk, agent)


def test_what_is_assigned_is_to_do_until_it_is_scored(place, stage, scenario):
    assigned = sessions.assign(place, scenario, "demo", "lead", NOW)
    assert [one.assignment_id for one in to_do(place)] == [assigned.assignment_id]
    assert to_do(place, "lead") == ()

    done = played(place, stage, "Hello?", later(minutes=5))

    assert to_do(place) == ()
    with place.desk.connect() as desk:
        assert assigning.all_assigned(desk)[0].done_by == done.practice_id


def test_the_same_is_not_assigned_twice_while_it_is_to_do(place, scenario):
    first = sessions.assign(place, scenario, "demo", "lead", NOW)
    again = sessions.assign(place, scenario, "demo", "manager", later(minutes=1))
    assert again == first and len(to_do(place)) == 1


def test_another_scenario_does_not_do_it(place, stage, scenario):
    sessions.assign(place, scenario, "demo", "lead", NOW)
    played(place, stage, "Hello?", NOW, "number_easy")
    assert len(to_do(place)) == 1


def test_what_is_taken_back_need_not_be_done(place, scenario):
    assigned = sessions.assign(place, scenario, "demo", "lead", NOW)
    sessions.withdraw(place, assigned.assignment_id, NOW)
    assert to_do(place) == ()


def test_only_who_may_log_in_can_be_assigned_something(place, scenario):
    with pytest.raises(CannotPractise, match="no_agent"):
        sessions.assign(place, scenario, "nobody", "lead", NOW)
