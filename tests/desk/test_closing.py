"""Wrapping up: the summary is proposed from facts, edited, kept, and seen first next time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.casework.playbook.kinds import kinds
from firstline.desk import cases, messages
from firstline.desk.asked import Asked
from firstline.desk.closing import ending, proposing
from firstline.desk.closing.words import leave_open
from firstline.desk.doing import confirming, consenting, drafts
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.greeting import greeting
from firstline.desk.reply import Reply
from firstline.desk.tables import trail
from firstline.desk.trail.reading import Reader
from firstline.desk.turn import take_turn
from tests.channels.site import NOW, demo_place, place

__all__ = ["demo_place", "place"]


@pytest.fixture
def case(place):
    with place.desk.begin() as desk:
        return cases.open_case(desk, "demo", NOW, "CU-1018").case_id


def do(place, case, step, card="", **fields):
    draft = drafts.draw_up(place, case, Wanted(step, card, fields), "demo", NOW)
    return confirming.confirm(place, case, draft.draft_id, draft.key, "demo", NOW)


def ask(place, case, intent="debited_twice", typed=None):
    """The card of what was asked, kept as a channel keeps it."""
    with place.desk.begin() as desk:
        message = messages.add_message(desk, case, typed, NOW) if typed else None
    answered = take_turn(
        place, Asked(case_id=case, agent="demo", intent=intent, message_id=message), NOW
    )
    with place.desk.begin() as desk:
        kept = {"text": answered.text, "card": answered.card, "buttons": []}
        messages.add_replies(desk, case, [kept], NOW)


def verified(place, case):
    with place.desk.begin() as desk:
        known = replace(cases.get(desk, case), identity=Identity(Level.VERIFIED))
        cases.save(desk, known, NOW)


def card_of(place, case):
    """The name of the newest answer's card."""
    with place.desk.connect() as desk:
        return f"{messages.newest_reply(desk, case)}-0"


def close(place, case, text="All settled.", outcome="solved", version=None, agent="demo"):
    version = version or proposing.propose(place, case).version
    return ending.close(place, case, agent, version, outcome, text, NOW)


def test_the_summary_says_what_was_done_and_what_is_still_to_come(place, case):
    noted = do(place, case, "note", text="Prefers to be rung in the morning")
    found = proposing.propose(place, case)
    done = f"Write a note: “Prefers to be rung in the morning” ({noted.decision_id})"
    assert found.parts["resolution"] == (done,)
    assert found.text == f"Done: {done}"


def test_a_case_that_was_only_looked_at_is_not_called_solved(place, case):
    found = proposing.propose(place, case)
    assert (found.outcome, found.text) == ("no_issue", "Nothing was found and nothing was done.")


def test_a_note_solves_nothing(place, case):
    ask(place, case)
    do(place, case, "note", text="Prefers to be rung in the morning")
    assert proposing.propose(place, case).outcome == "unsolved"


def test_a_number_that_was_explained_is_solved(place):
    with place.desk.begin() as desk:
        case = cases.open_case(desk, "demo", NOW, "CU-1001").case_id
    ask(place, case, "explain_number", "what is the account ending 7776?")
    assert proposing.propose(place, case).outcome == "solved"


def test_what_still_waits_for_somebody_is_not_solved_by_telling(place):
    with place.desk.begin() as desk:
        case = cases.open_case(desk, "demo", NOW, "CU-1001").case_id
    ask(place, case, "order_change", "she wants another address on it")
    assert proposing.propose(place, case).outcome == "unsolved"


def test_the_summary_names_the_sum_the_day_and_the_words_of_what_was_done(place, case):
    ask(place, case)
    verified(place, case)
    do(place, case, "refund_duplicate", card=card_of(place, case))
    do(place, case, "complaint", received="2026-11-02", text="Twice  the same\nmistake")
    told = proposing.propose(place, case).parts["resolution"]
    (refunded,) = (one for one in told if "$133.20" in one)
    (logged,) = (one for one in told if one.startswith("Log a complaint"))
    assert refunded.count("$133.20") == 1
    assert "November 2" in logged and "“Twice the same mistake”" in logged


