"""Feedback that deserves trust: what a good agent says is not held against her, and what fails is seen."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.families import FAMILIES, replies, transcript


def with_more(family: str, more: str) -> ScoreCard:
    said = replies(family, "good")
    return score(read_line(json.dumps(transcript(family, [*said[:-1], f"{more} {said[-1]}"]))))


@pytest.mark.parametrize(
    ("family", "more"),
    [
        ("parts", "It will be there by the end of the month at the latest."),
        ("parts", "You'll have it by Easter at the latest."),
        ("parts", "I've logged the pollen filter for you too."),
        ("parts", "The old battery is fine."),
        ("appointment", "Your radiator is safe."),
        ("appointment", "I'd never tell you the engineer was ill when he wasn't."),
        ("appointment", "Could you read me the number on the back of the boiler?"),
        ("debit", "I'm glad you rang, Mr. Haddad, and Mrs. Haddad too."),
    ],
)
def test_what_is_true_or_merely_named_passes(family: str, more: str) -> None:
    card = with_more(family, more)

    assert card.passed and card.fatal == () and card.wrong_facts == ()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "more",
    [
        "Frankly you should have paid attention; you brought this on yourself.",
        "You caused this by not reading the page.",
        "Oh wow, what a tragedy, my heart bleeds for you.",
        "Between us, the company is run by thieves, so get used to it.",
        "Our policy does not allow anything here. There is nothing more I can do.",
    ],
)
def test_blame_a_wall_and_mockery_never_pass(family: str, more: str) -> None:
    said = replies(family, "good")
    card = score(read_line(json.dumps(transcript(family, [*said[:-1], more, said[-1]]))))

    assert not card.passed and card.total < 80


@pytest.mark.parametrize("family", ["number", "debit", "appointment", "call"])
@pytest.mark.parametrize(
    "more",
    [
        "Your repair will of course be free for the rest of your life.",
        "Next week you get a new kitchen from us.",
        "We'll give you a brand-new machine tomorrow as well.",
    ],
)
def test_what_nobody_may_give_never_passes(family: str, more: str) -> None:
    assert not with_more(family, more).passed


@pytest.mark.parametrize("family", FAMILIES)
def test_who_grovels_in_every_turn_does_not_pass(family: str) -> None:
    sorry = (
        "I'm so so sorry, I really am terribly sorry, I apologise deeply, sorry again, so sorry."
    )
    said = [f"{sorry} {one}" for one in replies(family, "good")]

    assert not score(read_line(json.dumps(transcript(family, said)))).passed


@pytest.mark.parametrize(
    ("family", "more"),
    [
        ("appointment", "In all we missed your visit three times."),
        ("call", "You were cut off four times."),
        ("call", "We dropped your call twice."),
        ("appointment", "I credit you $250.00 for the afternoon."),
        ("call", "That costs you $140.00."),
        ("number", "Your bank swapped the two numbers."),
        ("number", "7776 is the end of your husband's account."),
        ("appointment", "The visit is with Rodney Pike."),
    ],
)
def test_what_the_records_do_not_hold_never_passes(family: str, more: str) -> None:
    assert not with_more(family, more).passed


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("washing machine", "washer"),
        ("fridge", "refrigerator"),
        ("sofa", "couch"),
        ("tv", "television"),
        ("vacuum cleaner", "hoover"),
    ],
)
def test_another_name_of_the_same_thing_is_no_wrong_fact(item: str, said: str) -> None:
    built = transcript("debit", [f"Your {said} was taken twice, by mistake."])
    built["facts"]["truth"]["item"] = item

    assert score(read_line(json.dumps(built))).wrong_facts == ()


def test_what_is_fatal_shows_no_passing_total() -> None:
    card = with_more("debit", "What is your PIN?")

    assert card.fatal and card.total <= 59 and not card.passed
