"""A value that stands neither in the facts nor in what she said is one that the records do not hold:
the others are made from the value, not from any list of ours."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.training.scoring import read_line, score
from firstline.training.truth import Truth, of_facts
from firstline.training.truth.known import ordinary
from tests.training.scoring.families import FAMILIES, replies, transcript

FACTS = {
    "finding": "DUP_CAPTURE",
    "fault": "ours",
    "now": "2026-03-05T10:00:00+00:00",
    "customer": {"name": "Noor Haddad", "order_number": "20518834", "postcode": "B2 4QA"},
    "truth": {
        "cause": "one order was charged twice",
        "amount": "49.99",
        "currency": "GBP",
        "card_tail": "8810",
        "item": "juicer",
        "dates": ["2026-03-02", "2026-03-03"],
        "depot": "Leeds",
        "owner": "Lena Fox",
    },
    "do": ["refund the second debit"],
    "follow_up": {"owner": "Lena Fox", "latest": "2026-03-09T17:00:00+00:00"},
}
TRUTH: Truth = of_facts(FACTS)
ONCE = settings(max_examples=40, deadline=None)
SYLLABLES = st.sampled_from([a + b for a in "bdfgklmnprstvz" for b in "aeiou"])
INVENTED = st.lists(SYLLABLES, min_size=3, max_size=4).map("".join)


def wrong(said: str, heard: str = "You took my money.") -> set[str]:
    turns = [{"speaker": "customer", "text": heard}, {"speaker": "agent", "text": said}]
    card = score(read_line(json.dumps({"id": 1, "facts": FACTS, "turns": turns})))
    return {one.said for one in card.wrong_facts}


@ONCE
@given(INVENTED.filter(lambda word: word not in ordinary()))
def test_a_name_that_nobody_knows_is_wrong_and_hers_is_not(word: str) -> None:
    name = word.capitalize()

    assert name in wrong(f"It will be settled by our lead, {name}, today.")
    assert name in wrong(f"The money went to {name}.")
    assert wrong(f"It is with {name}, as you said.", heard=f"I spoke to {name} before.") == set()
    assert wrong(f"Is it {name} you mean?") == wrong(f"My name is {name}.") == set()


@ONCE
@given(INVENTED.filter(lambda word: word not in ordinary()))
def test_another_thing_in_the_place_of_the_thing_is_wrong(word: str) -> None:
    assert wrong(f"£49.99 for the {word} was taken.") == {word}
    assert wrong(f"We charged your order for the {word} twice.") == {word}
    assert wrong(f"Is £49.99 for the {word} right?") == set()
    assert wrong(f"£49.99 for the {word}.", heard=f"I bought a {word}.") == set()


@ONCE
@given(st.integers(3, 99))
def test_a_count_that_nobody_knows_is_wrong(count: int) -> None:
    assert wrong(f"We charged it {count} times.") == {f"{count} times"}
    assert wrong(f"I see {count} payments.") == {f"{count} payments"}
    assert wrong(f"We charged it {count} times.", heard=f"You took it {count} times!") == set()
    assert wrong(f"It takes {count} minutes.") == wrong(f"I'll ring you {count} times.") == set()


@ONCE
@given(st.integers(1, 300))
def test_what_is_undertaken_past_the_last_day_is_wrong(ahead: int) -> None:
    day = date(2026, 3, 9) + timedelta(days=ahead)

    assert wrong(f"I'll ring you on {day.isoformat()} at 10:00.")
    assert wrong(f"I'll ring you on {day:%-d %B %Y}, Ms Haddad.")
    assert not wrong(f"I'll ring you on {day.isoformat()}.", heard=f"Ring me on {day:%-d %B %Y}.")
    assert not wrong("I'll ring you on 9 March at 10:00.")


@ONCE
@given(st.decimals(1, 900, places=2).filter(lambda one: one % Decimal("49.99")))
def test_another_sum_is_wrong(value: Decimal) -> None:
    assert wrong(f"We took £{value} for one order.")


@ONCE
@given(st.from_regex(r"[0-9]{4}", fullmatch=True).filter(lambda tail: tail not in ("8810", "8834")))
def test_another_ending_is_wrong(tail: str) -> None:
    assert wrong(f"The refund is on your card ending {tail}.")


@pytest.mark.parametrize(
    "said",
    [
        "I'll ring you on 6 March at 3 am.",
        "She will call you tomorrow at 11 pm.",
        "I'll check it some time next autumn.",
        "I'll ring you in a few months.",
        "Your neighbour has the money.",
        "Your bank charged the order twice.",
        "Our driver dropped it on the way.",
        "The courier swapped it.",
        "The £49.99 on the 2nd is the grinder.",
        "It's on its way to 8801.",
        "All of it is in your savings account.",
    ],
)
def test_hours_seasons_strangers_and_places_of_no_record_are_wrong(said: str) -> None:
    assert wrong(said)


@pytest.mark.parametrize(
    ("truth", "wrong_one", "right_one"),
    [
        (
            {"plan": "coffee plan"},
            "Two months of your tea plan.",
            "Two months of your coffee plan.",
        ),
        ({"note": "renews for a month"}, "It renews every week.", "It renews every month."),
        (
            {"due": "2026-02-27"},
            "It was due by the end of January.",
            "It was due by the end of February.",
        ),
        ({"eta": "2026-03-09"}, "£49.99 on 8 March is yours.", "£49.99 on 9 March is yours."),
        ({}, "We took £70 for it.", "There is a limit of £70 a day."),
        ({}, "The kettle reached us on 2 March.", "The juicer reached us on 2 March."),
        ({}, "We sent it as a check.", "We sent it to your card."),
    ],
)
def test_another_kind_rhythm_time_or_sum_is_wrong(
    truth: dict, wrong_one: str, right_one: str
) -> None:
    facts = {**FACTS, "truth": {**FACTS["truth"], **truth}}

    def found(said: str) -> bool:
        turns = [{"speaker": "agent", "text": said}]
        return bool(score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts)

    assert found(wrong_one) and not found(right_one)


@pytest.mark.parametrize(
    "said",
    [
        "Would you like your £44.99 back?",
        "Shall I send the £44.99 back, or do you take the juicer?",
        "If anything else turns up on the card ending 8801, ring me.",
        "I've just sent it to 8801.",
        "Could Rowena Stark ring you about it?",
        "On 2 March and 28 February we took it.",
    ],
)
def test_what_is_offered_or_taken_for_granted_is_wrong_as_well(said: str) -> None:
    assert wrong(said)


@pytest.mark.parametrize(
    "said",
    [
        "Does one of your cards end in 8801?",
        "Did you see £44.99 on your statement?",
        "Priya's the name.",
        "Ask for me, Priya.",
        "You can have it now, or I ring you on 11 March if you like that better.",
        "I'll ring you at 5:30 today.",
    ],
)
def test_what_is_asked_of_her_or_left_to_her_is_not(said: str) -> None:
    assert not wrong(said)


def test_what_is_sent_now_does_not_go_to_an_old_card() -> None:
    facts = {**FACTS, "truth": {**FACTS["truth"], "old_card_tail": "3916"}}

    def found(said: str) -> bool:
        turns = [{"speaker": "agent", "text": said}]
        return bool(score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts)

    assert found("I've sent it to 3916 now.") and not found("We sent it to 3916 by mistake.")
    assert not found("I've sent it to 8810 now.")


@pytest.mark.parametrize(
    "said",
    [
        "The heating element is on back order.",
        "Your heating element will be here on 9 March.",
        "We're waiting for the heating element.",
        "I've put a heating element aside for you.",
    ],
)
def test_another_part_is_wrong_wherever_it_stands(said: str) -> None:
    def found(text: str) -> bool:
        facts = {**FACTS, "truth": {**FACTS["truth"], "part": "drive belt", "eta": "2026-03-09"}}
        turns = [{"speaker": "agent", "text": text}]
        return bool(score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts)

    assert found(said) and not found(said.replace("heating element", "drive belt"))


def test_a_time_of_the_records_is_told_by_its_own_clock_or_the_sessions() -> None:
    def found(text: str) -> bool:
        slot = "2026-03-04T14:00:00-06:00"
        facts = {**FACTS, "now": "2026-03-05T10:00:00-05:00"}
        facts |= {"truth": {**FACTS["truth"], "slot": slot}}
        turns = [{"speaker": "agent", "text": text}]
        return bool(score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts)

    assert not found("The visit was on 4 March at 2 pm.")
    assert not found("The visit was on 4 March at 3 pm.")
    assert found("The visit was on 4 March at 5 pm.")


def test_days_and_sums_of_the_steps_to_take_are_known() -> None:
    facts = {**FACTS, "do": ["book the visit for 7 March", "refund the shipping of 12.00"]}
    said = "The visit is booked for 7 March between 8 and 12, and £12.00 for shipping goes back."
    turns = [{"speaker": "agent", "text": said}]

    assert score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts == ()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "more",
    [
        "My name is Rosalind and I'm looking at it with you.",
        "I've told the Customer Care team as well.",
        "It takes three minutes, no more.",
        "If your bank charged a fee for it, we pay that back.",
        "Do you mean the shop in Kirkwall?",
        "I had to look twice myself.",
    ],
)
def test_what_asserts_nothing_of_the_records_is_no_wrong_fact(family: str, more: str) -> None:
    said = replies(family, "good")
    built = transcript(family, [*said[:-1], f"{more} {said[-1]}"])
    card = score(read_line(json.dumps(built)))

    assert card.passed and card.wrong_facts == ()