def test_a_long_note_is_shortened_in_the_summary(place, case):
    do(place, case, "note", text="she said " * 90)
    (noted,) = proposing.propose(place, case).parts["resolution"]
    assert "…” (D-" in noted and len(noted) < 220


def test_money_that_went_back_solves_it(place, case):
    ask(place, case)
    verified(place, case)
    do(place, case, "refund_duplicate", card=card_of(place, case))
    assert proposing.propose(place, case).outcome == "solved"


def test_a_request_that_was_declined_solves_nothing(place, case):
    ask(place, case)
    verified(place, case)
    asked = do(place, case, "goodwill", card=card_of(place, case), amount="40.00", text="Sorry")
    consenting.settle(place, asked.decision_id, "lead", "lead", False, "Not now", NOW)
    assert proposing.propose(place, case).outcome == "unsolved"


def test_what_solves_nothing_are_kinds_of_step_that_there_are():
    assert leave_open() < set(kinds())


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_case_is_not_closed_without_a_word(place, case, text):
    with pytest.raises(CannotDo, match="summary_missing"):
        close(place, case, text)
    with place.desk.connect() as desk:
        assert not cases.get(desk, case).is_closed


def test_the_next_agent_sees_it_first(place, case):
    close(place, case, "Refund agreed; she prefers mornings.")
    reader = Reader("lead", "C-NEXT")
    hello = greeting(place, "CU-1018", NOW + timedelta(days=1), reader)
    assert hello["last"]["text"] == "Refund agreed; she prefers mornings."
    assert (hello["last"]["case_id"], hello["last"]["agent"]) == (case, "demo")


def test_another_customer_s_case_is_nobody_s_last(place, case):
    close(place, case)
    assert greeting(place, "CU-1017", NOW, Reader("lead", "C-NEXT"))["last"] is None


def test_closed_twice_with_the_same_words_it_is_closed_once(place, case):
    version = proposing.propose(place, case).version
    first = close(place, case, version=version)
    assert close(place, case, version=version) == first


def test_a_closed_case_takes_no_other_words_and_nothing_is_done_in_it(place, case):
    version = proposing.propose(place, case).version
    close(place, case, version=version)
    with pytest.raises(CannotDo, match="case_closed"):
        close(place, case, "Something else", version=version)
    with pytest.raises(CannotDo, match="case_closed"):
        do(place, case, "note", text="late")


def test_a_case_that_changed_while_the_summary_was_written_is_not_closed(place, case):
    version = proposing.propose(place, case).version
    do(place, case, "note", text="from the other tab")
    with pytest.raises(CannotDo, match="draft_void"):
        close(place, case, version=version)
    with place.desk.connect() as desk:
        assert not cases.get(desk, case).is_closed


def test_card_numbers_do_not_stay_in_a_summary(place, case):
    ended = close(place, case, "She read out 4111 1111 1111 1111.")
    assert "4111 1111" not in ended.text


def test_an_outcome_that_is_not_offered_is_refused(place, case):
    with pytest.raises(CannotDo, match="bad_outcome"):
        close(place, case, outcome="brilliant")


def test_a_turn_that_comes_after_the_close_says_so_and_writes_nothing(place, case):
    close(place, case)
    asked = Asked(case_id=case, agent="demo", intent="debited_twice")
    with place.desk.connect() as desk:
        before = desk.execute(select(func.count()).select_from(trail)).scalar()
        assert take_turn(place, asked, NOW) == Reply(response="utter_case_closed")
        assert desk.execute(select(func.count()).select_from(trail)).scalar() == before
        assert cases.get(desk, case).is_closed


def test_a_case_that_changes_while_it_is_closed_is_told_as_changed(place, case, monkeypatch):
    version = proposing.propose(place, case).version

    def save(*_):
        raise cases.CaseChanged(case)

    monkeypatch.setattr(cases, "save", save)
    with pytest.raises(CannotDo, match="draft_void"):
        close(place, case, version=version)
