from __future__ import annotations

import pytest

from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.call import find
from firstline.casework.findings.call.emergency import numbers
from firstline.casework.playbook import load
from firstline.settings import PROJECT
from tests.casework.findings.call.cases import (
    DAY,
    HOUR,
    MINUTE,
    call,
    callback,
    codes,
    find_in,
    line,
    one,
    order,
    parcel,
)
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said

BOOKS = load(families(), PROJECT / "data" / "playbooks", PROJECT / "none")
ANSWERS = BOOKS.by_family["call"].questions["danger"].choices


@pytest.mark.parametrize(
    "text",
    [
        "the blender is smoking",
        "cust says kettle gives her electric shocks",
        "there was smoke and a smell of burning!!",
        "the stove smells of gas",
        "it burned my hand",
    ],
)
def test_danger_in_plain_words_is_danger(text):
    (found,) = find_in(text=text)
    assert (found.code, found.certainty, found.asks) == ("SAFETY", "likely", None)


@pytest.mark.parametrize(
    "text", ["it is NOT burning", "my neighbour says hers burned", "I burn with rage", "hello"]
)
def test_what_is_denied_told_by_others_or_meant_otherwise_is_none(text):
    assert codes(text=text) == []


@pytest.mark.parametrize("text", ["I think I smell gas", "it might be smoking a bit"])
def test_a_hint_of_danger_is_asked_about(text):
    (found,) = find_in(text=text)
    assert (found.code, found.certainty) == ("SAFETY", "unknown")
    assert found.asks.kind == "danger"
    assert "only_maybe" in found.facts


def test_plain_words_outweigh_a_hint():
    (found,) = find_in(text="I think it is smoking. It burned my hand.")
    assert (found.certainty, found.asks) == ("likely", None)


def test_a_hint_that_she_takes_back_later_is_gone():
    heard = said("I think it is smoking", "No, there is no smoke")
    assert find(known(), heard, NOW) == ()


def test_a_hint_behind_a_denial_in_one_message_stays():
    (found,) = find_in(text="There was no smoke. But I think I smell gas.")
    assert found.certainty == "unknown"


def test_a_hint_after_a_denial_in_an_earlier_message_counts():
    heard = said("There is no smoke", "now I think I smell gas")
    (found,) = find(known(), heard, NOW)
    assert found.certainty == "unknown"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("the stove smells of gas", {"gas"}),
        ("it burned my hand", {"hurt"}),
        ("my son got an electric shock", {"hurt"}),
        ("the plug is smoking", set()),
    ],
)
def test_gas_and_injuries_are_told_apart_for_anybody_to_hear(text, states):
    found = one("SAFETY", text=text)
    assert {"gas", "hurt"} & found.facts.keys() == states
    assert all(found.facts[state].level == Level.ANONYMOUS for state in states)


def test_the_thing_she_names_is_shown_and_none_is_guessed():
    given = order(), line(), parcel()
    assert (
        one("SAFETY", *given, text="the blender is smoking").facts["item"].text == "Stand blender"
    )
    assert "item" not in one("SAFETY", *given, text="the plug is smoking").facts


def test_of_things_she_names_alike_none_is_shown():
    given = order(), line(), order("10430002"), line("10430002", "Pro blender")
    assert "item" not in one("SAFETY", *given, text="the blender is smoking").facts
    assert one("SAFETY", *given, text="the pro blender is smoking").facts["item"].text == (
        "Pro blender"
    )


def test_danger_goes_before_everything_else():
    given = [
        *(call(NOW - 5 * MINUTE), call(NOW - DAY)),
        *(callback(NOW - DAY, "missed"), callback(NOW - 2 * DAY, "missed", phone="+12125550199")),
        *(order(), line(sent="MX-9"), parcel()),
    ]
    text = "cut off again, the blender is defective and it is smoking"
    assert codes(*given, text=text) == [
        "SAFETY",
        "REPEAT_DROP",
        "DROP_LIVE",
        "CB_WRONG",
        "CB_MISSED",
        "WRONG_ITEM",
        "DEFECT",
    ]


def test_nothing_is_dangerous_before_she_says_so():
    assert codes(order(), line(), parcel(), call(NOW - HOUR, "agent")) == []


@pytest.mark.parametrize(
    ("answer", "states"), [("heat", set()), ("gas", {"gas"}), ("hurt", {"hurt"})]
)
def test_a_yes_to_the_question_says_only_what_was_chosen(answer, states):
    heard = said("I think the kettle may be smoking", ANSWERS[answer])
    (found,) = find(known(), heard, NOW)
    assert (found.certainty, found.asks) == ("likely", None)
    assert {"gas", "hurt"} & found.facts.keys() == states


@pytest.mark.parametrize("hint", ["I think it may be smoking", "I think I smell gas"])
def test_a_no_to_the_question_takes_every_hint_back(hint):
    assert find(known(), said(hint, ANSWERS["safe"]), NOW) == ()


def test_every_answer_to_the_question_is_tried():
    assert set(ANSWERS) == {"heat", "gas", "hurt", "safe"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("there is a rotten eggs smell from the oven", "gas"),
        ("the stove is on fire!!", "fire"),
        ("flames came out of the back of it", "fire"),
        ("the kettle is smoking", None),
    ],
)
def test_who_tells_of_gas_or_fire_is_told_to_get_out(text, kind):
    found = one("SAFETY", text=text).facts.keys() & {"gas", "fire"}
    assert found == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("he says he'll kill himself if this isnt resolved", "self_harm"),
        ("I don't want to live any more", "self_harm"),
        ("The blender is smoking and she says she is suicidal.", "self_harm"),
        ("he threatens to come to the office with a gun", "threat"),
        ("customer makes death threats", "threat"),
        ("I'm going to kill you", "threat"),
    ],
)
def test_a_person_in_danger_goes_before_any_thing_and_has_the_numbers_of_the_region(text, which):
    (found,) = find_in(line(), order(), parcel(), text=text)
    assert (found.code, found.certainty, found.asks) == ("SAFETY", "likely", None)
    assert which in found.facts
    assert found.facts["emergency"].text == "911"
    assert "item" not in found.facts


def test_a_region_whose_numbers_are_not_known_is_told_none():
    assert numbers("XX") == {}
