"""The records and the desk of a session are its own, and real enough for the real assistant."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from firstline import workplace
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk import cases, messages, opening
from firstline.desk.asked import Asked
from firstline.desk.doing import confirming, drafts
from firstline.desk.doing.wanted import Wanted
from firstline.desk.tables import cases as case_rows
from firstline.desk.tables import metadata as desk_tables
from firstline.desk.turn import take_turn
from firstline.records.tables import metadata as records_tables
from firstline.training import sessions
from firstline.training.sessions import Event, deeds, sandbox
from tests.training.sessions.conftest import NOW, later

PRACTICE = {"practices", "practice_lines", "practice_events"}


def at_once(does):
    """What came of the same thing, done by two at the same time."""
    with ThreadPoolExecutor(2) as pool:
        return [one.result() for one in [pool.submit(does) for _ in range(2)]]


def made_again(here, practice_id, records):
    """The sandbox's case, as this process finds it after it wanted the sandbox."""
    place = workplace.open_workplace(here)
    sandbox.take_up(place, practice_id, "demo", records, NOW)
    with sandbox.opened(place, practice_id) as there:
        return sandbox.newest_case(there).case_id


def rows(engine, tables):
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in tables.sorted_tables
        }


def ask(there, text, intent="debited_twice"):
    """What the assistant answers in the sandbox's case."""
    case = sandbox.newest_case(there)
    with there.desk.begin() as desk:
        kept = messages.add_message(desk, case.case_id, text, NOW)
    reply = take_turn(there, Asked(case.case_id, "demo", intent, message_id=kept), NOW)
    with there.desk.begin() as desk:
        replies = [{"text": reply.text, "card": reply.card, "buttons": []}]
        answer = messages.add_replies(desk, case.case_id, replies, NOW)
    return reply, case.case_id, f"{answer}-0"


def verified(there, case_id):
    with there.desk.begin() as desk:
        case = cases.get(desk, case_id)
        cases.save(desk, replace(case, identity=Identity(Level.VERIFIED)), NOW)


def test_a_line_that_was_said_before_a_stop_is_answered_when_the_session_is_taken_up(real, stage):
    def stopped(*about):
        raise RuntimeError("stopped")

    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW, seed=1)
    with pytest.raises(RuntimeError, match="stopped"):
        halfway = replace(stage, answer=stopped)
        sessions.say(real, halfway, begun.practice_id, "demo", "Hello?", 1, later(minutes=1))

    for _ in range(2):
        there = sessions.take_up(real, stage, begun.practice_id, "demo")

    assert [line.text for line in there.lines[1:]] == ["Hello?", "You say: Hello?"]
    assert there.lines[2].at == there.lines[1].at


def test_of_cases_opened_at_one_moment_the_last_is_worked_on(real, stage):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW, seed=1)

    with sandbox.opened(real, begun.practice_id) as there:
        for _ in range(5):
            made = opening.open_case(there, "demo", "", NOW)
            assert sandbox.newest_case(there).case_id == made.case.case_id


def test_the_assistant_finds_the_truth_and_does_the_step_and_nothing_real_is_touched(real, stage):
    before = rows(real.desk, desk_tables), rows(real.records, records_tables)
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW, seed=1)

    with sandbox.opened(real, begun.practice_id) as there:
        reply, case_id, card = ask(there, "order 20538146, I was debited twice")
        assert reply.card["finding"] == "DUP_CAPTURE"
        verified(there, case_id)
        reply, case_id, card = ask(there, "I was debited twice")
        step = next(one["id"] for one in reply.card["do"] if one["writes"])
        draft = drafts.draw_up(there, case_id, Wanted(step, card, {}), "demo", NOW)
        made = confirming.confirm(there, case_id, draft.draft_id, draft.key, "demo", NOW)
        assert made.state == "done"
        done = sessions.note_deeds(real, there, begun, later(seconds=9))

    told = {one.kind: one.what for one in done.events}
    assert told.keys() == {"lookup", "verified", "finding", "action"}
    assert "86.40" in told["action"]
    after = rows(real.desk, desk_tables), rows(real.records, records_tables)
    changed = {name for name in after[0] if after[0][name] != before[0][name]}
    assert changed == PRACTICE
    assert after[1] == before[1]


def test_what_was_done_is_told_once(real, stage):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    with sandbox.opened(real, begun.practice_id) as there:
        ask(there, "order 20538146, I was debited twice")
        once = sessions.note_deeds(real, there, begun, NOW)
        twice = sessions.note_deeds(real, there, once, NOW)
        stale = sessions.note_deeds(real, there, begun, NOW)
    assert [one.kind for one in once.events] == ["lookup", "finding"]
    assert twice.events == once.events and len(stale.events) == len(once.events)


def test_a_sandbox_that_is_gone_is_made_anew_and_one_of_a_session_that_is_over_goes(real, stage):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    sandbox.remove(real, begun.practice_id)
    assert not sandbox.is_there(real, begun.practice_id)

    sessions.take_up(real, stage, begun.practice_id, "demo")
    assert sandbox.is_there(real, begun.practice_id)

    sessions.leave(real, begun.practice_id, "demo", NOW)
    assert not sandbox.is_there(real, begun.practice_id)


def test_two_who_begin_the_first_session_at_once_both_begin(real, stage):
    agents = iter(("demo", "lead"))
    begun = at_once(lambda: sessions.begin(real, stage, next(agents), "debit_easy", NOW))
    assert len({one.practice_id for one in begun}) == 2
    assert all(sandbox.is_there(real, one.practice_id) for one in begun)


def test_two_windows_that_want_a_sandbox_that_is_gone_get_one(real, stage):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    sandbox.remove(real, begun.practice_id)
    at_once(lambda: sessions.take_up(real, stage, begun.practice_id, "demo"))
    with sandbox.opened(real, begun.practice_id) as there, there.desk.connect() as desk:
        assert desk.execute(select(func.count()).select_from(case_rows)).scalar() == 1


def test_two_processes_that_want_a_sandbox_that_is_gone_get_one(real, stage):
    """Each knows of the other only what stands on the disk."""
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    sandbox.remove(real, begun.practice_id)
    about = real.settings, begun.practice_id, stage.scenario("debit_easy").records(NOW)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        made = [one.result() for one in [pool.submit(made_again, *about) for _ in range(2)]]
    assert made[0] == made[1]


def test_a_sandbox_of_another_version_is_made_anew(real, stage):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    with sandbox.opened(real, begun.practice_id) as there, there.desk.begin() as desk:
        desk.exec_driver_sql("UPDATE desk_version SET version_num = '0001'")
        desk.exec_driver_sql("ALTER TABLE cases DROP COLUMN identity")

    sessions.take_up(real, stage, begun.practice_id, "demo")

    with sandbox.opened(real, begun.practice_id) as there:
        assert sandbox.newest_case(there).identity.level < Level.VERIFIED


def test_what_another_window_told_of_takes_nothing_else_with_it(real, stage, monkeypatch):
    begun = sessions.begin(real, stage, "demo", "debit_easy", NOW)
    looked_up, refunded = Event("lookup", "CU-1", 0, NOW), Event("action", "D-1", 0, NOW, "refund")
    for told in ((looked_up,), (looked_up, refunded)):
        monkeypatch.setattr(deeds, "new_events", lambda *about, told=told: told)
        done = sessions.note_deeds(real, None, begun, NOW)
    assert {one.kind for one in done.events} == {"lookup", "action"}
