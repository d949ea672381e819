"""A session as rows: whatever stops, it goes on where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.training import sessions
from firstline.training.sessions import CannotPractise, Event, deeds
from tests.training.sessions.conftest import NOW, later

pytestmark = pytest.mark.usefixtures("no_sandbox")


@pytest.fixture
def begun(place, stage):
    return sessions.begin(place, stage, "demo", "debit_easy", NOW, seed=7)


def say(place, stage, practice, text, at_place=None, now=NOW):
    at = len(practice.lines) if at_place is None else at_place
    return sessions.say(place, stage, practice.practice_id, "demo", text, at, now)


def spoken(practice):
    return [(line.who, line.text) for line in practice.lines]


def stopped(*about):
    raise RuntimeError("stopped")


def refused(code, function, *about):
    with pytest.raises(CannotPractise) as wrong:
        function(*about)
    assert wrong.value.code == code


def test_it_begins_with_the_customer_s_first_words(begun):
    assert spoken(begun) == [("customer", "Debited twice for one order, says number 7.")]
    assert begun.facts["finding"] == "DUP_CAPTURE"


def test_what_was_said_is_read_again_as_it_was(place, stage, begun):
    say(place, stage, begun, "Hello, how can I help?")

    again = sessions.load(place, begun.practice_id, "demo")

    assert spoken(again)[1:] == [
        ("agent", "Hello, how can I help?"),
        ("customer", "You say: Hello, how can I help?"),
    ]


def test_the_same_line_sent_twice_is_said_once(place, stage, begun):
    once = say(place, stage, begun, "Hello?", 1)
    twice = say(place, stage, begun, "Hello?", 1)
    assert spoken(once) == spoken(twice)


def test_another_line_at_a_place_that_is_taken_is_refused(place, stage, begun):
    say(place, stage, begun, "Hello?", 1)
    refused("changed", say, place, stage, begun, "Good morning?", 1)


def test_a_line_far_ahead_of_the_others_is_refused(place, stage, begun):
    refused("changed", say, place, stage, begun, "Hello?", 5)


def test_after_she_hung_up_she_has_to_be_rung_back(place, stage, begun):
    gone = say(place, stage, begun, "It is always you people.")
    assert gone.has_hung_up
    refused("hung_up", say, place, stage, gone, "Hello?")

    back = sessions.ring_back(place, stage, begun.practice_id, "demo", len(gone.lines), NOW)

    assert back.lines[-1].text == "Yes?"
    assert [line.kind for line in back.lines] == ["", "", "hung_up", "rang_back", ""]
    assert say(place, stage, back, "I am sorry.").lines[-1].text == "You say: I am sorry."


def test_ringing_twice_rings_once(place, stage, begun):
    gone = say(place, stage, begun, "you people")
    for _ in range(2):
        about = begun.practice_id, "demo", len(gone.lines), NOW
        back = sessions.ring_back(place, stage, *about)
    assert sum(line.kind == "rang_back" for line in back.lines) == 1


def test_who_is_on_the_line_is_not_rung(place, stage, begun):
    refused("not_hung_up", sessions.ring_back, place, stage, begun.practice_id, "demo", 1, NOW)


def test_an_interruption_is_kept_as_one(place, stage, begun):
    assert say(place, stage, begun, "Now, very slowly").lines[-1].kind == "interrupted"


def test_nothing_is_not_said(place, stage, begun):
    refused("nothing_said", say, place, stage, begun, "  \n ")


def test_nobody_else_s_session_is_found(place, stage, begun):
    refused("not_found", sessions.load, place, begun.practice_id, "lead")


def test_one_that_was_begun_and_not_answered_is_taken_up(place, stage, begun):
    again = sessions.begin(place, stage, "demo", "debit_easy", later(minutes=1))
    assert again.practice_id == begun.practice_id
    say(place, stage, begun, "Hello?")
    another = sessions.begin(place, stage, "demo", "debit_easy", later(minutes=2))
    assert another.practice_id != begun.practice_id


def test_one_that_nobody_answered_for_days_is_begun_anew(place, stage, begun):
    another = sessions.begin(place, stage, "demo", "debit_easy", later(days=5))
    assert another.begun_at == later(days=5)
    assert sessions.load(place, begun.practice_id, "demo").state == "left"


def test_one_that_was_given_up_takes_no_more_lines(place, stage, begun):
    sessions.leave(place, begun.practice_id, "demo", NOW)
    refused("over", say, place, stage, begun, "Hello?")
    refused("over", sessions.finish, place, begun.practice_id, "demo", NOW)


def test_a_line_that_was_said_before_a_stop_is_answered_when_it_is_sent_again(place, stage, begun):
    with pytest.raises(RuntimeError, match="stopped"):
        say(place, replace(stage, answer=stopped), begun, "Hello?", 1)
    assert spoken(sessions.load(place, begun.practice_id, "demo"))[1:] == [("agent", "Hello?")]

    again = say(place, stage, begun, "Hello?", 1)

    assert spoken(again)[1:] == [("agent", "Hello?"), ("customer", "You say: Hello?")]


def test_a_line_that_was_said_before_it_is_ended_is_scored_though_she_has_not_answered(
    place, stage, begun
):
    def ended_meanwhile(*about):
        sessions.finish(place, begun.practice_id, "demo", NOW)
        return stage.answer(*about)

    done = say(place, replace(stage, answer=ended_meanwhile), begun, "You are an idiot.", 1)

    assert done.state == "scored" and spoken(done)[1:] == [("agent", "You are an idiot.")]
    assert [one["code"] for one in done.score["fatal"]] == ["INSULT"]


def test_what_was_done_after_the_end_is_no_part_of_it(place, stage, begun, monkeypatch):
    say(place, stage, begun, "Hello?")
    done = sessions.finish(place, begun.practice_id, "demo", NOW)
    late = (Event("action", "D-1", 1, NOW, "refund"),)
    monkeypatch.setattr(deeds, "new_events", lambda *about: late)
    assert sessions.note_deeds(place, None, begun, NOW) == done


def test_a_scenario_that_is_not_there_cannot_be_begun(place, stage):
    refused("no_scenario", sessions.begin, place, stage, "demo", "nothing", NOW)
