"""A message that takes back what its case is about is never small talk."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from firstline.casework.conceded import CONCESSIONS
from firstline.casework.said import Said
from firstline.desk.cases import Case
from firstline.desk.hearing import Heard
from firstline.desk.taking_back import ABOUT, takes_back
from tests.casework.records import said
from tests.desk.conftest import NOW

CASE = Case("C-1", "jo", NOW)
BACK = {
    "order_status": "it has just come, thanks",
    "call_dropped": "he did ring at ten, all good",
    "appointment_missed": "the engineer came after all",
    "debited_twice": "it was only charged once, sorry",
    "item_wrong": "colour is right after all",
    "refund_status": "the 180 arrived",
    "parts_missing": "technician great, repair works",
    "complaint_unanswered": "I never complained",
}


def is_taken_back(text: str, *concerns: str, before: str = "") -> bool:
    earlier = [said(before)] if before else []
    heard = Heard((said(text), *earlier), Said())
    return takes_back(SimpleNamespace(heard=heard), replace(CASE, concerns=concerns))


def _taken_back_by(concern: str) -> set[str]:
    return {kind for kind, concerns in ABOUT.items() if concern in concerns}


@pytest.mark.parametrize(("concern", "text"), BACK.items())
def test_what_the_case_is_about_is_taken_back(concern, text):
    assert is_taken_back(text, concern)


@pytest.mark.parametrize(("concern", "text"), BACK.items())
def test_a_case_about_anything_else_hears_no_more_than_talk(concern, text):
    others = {one for one in BACK if not _taken_back_by(one) & _taken_back_by(concern)}
    assert not is_taken_back(text, *others)
    assert not is_taken_back(text)


def test_one_concern_of_several_is_enough():
    assert is_taken_back(BACK["call_dropped"], "debited_twice", "call_dropped")


@pytest.mark.parametrize(
    ("concern", "text"),
    [
        ("order_status", "it has not come"),
        ("call_dropped", "did he ring?"),
        ("appointment_missed", "my neighbour says the engineer came"),
        ("debited_twice", "the other charge came back, the second was not refunded though"),
    ],
)
def test_what_she_denies_asks_or_contradicts_takes_nothing_back(concern, text):
    assert not is_taken_back(text, concern)


def test_only_the_newest_message_takes_back():
    assert not is_taken_back("thank you", "order_status", before=BACK["order_status"])


def test_every_concession_has_an_issue_that_it_takes_back():
    assert set(ABOUT) == {one.kind for one in CONCESSIONS}
