"""She answers what was asked, and minds how it is said."""

from __future__ import annotations

import pytest

from tests.training.customer.talks import talk


@pytest.mark.parametrize(
    "question",
    [
        "When did you see them?",
        "On which days were you debited?",
        "Could you tell me the dates?",
        "What are the dates of the two entries?",
    ],
)
def test_a_question_is_understood_however_it_is_put(question: str) -> None:
    told = talk("debit_easy", [question]).last

    assert told.told == ("when",) and "November 2" in told.text and "November 4" in told.text


@pytest.mark.parametrize(
    ("name", "question", "topic"),
    [
        ("number_easy", "Which email are you looking at?", "where_seen"),
        ("number_easy", "Did you click on any link in it?", "details_given"),
        ("number_easy", "What does it say exactly?", "wording"),
        ("number_normal", "Which card did you pay with?", "card"),
        ("debit_easy", "Could it be that you pressed the button twice?", "own_doing"),
        ("debit_normal", "Has this happened before?", "before"),
        ("appointment_easy", "Which appliance was it for?", "order"),
        ("appointment_normal", "How has this affected you?", "effect"),
        ("appointment_hard", "Have you already spoken to somebody about it?", "tried"),
        ("call_easy", "What's the best number to reach you?", "contact"),
        ("call_normal", "Would you rather have the right set or the money?", "choice"),
        ("call_hard", "What were you calling about?", "state"),
        ("parts_easy", "What's wrong with the washer?", "state"),
        ("parts_normal", "Is there any smell of burning?", "safe"),
        ("parts_hard", "What would put this right for you?", "wants"),
    ],
)
def test_each_fact_is_told_when_it_is_asked_for(name: str, question: str, topic: str) -> None:
    assert topic in talk(name, [question]).last.told


def test_nothing_is_told_that_was_not_asked_for() -> None:
    said = talk("debit_easy", ["Thank you for calling.", "Let me look at that."])

    assert [one.told for one in said.answers] == [(), ()]


def test_what_is_asked_again_is_told_again_and_minded() -> None:
    first, second = talk("debit_easy", ["When was that?", "When was that?"]).answers

    assert "November 2" in second.text and second.text != first.text
    assert second.temper == first.temper + 1


def test_asked_politely_to_repeat_she_does_not_mind() -> None:
    given, again = talk(
        "debit_easy", ["May I have the zip code?", "Sorry, could you repeat the zip code?"]
    ).answers

    assert "11217" in given.text and "11217" in again.text
    assert again.temper == given.temper


def test_only_what_was_asked_for_is_given_as_proof() -> None:
    given = talk("debit_easy", ["May I have your zip code, please?"]).last

    assert given.told == ("postcode",) and "20538146" not in given.text


def test_a_hard_customer_gives_a_wrong_proof_first() -> None:
    wrong, right = talk(
        "number_hard",
        ["May I have the order number and the zip code?", "That zip code doesn't match."],
    ).answers

    assert "10437" in wrong.text and "10473" not in wrong.text
    assert "10473" in right.text and right.temper <= wrong.temper


def test_what_she_has_wrong_she_puts_right_when_asked_again() -> None:
    wrong, right = talk("debit_normal", ["When was that?", "On which dates exactly?"]).answers

    assert "November 1" in wrong.text
    assert "November 3" in right.text and "November 5" in right.text
    assert right.temper == wrong.temper


@pytest.mark.parametrize(
    "said",
    [
        "That's impossible, our system can't debit twice.",
        "You should have looked at your statement earlier.",
        "It's our policy not to discuss that.",
        "You have to calm down now.",
        "Someone will get back to you as soon as possible.",
        "You're an idiot.",
    ],
)
def test_what_offends_her_raises_her_temper(said: str) -> None:
    begun = talk("debit_normal", ["One moment, please."]).last.temper

    assert talk("debit_normal", ["One moment, please.", said]).last.temper > begun


def test_an_acknowledgement_soothes_once() -> None:
    sorry = "I'm sorry that you were debited twice, I can see why that upset you."
    first, second = talk("debit_normal", [sorry, sorry]).answers

    assert (first.temper, second.temper) == (0, 0) or second.temper >= first.temper


def test_silence_is_asked_about_and_then_minded() -> None:
    first, second = talk("call_normal", ["", "   "]).answers

    assert first.text and second.text and first.text != second.text
    assert second.temper == first.temper + 1


@pytest.mark.parametrize("said", ["xqzv jkwpt lrgh", "asdf ghjk qwer zxcv"])
def test_nonsense_is_not_understood(said: str) -> None:
    assert any(
        word in talk("call_normal", [said]).last.text.lower()
        for word in ("again", "sense", "make out")
    )


def test_another_language_is_told_apart() -> None:
    said = "Guten Tag, ich habe Ihre Buchung gefunden und kümmere mich sofort darum."

    assert "language" in talk("call_normal", [said]).last.text or "English" in (
        talk("call_normal", [said]).last.text
    )


def test_a_hard_customer_cuts_in_once_with_a_worry_of_hers() -> None:
    said = talk("debit_hard", ["Let me look.", "I have it open.", "I see the entries."]).answers

    assert [one.interrupts for one in said].count(True) == 1
    assert not any(
        one.interrupts for one in talk("debit_easy", ["Let me look.", "I have it open."]).answers
    )


def test_a_speech_is_cut_short() -> None:
    speech = "I would like to tell you how our company looks at such things. " * 8

    assert talk("debit_hard", [speech]).last.interrupts


def test_a_long_wait_is_remarked_upon() -> None:
    quick = talk("debit_easy", ["Let me look.", "When was that?"], seconds=30).last
    slow = talk("debit_easy", ["Let me look.", "When was that?"], seconds=600).last

    assert slow.text.endswith(quick.text) and len(slow.text) > len(quick.text)
