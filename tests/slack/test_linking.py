"""A Slack user is an agent once a code of that agent's was typed there, and not otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from firstline import workplace
from firstline.desk import agents as agents_desk
from firstline.desk.agents import Agent
from firstline.desk.tables import agents, slack_link_codes, trail
from firstline.slack import link_codes, linking
from firstline.slack.link_codes import NoSuchAgent
from firstline.slack.linking import Linked, TooManyWrong, User
from tests.slack.conftest import NOW

ANN, BO = User("T1", "U1"), User("T1", "U2")
JO = Agent("jo", "agent")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    return workplace.open_workplace()


@pytest.fixture
def code(place, desk):
    with desk.begin() as connection:
        return link_codes.new_code(place, connection, "jo", NOW)


def link(place, desk, who, typed, now=NOW):
    with desk.begin() as connection:
        return linking.link(place, connection, who, typed, now)


def agent_of(desk, who):
    with desk.connect() as connection:
        return linking.agent_of(connection, who)


def test_a_code_makes_a_user_the_agent_once(place, desk, code):
    assert agent_of(desk, ANN) is None
    assert link(place, desk, ANN, f" {code.lower()} ") == JO == agent_of(desk, ANN)
    assert link(place, desk, BO, code) is None
    assert agent_of(desk, BO) is None


def test_a_code_that_others_read_is_good_no_more(place, desk, code):
    with desk.begin() as connection:
        good = link_codes.good(place, connection, ["AAAA-AAAA", code.lower()], NOW)
        assert good == (code.lower(),)
        link_codes.burn(place, connection, good)
        assert link_codes.good(place, connection, [code], NOW) == ()
    assert link(place, desk, BO, code) is None


def test_a_code_that_is_too_old_is_none_to_burn(place, desk, code):
    with desk.begin() as connection:
        assert link_codes.good(place, connection, [code], NOW + link_codes.LASTS) == ()


def test_the_same_user_id_in_another_workspace_is_somebody_else(place, desk, code):
    link(place, desk, ANN, code)
    assert agent_of(desk, User("T2", "U1")) is None


def test_a_code_is_void_after_a_quarter_of_an_hour_and_when_a_newer_one_is_made(place, desk, code):
    assert link(place, desk, ANN, code, NOW + link_codes.LASTS) is None
    with desk.begin() as connection:
        first = link_codes.new_code(place, connection, "jo", NOW)
        second = link_codes.new_code(place, connection, "jo", NOW)
    assert link(place, desk, ANN, first) is None
    assert link(place, desk, ANN, second) == JO


def test_after_five_wrong_codes_a_right_one_is_not_looked_at_for_an_hour(place, desk, code):
    for _ in range(link_codes.MOST_WRONG):
        assert link(place, desk, ANN, "AAAA-AAAA") is None
    with pytest.raises(TooManyWrong):
        link(place, desk, ANN, code)
    assert link(place, desk, BO, code) == JO
    with desk.begin() as connection:
        later = NOW + link_codes.WITHIN
        new = link_codes.new_code(place, connection, "jo", later)
    assert link(place, desk, ANN, new, later) == JO


def test_who_may_not_log_in_any_more_is_nobody_at_slack(place, desk, code):
    link(place, desk, ANN, code)
    with desk.begin() as connection:
        connection.execute(update(agents).values(active=False))
    assert agent_of(desk, ANN) is None
    with desk.begin() as connection, pytest.raises(NoSuchAgent):
        link_codes.new_code(place, connection, "jo", NOW)


def test_the_role_is_the_one_of_now(place, desk, code):
    link(place, desk, ANN, code)
    with desk.begin() as connection:
        connection.execute(update(agents).values(role="lead"))
    assert agent_of(desk, ANN) == replace(JO, role="lead")


def test_an_unlinked_agent_is_nobody_at_slack_and_codes_are_void(place, desk, code):
    link(place, desk, ANN, code)
    with desk.begin() as connection:
        link_codes.new_code(place, connection, "jo", NOW)
        assert linking.unlink(connection, "jo", NOW) == (ANN,)
        assert connection.execute(select(slack_link_codes)).all() == []
    assert agent_of(desk, ANN) is None


def test_everybody_who_is_linked_is_listed_by_workspace(place, desk, code):
    link(place, desk, ANN, code)
    with desk.connect() as connection:
        assert linking.linked(connection) == (Linked(ANN, JO, NOW),)
        assert linking.linked(connection, {"T2"}) == ()


def test_the_code_stands_nowhere_and_the_trail_tells_of_every_step(place, desk, code):
    link(place, desk, BO, "AAAA-AAAA", NOW + timedelta(seconds=1))
    link(place, desk, ANN, code)
    with desk.connect() as connection:
        rows = connection.execute(select(trail).order_by(trail.c.entry_id)).all()
    told = [(row.agent, row.action, row.subject) for row in rows][-3:]
    assert told == [
        ("jo", "made_slack_link_code", "agents/jo"),
        ("unknown", "login_failed", "slack/T1/U2"),
        ("jo", "linked_slack", "slack/T1/U1"),
    ]
    assert not any(code in str(row) or code.replace("-", "") in str(row) for row in rows)


def test_who_is_removed_and_comes_back_is_linked_to_nobody(place, desk, code):
    link(place, desk, ANN, code)
    with desk.begin() as connection:
        agents_desk.remove(connection, "jo", NOW)
        agents_desk.set_agent(connection, "jo", "a long password", "agent", NOW)
    assert agent_of(desk, ANN) is None
    with desk.connect() as connection:
        told = connection.execute(select(trail.c.action, trail.c.subject)).all()
    assert ("unlinked_slack", "slack/T1/U1") in told


def test_a_link_that_somebody_left_behind_does_not_come_back_to_life(place, desk, code):
    """Of a desk in which leaving did not take it back yet."""
    link(place, desk, ANN, code)
    with desk.begin() as connection:
        connection.execute(update(agents).values(active=False))
        agents_desk.set_agent(connection, "jo", "a long password", "agent", NOW)
    assert agent_of(desk, ANN) is None
