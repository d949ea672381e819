"""She knows what she has and what it did to her, and hears what has nothing to do with it."""

from __future__ import annotations

import pytest

from firstline.training.customer.hearing import hear
from tests.training.customer.talks import GOOD, NOW, SHIPPED, talk


def heard(name: str, text: str):
    return hear(SHIPPED[name], text, NOW)


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("call_easy", "your blender guard, yes?"),
        ("call_easy", "So it's the guard of the blender?"),
        ("call_easy", "Is it a hand blender you have?"),
        ("debit_easy", "One kettle, right?"),
        ("debit_easy", "Is this the kettle you bought?"),
    ],
)
def test_what_she_has_she_says_she_has(name: str, question: str) -> None:
    answer = talk(name, [question]).last.text

    assert heard(name, question).thing == "hers"
    assert "No" not in answer.split()[0] and "know" not in answer


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("parts_easy", "Is it the washing machine?"),
        ("parts_easy", "So it's your washer?"),
        ("parts_hard", "Is it the refrigerator?"),
        ("parts_normal", "Is it about the stove?"),
        ("parts_normal", "Your hob, right?"),
    ],
)
def test_a_thing_is_the_same_by_another_of_its_names(name: str, question: str) -> None:
    assert heard(name, question).thing == "hers"


@pytest.mark.parametrize(
    "question", ["was the kettle the matter?", "Is it the toaster?", "Is your dishwasher broken?"]
)
def test_what_it_is_not_she_denies_and_says_what_it_is(question: str) -> None:
    answer = talk("call_easy", [question]).last.text

    assert answer.startswith("No") and "blender" in answer


@pytest.mark.parametrize(
    "said",
    [
        "The blender guard is on its way.",
        "Which model is it?",
        "How are you today?",
        "Do you have a phone I can ring you on?",
        "Do you still have the box?",
        "Could you keep the toaster unplugged?",
        "Have you another lamp to see by?",
    ],
)
def test_what_is_no_question_about_a_thing_is_neither_confirmed_nor_denied(said: str) -> None:
    assert heard("call_easy", said).thing == ""


@pytest.mark.parametrize(
    "question",
    [
        "Was there anything that this has caused you?",
        "Did it cause you any trouble?",
        "Has our mistake cost you anything?",
        "Did it give you any trouble?",
    ],
)
def test_what_it_did_to_her_is_no_question_whether_all_is_settled(question: str) -> None:
    understood = heard("call_easy", question)

    assert understood.topics == ("effect",)
    assert not understood.settled and not understood.flags


@pytest.mark.parametrize(
    "question",
    ["Is there anything else I can do?", "Was there anything else?", "Anything still open?"],
)
def test_whether_all_is_settled_is_no_question_about_a_thing(question: str) -> None:
    understood = heard("call_easy", question)

    assert understood.settled and not understood.topics


@pytest.mark.parametrize(
    "question",
    ["Do you like football?", "Is it raining there?", "What is your favourite film?"],
)
def test_small_talk_is_not_what_she_called_about(question: str) -> None:
    assert heard("call_easy", question).off_topic


@pytest.mark.parametrize(
    "begins",
    ["I'll sort it out with you.", "I'll get this solved for you.", "We will put that right."],
)
def test_who_first_asks_who_she_is_cannot_name_a_day_yet(begins: str) -> None:
    asked = f"{begins} May I have your order number?"

    assert "VAGUE" not in heard("call_easy", asked).flags


@pytest.mark.parametrize(
    "vague",
    ["Somebody will get back to you soon.", "The team will be in touch shortly."],
)
def test_a_vague_promise_is_one_though_a_question_follows(vague: str) -> None:
    assert "VAGUE" in heard("call_easy", f"{vague} May I have your order number?").flags


def test_after_the_end_she_still_says_what_she_has() -> None:
    answer = talk("call_easy", [*GOOD["call_easy"], "your blender guard, yes?"]).last.text

    assert "blender" in answer


@pytest.mark.parametrize("sum_", ["$68.40", "$80.46", "$86.04"])
def test_a_sum_that_is_not_hers_is_disputed_and_not_thanked_for(sum_: str) -> None:
    told = f"You are right, we took {sum_} twice, on November 2 and November 4, by our mistake."
    first, second = talk("debit_easy", ["May I have the order number?", told]).answers

    assert "86.40" in second.text and "says so" not in second.text and "Thank" not in second.text
