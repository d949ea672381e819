"""Which messages go on with a case, and what it is about then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.casework.said.claim import CARD_EXPOSED
from firstline.casework.said.gathering import gather
from firstline.desk.asked import Asked, Turn
from firstline.desk.cases import Case
from firstline.desk.following import AGAIN, going_on
from firstline.desk.hearing import Heard
from firstline.workplace import PLAYBOOKS
from tests.casework.promises.cases import known
from tests.casework.records import said
from tests.desk.conftest import NOW

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))


def case(*found, concerns=()):
    """`found`: (family, code) of the newest cards."""
    told = tuple({"family": family, "finding": code, "at": "now"} for family, code in found)
    older = {"family": "number", "finding": "NOT_OURS", "at": "before"}
    return replace(
        Case("C-1", "jo", NOW), customer_id="CU-1", findings=(*told, older), concerns=concerns
    )


LOST = case(("order", "PARCEL_LOST"), concerns=("appointment_missed", "order_status"))


def gone_on(text, about=LOST, intent="new_case", earlier=()):
    each = tuple(map(said, (text, *earlier)))
    asked = Asked("C-1", "jo", intent, ("x",), message_id=1)
    turn = Turn(asked, Heard(each, gather(each)), BOOKS, None, None, NOW)
    return going_on(turn, about, known())


@pytest.mark.parametrize("intent", ["new_case", "deny", "refund_status", "greet", "order_change"])
def test_a_choice_goes_on_however_it_is_understood(intent):
    turn, about = gone_on("a new one please", intent=intent)
    assert (turn.asked.intent, turn.asked.guesses, about) == (AGAIN, (), ("order_status",))


@pytest.mark.parametrize("text", ["wednesday", "move it to the visa", "leave it there"])
def test_what_the_card_did_not_offer_is_no_choice(text):
    assert gone_on(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a new one please, and it burned my hand",
        "money back, and what is account 6650",
        "the engineer stole my ring, give me my money back",
    ],
)
def test_danger_and_riddles_are_of_their_own(text):
    assert gone_on(text) is None


def test_a_long_message_is_of_its_own():
    assert gone_on("send a new one " + "and then some more words " * 4) is None


@pytest.mark.parametrize("text", ["how long then", "what now", "sorry, it was the 5th"])
def test_a_question_or_a_correction_goes_on(text):
    assert gone_on(text, intent="nlu_fallback")[1] == ("order_status",)


def test_a_question_that_sounds_like_a_visit_is_of_its_own():
    assert gone_on("when will it be there", intent="parts_missing") is None


def test_a_question_claims_nothing():
    assert gone_on("when will it drop off", intent="nlu_fallback")[0].heard.latest.claims == ()


@pytest.mark.parametrize("text", ["oh dear, I did put my card in", "yes I typed my card number"])
def test_a_card_typed_in_is_in_other_hands_from_then_on(text):
    ours = case(("number", "NOT_OURS"), concerns=("explain_number",))
    assert gone_on(text, ours)[0].heard.latest.claimed(CARD_EXPOSED)
    later = gone_on("what now", ours, "help", [text])
    assert later[0].heard.latest.claimed(CARD_EXPOSED)


def test_nothing_goes_on_before_there_was_a_card():
    assert gone_on("a new one please", replace(LOST, findings=())) is None
    assert gone_on("a new one please", replace(LOST, customer_id=None)) is None
