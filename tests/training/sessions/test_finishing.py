"""The score of a session, its times and what it is compared with."""

from __future__ import annotations

import pytest

from firstline.training import sessions
from firstline.training.customer import Line
from firstline.training.scoring import ScoreCard
from firstline.training.scoring.model import Fatal
from firstline.training.sessions import (
    CannotPractise,
    Event,
    Practice,
    finishing,
    rows,
    times,
    transcript,
)
from firstline.training.sessions.finishing import band, scored
from firstline.training.sessions.tries import compared
from tests.training.sessions.conftest import NOW, later

pytestmark = pytest.mark.usefixtures("no_sandbox")
ASKS = "So that I only talk about your account with you, may I have order number and postcode?"


def practice(*lines, events=(), **about):
    said = tuple(lines) or (Line("customer", "Twice!", NOW), Line("agent", ASKS, later(minutes=1)))
    named = {"agent": "demo", "scenario": "debit_easy", "story": "debit", "difficulty": "easy"}
    given = {"practice_id": "PS-1", "title": "Twice", "seed": 1, "begun_at": NOW, **named, **about}
    return Practice(lines=said, events=events, **given)


def played(place, stage, text, now, scenario="debit_easy"):
    begun = sessions.begin(place, stage, "demo", scenario, now, seed=1)
    sessions.say(place, stage, begun.practice_id, "demo", text, 1, now)
    return sessions.finish(place, begun.practice_id, "demo", now)


def test_a_session_is_scored_once(place, stage):
    first = played(place, stage, ASKS, NOW)
    again = sessions.finish(place, first.practice_id, "demo", later(hours=1))
    assert first.score == again.score and again.ended_at == NOW
    assert first.score["dimensions"]["identity"]["score"] == 0.5
    assert first.score["dimensions"]["identity"]["line"] == 1


def test_a_line_said_while_it_is_scored_is_scored_too(place, stage, monkeypatch):
    begun = sessions.begin(place, stage, "demo", "debit_easy", NOW, seed=1)
    sessions.say(place, stage, begun.practice_id, "demo", ASKS, 1, NOW)
    meanwhile = iter(["You are an idiot."])

    def slowly(practice, now):
        found = scored(practice, now)
        for text in meanwhile:
            about = begun.practice_id, "demo", text, len(practice.lines), NOW
            sessions.say(place, stage, *about)
        return found

    monkeypatch.setattr(finishing, "scored", slowly)
    done = sessions.finish(place, begun.practice_id, "demo", NOW)
    assert done.lines[-2].text == "You are an idiot."
    assert [one["code"] for one in done.score["fatal"]] == ["INSULT"]


def test_an_empty_session_is_not_scored(place, stage):
    begun = sessions.begin(place, stage, "demo", "debit_easy", NOW)
    with pytest.raises(CannotPractise, match="nothing_said"):
        sessions.finish(place, begun.practice_id, "demo", NOW)


def test_three_lines_to_change_come_with_better_ones(place, stage):
    score = played(place, stage, "Hello, what do you want?", NOW).score
    assert len(score["to_change"]) == 3
    assert all(score["dimensions"][name]["better"] for name in score["to_change"])


def test_events_stand_at_the_turn_after_which_they_were_done():
    done = (
        Event("lookup", "PR-1", 0, NOW, "customer PR-1"),
        Event("verified", "PR-1", 3, NOW, "verified"),
        Event("finding", "DUP_CAPTURE", 3, NOW, "DUP_CAPTURE"),
    )
    rung = Line("agent", "", NOW, "rang_back")
    gone = Line("customer", "Bye.", NOW, "hung_up")
    told = transcript.as_json(
        practice(Line("customer", "Twice!", NOW), gone, rung, Line("agent", ASKS, NOW), events=done)
    )
    assert [one["text"] for one in told["turns"]] == ["Twice!", "Bye.", ASKS]
    assert [(one["kind"], one["turn"]) for one in told["events"]] == [
        ("lookup", 0),
        ("verified", 2),
    ]


def test_a_session_left_for_a_night_took_no_night():
    lines = Line("customer", "Twice!", NOW), Line("agent", ASKS, later(hours=14))
    found = Event("finding", "DUP_CAPTURE", 1, later(hours=14, seconds=30))
    whole = practice(*lines, events=(found,))
    assert times.to_finding(whole) == 600 + 30
    assert times.to_close(whole, later(hours=14, seconds=50)) == 600 + 50


def test_without_the_card_there_is_no_time_to_the_finding():
    assert scored(practice(), later(minutes=2))["seconds"] == {"finding": None, "close": 120}


@pytest.mark.parametrize(
    ("card", "is_"),
    [
        (ScoreCard("1", 86, True), "pass"),
        (ScoreCard("1", 79, False), "coach"),
        (ScoreCard("1", 60, False), "coach"),
        (ScoreCard("1", 59, False), "fail"),
        (ScoreCard("1", 95, False, (Fatal("INSULT", 1, ""),)), "fail"),
        (ScoreCard("1", 0, False, unscored="language"), "fail"),
    ],
)
def test_bands_follow_the_total_but_what_is_fatal_fails(card, is_):
    assert band(card) == is_


def test_a_try_is_compared_with_the_last_ones_of_its_scenario(place, stage):
    played(place, stage, "Hello?", NOW)
    played(place, stage, "Hello there, hello?", later(hours=1), "number_easy")
    third = played(place, stage, ASKS, later(hours=2))
    with place.desk.connect() as desk:
        every = rows.scored(desk, "demo")

    found = compared(third, every)

    assert [one.scenario for one in found.before] == ["debit_easy"]
    assert found.change == third.score["total"] - every[0].score["total"] > 0


def test_a_new_scenario_is_compared_with_its_story_and_the_first_of_all_with_nothing(place, stage):
    first = played(place, stage, "Hello?", NOW)
    second = played(place, stage, ASKS, later(hours=2), "debit_normal")
    with place.desk.connect() as desk:
        every = rows.scored(desk, "demo")
    assert compared(first, every).change is None
    assert not compared(second, every).is_same_scenario
    assert compared(second, every).before[0].practice_id == first.practice_id
