"""What a case is about after a message, by its words, by what is claimed and by the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.casework.said.claim import DEFECTIVE, WRONG_ITEM
from firstline.desk.asked import Asked
from firstline.desk.cases import Case
from firstline.desk.concerns import answers, as_meant, concerns, raised, with_records
from firstline.desk.hearing import Heard
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.call.cases import line, order
from tests.casework.findings.parts.cases import job, part
from tests.casework.promises.cases import known
from tests.casework.records import said
from tests.desk.conftest import NOW

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CASE = Case("C-1", "jo", NOW)
REPAIR = known(job(asset="Alder washer"), part())


def turn(text, intent, guesses=(), issues=(), hints=()):
    heard = Heard((said(text),), said(text))
    asked = Asked("C-1", "jo", intent, tuple(guesses), tuple(issues), tuple(hints), message_id=1)
    return SimpleNamespace(asked=asked, heard=heard, books=BOOKS, now=NOW)


def about(*concerns):
    return replace(CASE, concerns=concerns)


def test_a_claim_tells_what_words_alone_do_not():
    unsure = turn("parcel came but it's broken", "nlu_fallback", ("order_status", "item_wrong"))
    assert raised(unsure) == ("item_wrong",)


def test_a_claim_that_none_of_the_likely_meanings_bears_out_tells_nothing():
    assert raised(turn("my heart is broken", "nlu_fallback", ("small_talk", "goodbye"))) == ()
    assert raised(turn("it is not broken", "nlu_fallback", ("item_wrong",))) == ()


def test_words_torn_between_two_matters_raise_both_of_them():
    torn = turn(
        "nobody came, and the parcel isn't here either",
        "nlu_fallback",
        ("appointment_missed", "order_status"),
        ("appointment_missed",),
    )
    assert raised(torn) == ("order_status", "appointment_missed")


def test_money_in_place_of_goods_goes_on_with_the_case_that_offers_the_choice():
    wish = turn("I'd rather have my money back", "refund_status")
    assert concerns(wish, about("item_wrong")) == ("item_wrong",)
    assert concerns(wish, about("call_dropped")) == ("refund_status",)
    assert concerns(turn("where is my refund", "refund_status"), about("item_wrong")) == (
        "refund_status",
    )


def test_a_message_that_raises_something_is_read_with_the_records():
    asked = turn("where is my washing machine", "order_status")
    assert with_records(asked, about("order_status"), REPAIR, True) == ("parts_missing",)


def test_what_a_message_before_raised_is_not_read_again():
    later = turn("thanks", "thanks")
    assert with_records(later, about("order_status"), REPAIR, True) == ("order_status",)


def test_what_was_raised_before_she_was_known_is_read_once_she_is():
    named = turn("where is my washer, CU-1", "inform")
    assert with_records(named, about("order_status"), REPAIR, False) == ("parts_missing",)


@pytest.mark.parametrize(
    ("intent", "text", "told"),
    [
        ("nlu_fallback", "bearing kit??", ("parts_missing",)),
        ("small_talk", "where is my washer hiding", ("parts_missing",)),
        ("small_talk", "a washer is a fine thing", ()),
        ("out_of_scope", "how do I clean a washer", ()),
    ],
)
def test_words_that_mean_nothing_may_name_a_thing_in_the_workshop(intent, text, told):
    asked = turn(text, intent, ("out_of_scope", "parts_missing"))
    assert with_records(asked, CASE, REPAIR, True) == told


BOUGHT = known(order(), line(description="Alder microwave"))


@pytest.mark.parametrize(
    ("intent", "text", "goes_on"),
    [
        ("deny", "no, the microwave", True),
        ("nlu_fallback", "10430001 that one", True),
        ("deny", "no", False),
        ("thanks", "thanks, the microwave is fine", False),
    ],
)
def test_the_name_of_a_thing_answers_which_one_it_is(intent, text, goes_on):
    assert answers(turn(text, intent), about("item_wrong"), BOUGHT) is goes_on
    assert not answers(turn(text, intent), about("call_dropped"), BOUGHT)


def kinds(text, *intents):
    return [one.kind for one in as_meant(said(text), intents).claims]


def test_a_wrong_part_is_no_wrong_article():
    assert kinds("you sent the wrong seal", "parts_missing") == []
    assert kinds("you sent the wrong seal", "parts_missing", "item_wrong") == [WRONG_ITEM]


def test_a_fault_told_in_words_that_nobody_knows_is_a_fault():
    assert kinds("it shows full when there is nothing in it", "item_wrong") == [DEFECTIVE]


@pytest.mark.parametrize("text", ["it is not broken", "it burned me", "you sent the wrong one"])
def test_a_fault_is_not_added_to_what_was_heard(text):
    assert [one.kind for one in said(text).claims] == kinds(text, "item_wrong")


@pytest.mark.parametrize(
    "text",
    ["my phone did not ring", "you rang somebody else's phone", "you got a stranger's number"],
)
def test_a_telephone_that_rang_or_did_not_is_nothing_that_was_sent(text):
    assert raised(turn(text, "call_dropped")) == ("call_dropped",)
    assert raised(turn(text, "debited_twice", hints=("call_dropped",))) == ("debited_twice",)


def test_a_claim_is_heard_where_a_part_of_the_message_sounds_like_it():
    text, unsure = "7776 and a refund for the kettle, it leaks", ("refund_status", "greet")
    assert "item_wrong" not in raised(turn(text, "nlu_fallback", unsure))
    assert "item_wrong" in raised(turn(text, "nlu_fallback", unsure, hints=("item_wrong",)))
