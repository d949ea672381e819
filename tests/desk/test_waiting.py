"""What is asked before the customer is named is asked again, as it was, once she is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.casework.said.gathering import gather
from firstline.desk.asked import Asked, Turn
from firstline.desk.cases import Case
from firstline.desk.hearing import Heard
from firstline.desk.question import OpenQuestion, Waiting
from firstline.desk.waiting import taken_up, waiting
from firstline.workplace import PLAYBOOKS
from tests.casework.records import said
from tests.desk.conftest import NOW

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CASE = Case("C-1", "jo", NOW)
TWICE = Waiting("debited_twice", ("debited_twice", "refund_status"), ("debited_twice",), ("x",))


def turn(intent, *texts, typed=True, guesses=()):
    """`texts`: newest first."""
    each = tuple(map(said, texts))
    asked = Asked("C-1", "demo", intent, guesses, message_id=1 if typed else None)
    return Turn(asked, Heard(each, gather(each)), BOOKS, None, None, NOW)


def with_waiting(waits, **more):
    return replace(CASE, question=OpenQuestion("", (), waits), **more)


def test_a_question_waits_as_it_was_understood():
    asked = turn("debited_twice", "they took 219 twice", guesses=("debited_twice", "help"))
    assert waiting(asked, CASE) == Waiting("debited_twice", ("debited_twice", "help"))


@pytest.mark.parametrize(
    "text", ["her lawyer is calling", "I want a manager", "engineer stole my ring"]
)
def test_what_is_told_of_people_waits_however_it_is_understood(text):
    assert waiting(turn("small_talk", text), CASE) is not None


@pytest.mark.parametrize("intent", ["greet", "thanks", "inform", "find_customer", "affirm"])
def test_what_asks_nothing_does_not_wait_and_pushes_nothing_aside(intent):
    assert waiting(turn(intent, "well then"), with_waiting(TWICE)) == TWICE
    if intent != "find_customer":  # which may be a question in words that sound so
        assert waiting(turn(intent, "well then"), CASE) is None


def test_words_that_are_not_understood_push_no_plain_question_aside():
    assert waiting(turn("nlu_fallback", "blorp"), with_waiting(TWICE)) == TWICE
    assert waiting(turn("nlu_fallback", "blorp"), CASE) == Waiting("nlu_fallback")


@pytest.mark.parametrize("intent", ["inform", "find_customer", "verify_identity", "affirm"])
def test_naming_her_asks_it_again(intent):
    taken = taken_up(turn(intent, "customer CU-1019", "they took 219 twice"), with_waiting(TWICE))
    assert taken.asked.intent == "debited_twice"
    assert (taken.asked.guesses, taken.asked.hints) == (TWICE.guesses, TWICE.hints)
    assert taken.heard.latest.text == "they took 219 twice"
    assert "CU-1019" in taken.heard.all.text


def test_a_pressed_customer_asks_it_again():
    pressed = turn("debited_twice", "they took 219 twice", typed=False)
    assert taken_up(pressed, with_waiting(TWICE)).heard.latest.text == "they took 219 twice"


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("order_status", "CU-1019, where is her parcel"),
        ("nlu_fallback", "CU-1019 and the mixer is broken"),
        ("inform", "CU-1019, and what is 7776"),
    ],
)
def test_what_names_her_and_asks_itself_is_answered_itself(intent, text):
    assert taken_up(turn(intent, text, "they took 219 twice"), with_waiting(TWICE)) is None


def test_nothing_is_asked_again_in_a_case_that_has_its_customer():
    case = with_waiting(TWICE, customer_id="CU-1019")
    assert taken_up(turn("inform", "postcode 10025", "they took 219 twice"), case) is None
    assert taken_up(turn("inform", "CU-1019", "hello"), CASE) is None


def test_what_waits_is_kept_with_the_case():
    open_ = OpenQuestion("customer", (), TWICE)
    assert OpenQuestion.from_json(open_.as_json()) == open_
    assert OpenQuestion.from_json({"kind": "source", "choices": []}).waiting is None
