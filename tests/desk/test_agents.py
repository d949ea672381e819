"""Who may log in, and for how long."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from firstline import database
from firstline.desk import agents, passwords, sessions
from firstline.desk.agents import BadAgent, CannotRemove
from firstline.desk.passwords import BadPassword
from firstline.desk.sessions import LASTS
from firstline.desk.tables import agents as agents_table
from firstline.desk.tables import sessions as sessions_table
from firstline.desk.tables import trail
from tests.desk.conftest import NOW


def test_the_right_password_gives_the_agent_and_a_wrong_one_nobody(desk):
    with desk.connect() as connection:
        assert agents.check(connection, "jo", "secret").role == "agent"
        assert agents.check(connection, "jo", "Secret") is None
        assert agents.check(connection, "nobody", "secret") is None


def test_the_password_itself_is_kept_nowhere(desk):
    with desk.connect() as connection:
        row = connection.execute(select(agents_table)).first()
    assert "secret" not in repr(row)


def test_setting_an_agent_again_changes_role_and_password(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "jo", "other", "lead", NOW)
        assert agents.check(connection, "jo", "secret") is None
        assert agents.check(connection, "jo", "other").role == "lead"
        assert len(agents.listed(connection)) == 1


def test_a_new_password_ends_the_sessions_that_are_open(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "ana", "hers", "agent", NOW)
        both = [agents.check(connection, *one) for one in (("jo", "secret"), ("ana", "hers"))]
        jo, ana = [sessions.open_session(connection, one, NOW)[0] for one in both]
        agents.set_agent(connection, "jo", "other", "agent", NOW)
        assert sessions.find(connection, jo, NOW) is None
        assert sessions.find(connection, ana, NOW) is not None


def test_who_is_removed_is_logged_out_and_stays_in_the_trail(desk):
    with desk.begin() as connection:
        jo = agents.check(connection, "jo", "secret")
        token, _ = sessions.open_session(connection, jo, NOW)
        agents.remove(connection, "jo", NOW, "command line")
        assert agents.check(connection, "jo", "secret") is None
        assert agents.listed(connection) == () and agents.known(connection, "jo")
        agents.set_agent(connection, "jo", "secret", "agent", NOW)
        assert sessions.find(connection, token, NOW) is None
        told = connection.execute(select(trail).where(trail.c.subject == "agents/jo")).all()
    added, removed, again = told
    assert (removed.agent, removed.after) == ("command line", {"role": "agent", "active": False})
    assert again.before == {"role": "agent", "active": False}


def test_the_last_manager_stays(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "ana", "x", "manager", NOW)
        with pytest.raises(CannotRemove, match="last manager"):
            agents.remove(connection, "ana", NOW)
        agents.set_agent(connection, "bo", "x", "manager", NOW)
        agents.remove(connection, "ana", NOW)
        with pytest.raises(CannotRemove, match="nobody called 'ana'"):
            agents.remove(connection, "ana", NOW)
        with pytest.raises(CannotRemove, match="last manager"):
            agents.remove(connection, "bo", NOW)


@pytest.mark.parametrize(
    ("name", "password", "role"), [("", "x", "agent"), ("a", "", "agent"), ("a", "x", "boss")]
)
def test_an_agent_that_cannot_be_is_refused(desk, name, password, role):
    with desk.begin() as connection, pytest.raises(BadAgent):
        agents.set_agent(connection, name, password, role, NOW)


def test_demo_logins_exist_in_development_and_nowhere_else(desk):
    with desk.begin() as connection:
        agents.keep_demo_logins(connection, True, NOW)
        agents.keep_demo_logins(connection, True, NOW)
        assert agents.check(connection, "manager", "manager").role == "manager"

        agents.keep_demo_logins(connection, False, NOW)
        assert agents.check(connection, "demo", "demo") is None
        assert agents.check(connection, "jo", "secret") is not None


def test_an_agent_named_demo_with_a_password_of_his_own_stays_in_production(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "demo", "his own", "agent", NOW)
        agents.keep_demo_logins(connection, False, NOW)
        assert agents.check(connection, "demo", "his own") is not None


def test_a_session_is_found_by_its_token_until_it_is_over(desk):
    with desk.begin() as connection:
        agent = agents.check(connection, "jo", "secret")
        token, opened = sessions.open_session(connection, agent, NOW)

        assert sessions.find(connection, token, NOW) == opened
        assert sessions.find(connection, token + "x", NOW) is None
        assert sessions.find(connection, token, NOW + LASTS + timedelta(seconds=1)) is None

        sessions.close(connection, token, agent, NOW)
        assert sessions.find(connection, token, NOW) is None


def test_the_token_itself_is_kept_nowhere(desk):
    with desk.begin() as connection:
        agent = agents.check(connection, "jo", "secret")
        token, _ = sessions.open_session(connection, agent, NOW)
        assert token not in repr(connection.execute(select(sessions_table)).all())


def test_an_agent_who_may_no_longer_log_in_loses_the_session(desk):
    with desk.begin() as connection:
        agents.keep_demo_logins(connection, True, NOW)
        token, _ = sessions.open_session(connection, agents.check(connection, "demo", "demo"), NOW)
        agents.keep_demo_logins(connection, False, NOW)
        assert sessions.find(connection, token, NOW) is None


def test_who_added_or_changed_an_agent_is_in_the_trail(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "jo", "other", "lead", NOW, by="command line")
        rows = connection.execute(select(trail).order_by(trail.c.entry_id)).all()
    assert [(one.agent, one.action, one.subject) for one in rows] == [
        ("firstline", "added_agent", "agents/jo"),
        ("command line", "changed_agent", "agents/jo"),
    ]
    assert (rows[1].before["role"], rows[1].after["role"]) == ("agent", "lead")
    assert "other" not in repr(rows)


@pytest.mark.parametrize("name", ["firstline", "Command Line", " unknown"])
def test_no_agent_gets_a_name_that_the_trail_has_for_others(desk, name):
    with desk.begin() as connection, pytest.raises(BadAgent, match="choose another name"):
        agents.set_agent(connection, name, "x", "agent", NOW)


def test_logging_out_is_told_once(desk):
    with desk.begin() as connection:
        agent = agents.check(connection, "jo", "secret")
        token, _ = sessions.open_session(connection, agent, NOW)
        sessions.close(connection, token, agent, NOW)
        sessions.close(connection, token, agent, NOW)
        found = connection.execute(select(trail.c.action)).scalars().all()
    assert found == ["added_agent", "logged_in", "logged_out"]


@pytest.mark.parametrize("typed", ["JO", " jo ", "\uff2ao"])
def test_a_name_in_capitals_is_the_same_agent(desk, typed):
    with desk.begin() as connection:
        assert agents.check(connection, typed, "secret").name == "jo"
        assert agents.known(connection, typed) == "jo"
        assert agents.set_agent(connection, typed, "other", "lead", NOW).name == "jo"
        assert [one.name for one in agents.listed(connection)] == ["jo"]
        agents.remove(connection, typed, NOW)
        assert agents.listed(connection) == ()


def test_two_that_are_there_already_stay_two(desk):
    with desk.begin() as connection:
        copied = connection.execute(select(agents_table)).mappings().one()
        connection.execute(insert(agents_table).values({**copied, "agent": "JO"}))
        assert agents.set_agent(connection, "JO", "hers", "agent", NOW).name == "JO"
        assert agents.check(connection, "jo", "secret").name == "jo"


@pytest.mark.parametrize("password", ["", "x", "elevensigns", " " * 20])
def test_a_short_password_is_told_how_long_it_has_to_be(password):
    with pytest.raises(BadPassword, match="at least 12 characters"):
        passwords.check(password)
    passwords.check("a few words will do")


def test_the_last_manager_is_given_no_lower_role(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "ana", "x", "manager", NOW)
        with pytest.raises(BadAgent, match="ana is the last manager"):
            agents.set_agent(connection, "Ana", "x", "agent", NOW)
        assert agents.set_agent(connection, "ana", "new", "manager", NOW).role == "manager"
        agents.set_agent(connection, "bo", "x", "manager", NOW)
        assert agents.set_agent(connection, "ana", "x", "lead", NOW).role == "lead"


def test_two_managers_taken_away_at_once_leave_one(desk):
    with desk.begin() as connection:
        for name in ("ana", "bo"):
            agents.set_agent(connection, name, "x", "manager", NOW)
    told = []

    def take_away(name, on_held=lambda: None):
        try:
            with database.writing(desk) as connection:
                agents.remove(connection, name, NOW)
                on_held()
            told.append("removed")
        except CannotRemove:
            told.append("stays")

    second = threading.Thread(target=take_away, args=("bo",))
    take_away("ana", second.start)
    second.join()
    assert sorted(told) == ["removed", "stays"]


def test_a_manager_called_like_a_demo_login_holds_up_no_start(desk):
    with desk.begin() as connection:
        agents.set_agent(connection, "demo", "his own", "manager", NOW)
        agents.keep_demo_logins(connection, True, NOW)
        assert agents.check(connection, "demo", "demo").role == "agent"
