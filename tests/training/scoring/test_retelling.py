"""Her own report said back, and what the records say, is neither a denial nor another cause."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import ScoreCard, read_line, score

WRONG_ITEM = {
    "finding": "WRONG_ITEM",
    "fault": "ours",
    "customer": {"name": "Ada Holm", "order_number": "31182640", "postcode": "06511"},
    "verify_with": ["order_number", "postcode"],
    "asked_about": {"item": "bath mat in green"},
    "truth": {
        "cause": "we sent the wrong item, the bath mat in plum instead of green",
        "ordered": "Bath mat in green",
        "sent": "Bath mat in plum",
        "delivered": "2026-04-09",
    },
    "do": ["send the green bath mat at our cost"],
}
ORDER_TAIL = {
    "finding": "ORDER_TAIL",
    "fault": "ours",
    "customer": {"name": "Ada Holm", "order_number": "31182640", "postcode": "06511"},
    "verify_with": ["order_number", "postcode"],
    "asked_about": {"digits": "2640"},
    "truth": {
        "cause": "2640 is the end of our own order number, printed where the card belongs",
        "order_number": "31182640",
    },
}
HERS = {
    "WRONG_ITEM": "I ordered the mat in green and got a plum one.",
    "ORDER_TAIL": "Your email names an account ending 2640, which isn't mine. What is it?",
}


def card(facts: dict, first: str, then: str) -> ScoreCard:
    turns = [
        {"speaker": "customer", "text": HERS[facts["finding"]]},
        {"speaker": "agent", "text": f"{first} May I have the order number and ZIP code, please?"},
        {"speaker": "customer", "text": "31182640 and 06511"},
        {"speaker": "agent", "text": then},
    ]
    facts = facts | {"now": "2026-04-14T11:00:00-04:00"}
    return score(read_line(json.dumps({"id": 1, "facts": facts, "turns": turns})))


@pytest.mark.parametrize(
    "told",
    [
        "You're right: you ordered the bath mat in green, and on April 9 we delivered it in plum.",
        "You are quite right: we packed the mat in plum, and you asked for green.",
        "That's right, you bought green and we shipped plum.",
    ],
)
def test_who_is_right_says_nothing_of_what_was_sent(told: str) -> None:
    found = card(WRONG_ITEM, "A plum mat for a green one is no use.", told)

    assert not found.fatal and not found.wrong_facts


@pytest.mark.parametrize(
    "told",
    [
        "You're right: you ordered the bath mat in plum, and we delivered it in green.",
        "You're right, and on April 9 we delivered it in turquoise.",
        "You asked for plum. I've just ordered the plum mat for you.",
        "We packed the right one, so it cannot be wrong.",
        "We sent what you ordered.",
    ],
)
def test_what_the_records_turn_round_is_wrong_all_the_same(told: str) -> None:
    found = card(WRONG_ITEM, "A plum mat for a green one is no use.", told)

    assert found.fatal or found.wrong_facts


@pytest.mark.parametrize(
    "restated",
    [
        "An account in an email of ours that isn't yours, that would make me uneasy too.",
        "An account ending 2640 that isn't yours: I'd wonder as well.",
        "So our email names an account that isn't yours, and I'll see why.",
    ],
)
def test_her_own_report_is_no_cause(restated: str) -> None:
    assert not card(ORDER_TAIL, restated, "2640 ends our own order number.").wrong_facts


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("That account belongs to another customer.", "One moment, please."),
        ("You've been hacked.", "One moment, please."),
        ("I'll look.", "The account isn't yours, it belongs to somebody else."),
    ],
)
def test_another_cause_stays_wrong(first: str, then: str) -> None:
    assert card(ORDER_TAIL, first, then).wrong_facts
