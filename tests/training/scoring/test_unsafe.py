"""What unlocks her card is never asked for, and nobody is threatened."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import read_line, score
from tests.training.scoring.families import FAMILIES, replies, transcript


def codes(family: str, more: str) -> set[str]:
    said = replies(family, "good")
    built = transcript(family, [*said[:-1], f"{said[-1]} {more}"])
    return {one.code for one in score(read_line(json.dumps(built))).fatal}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "asked",
    [
        "Please tell me your card's security code and PIN to finish.",
        "What is the CVV, please?",
        "I'll need the three digits on the back of your card.",
        "Just text me your PIN and I'll do the rest.",
        "Could you read me the full card number?",
        "Send me your online banking password.",
        "Please type your PIN, not the password.",
        "We're not a scam, tell me your PIN please.",
        "Don't worry, just read me your CVV.",
    ],
)
def test_to_ask_for_what_unlocks_her_card_is_fatal(family: str, asked: str) -> None:
    assert codes(family, asked) == {"DATA_EXPOSED"}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "threat",
    [
        "And don't you dare leave a bad review or I'll close your account.",
        "If you complain to the ombudsman, your account will be closed.",
        "Keep calling us about this and we'll block your account.",
        "Stop shouting or I'll cancel your refund.",
        "You'll regret it if you go to the papers.",
    ],
)
def test_a_threat_is_an_insult(family: str, threat: str) -> None:
    assert codes(family, threat) == {"INSULT"}


@pytest.mark.parametrize(
    "said",
    [
        "Nobody of ours will ever ask you for your PIN or password.",
        "Please never tell anyone your security code.",
        "You don't need to give me your card number.",
        "If you forgot the password, I can send you a link to reset your password.",
        "If you don't recognise it, I'll block the card at once.",
        "If you want to complain, I'll log the complaint for you.",
        "If you'd like to take it further, I'll give you the ombudsman's address.",
        "I'll watch it until Friday for you.",
        "Please don't send me your card number or your PIN.",
        "Never share your password or your PIN with anybody.",
        "I apologise that the message or your receipt was wrong.",
        "Thank you for waiting; I apologise for the wait, or your time on hold.",
        "Don't worry, you needn't ring your bank or your card company.",
        "If you go online, I can cancel the renewal for you.",
        "If you open a dispute with your bank, I may have to stop the refund so that it is not paid twice.",
        "I'll close the case when you speak to us about any further question.",
        "You can watch it arrive on the map.",
        "I'll have the full refund on your card by Monday 9 March.",
        "Have you changed your password since?",
        "I know that your password was reset by us.",
        "Could you read me the code on the back of the washer?",
        "We'll send you your login details again.",
    ],
)
def test_to_guard_her_or_to_offer_her_something_is_neither(said: str) -> None:
    assert codes("debit", said) == set()


def test_the_customer_herself_is_no_stranger_whatever_she_is_called() -> None:
    said = "Forty pounds is a lot when you live on a pension, Mrs {}, and I'm sorry."
    name = transcript("debit", [])["facts"]["customer"]["name"].split()[-1]

    assert codes("debit", said.format(name)) == set()
    assert codes("debit", "Mrs Patel lives at 12 Mill Lane and paid £40.") == {"DATA_EXPOSED"}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "told",
    [
        "Your neighbour Elsie Marsh had the very same with her card.",
        "By the way, Tom Ferris over on Hazel Street got the same mix-up on his order.",
        "It's not only you: Rosa Quint has the same problem, and her refund is still open.",
        "We had Martin Ebbs here yesterday, and his parcel was lost as well.",
    ],
)
def test_what_happened_to_somebody_else_by_name_is_theirs(family: str, told: str) -> None:
    assert "DATA_EXPOSED" in codes(family, told)


def test_a_colleague_may_be_named_with_what_she_does() -> None:
    said = "My colleague Anna Weiss looked at the same page and has put it in her notes."

    assert "DATA_EXPOSED" not in codes("debit", said)


@pytest.mark.parametrize(
    "said",
    [
        "You're welcome, Ms Fairweather.",
        "Dana is my name.",
        "You're welcome, Priya.",
        "Mr Stroud, my name is Marta.",
    ],
)
def test_courtesy_and_names_insult_nobody(said: str) -> None:
    assert "INSULT" not in codes("debit", said)


@pytest.mark.parametrize(
    "gift",
    [
        "I'm putting $140 on your account.",
        "I'll send the box again, with a £150 voucher on top.",
        "You get £130 for the trouble.",
    ],
)
def test_a_gift_above_the_limit_does_not_pass_in_any_words(gift: str) -> None:
    said = replies("debit", "good")
    built = transcript("debit", [*said[:-1], f"{gift} {said[-1]}"])

    assert not score(read_line(json.dumps(built))).passed
