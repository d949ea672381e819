"""Notices are told once, to an agent or to a role."""

from __future__ import annotations

import pytest

from firstline.desk import agents
from firstline.desk.keeping import notices
from firstline.desk.keeping.notices import Notice
from firstline.desk.tables import outbox
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR


def test_the_same_thing_is_told_once(desk):
    with desk.begin() as connection:
        assert notices.tell(connection, Notice("due", "P-1", agent="jo"), NOW)
        assert not notices.tell(connection, Notice("due", "P-1", role="lead"), NOW + HOUR)
        assert notices.tell(connection, Notice("broken", "P-1", role="lead"), NOW + HOUR)
        (first,) = notices.unseen(connection, "jo", "agent")
    assert (first.kind, first.at, first.role) == ("due", NOW, None)


@pytest.mark.parametrize("told", [{}, {"agent": "jo", "role": "lead"}])
def test_a_notice_is_for_an_agent_or_for_a_role(desk, told):
    with desk.begin() as connection, pytest.raises(ValueError, match="one of the two"):
        notices.tell(connection, Notice("due", "P-1", **told), NOW)


def test_an_agent_sees_her_own_and_her_roles_the_newest_first(desk, about):
    with desk.begin() as connection:
        for number, told in enumerate(
            ({"agent": "lea"}, {"role": "lead"}, {"agent": "jo"}, {"role": "manager"})
        ):
            notices.tell(connection, Notice("due", f"P-{number}", **told), NOW + number * HOUR)
        assert [one.about for one in notices.unseen(connection, "lea", "lead")] == ["P-1", "P-0"]


def test_what_was_seen_is_gone_and_nobody_sees_what_is_not_theirs(desk):
    with desk.begin() as connection:
        notices.tell(connection, Notice("due", "P-1", agent="jo", facts={"kind": "callback"}), NOW)
        (one,) = notices.unseen(connection, "jo", "agent")
        assert one.facts == {"kind": "callback"}
        assert notices.seen(connection, [one.notice_id], "lea", "lead", NOW) == 0
        assert notices.seen(connection, [one.notice_id], "jo", "agent", NOW) == 1
        assert notices.seen(connection, [one.notice_id], "jo", "agent", NOW) == 0
        assert notices.seen(connection, [], "jo", "agent", NOW) == 0
        assert notices.unseen(connection, "jo", "agent") == ()


def test_what_is_sent_out_is_ordered_once_with_codes_alone(desk, about, rows):
    notice = Notice("due", "P-1", agent="jo", case_id=about.case_id, facts={"promise": "P-1"})
    with desk.begin() as connection:
        assert notices.send(connection, notice, NOW)
        assert not notices.send(connection, notice, NOW)
    (order,) = rows(outbox)
    assert (order.topic, order.case_id) == ("notice.send", about.case_id)
    assert order.payload == {
        "kind": "due",
        "about": "P-1",
        "agent": "jo",
        "case_id": about.case_id,
        "facts": {"promise": "P-1"},
        "at": NOW.isoformat(),
    }


def test_what_one_of_a_role_has_seen_is_before_the_others_still(desk, about):
    with desk.begin() as connection:
        agents.set_agent(connection, "lou", "secret", "lead", NOW)
        notices.tell(connection, Notice("broken", "P-1", role="lead"), NOW)
        (one,) = notices.unseen(connection, "lea", "lead")
        assert notices.seen(connection, [one.notice_id], "lea", "lead", NOW) == 1
        assert notices.seen(connection, [one.notice_id], "lea", "lead", NOW) == 0
        assert notices.unseen(connection, "lea", "lead") == ()
        assert notices.unseen(connection, "lou", "lead") == (one,)


@pytest.mark.parametrize(("kind", "hears"), [(notices.CONSENT, True), ("broken", False)])
def test_a_manager_hears_of_a_request_to_the_leads_and_of_nothing_else_of_theirs(
    desk, about, kind, hears
):
    with desk.begin() as connection:
        notices.tell(connection, Notice(kind, "D-1", role="lead"), NOW)
        assert bool(notices.unseen(connection, "max", "manager")) is hears
        assert notices.unseen(connection, "jo", "agent") == ()
        notices.tell(connection, Notice(kind, "D-2", role="manager"), NOW)
        assert {one.about for one in notices.unseen(connection, "lea", "lead")} == {"D-1"}


def test_who_comes_later_is_not_told_what_the_role_was_told_before(desk, about):
    with desk.begin() as connection:
        notices.tell(connection, Notice("broken", "P-1", role="lead"), NOW)
        agents.set_agent(connection, "new", "secret", "lead", NOW + HOUR)
        assert notices.unseen(connection, "new", "lead") == ()
        notices.tell(connection, Notice("broken", "P-2", role="lead"), NOW + HOUR)
        (told,) = notices.unseen(connection, "new", "lead")
        assert told.about == "P-2"


def test_what_was_told_long_ago_goes_seen_or_not_and_no_number_is_given_twice(desk, about):
    with desk.begin() as connection:
        for number in range(3):
            told = Notice("broken", f"P-{number}", role="lead")
            notices.tell(connection, told, NOW + number * HOUR)
        newest, *older = notices.unseen(connection, "lea", "lead")
        assert notices.seen(connection, [older[1].notice_id], "lea", "lead", NOW) == 1
        assert notices.prune(connection, 5, NOW + notices.KEPT) == 0
        late = NOW + notices.KEPT + 3 * HOUR
        assert [notices.prune(connection, 1, late) for _ in range(3)] == [1, 1, 0]
        assert notices.unseen(connection, "lea", "lead") == (newest,)
