"""What was done counts as done where events tell it, also that there are none; words alone do not."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import read_line, score
from firstline.training.scoring.model import Dimension
from tests.training.scoring.families import FAMILIES, replies, transcript

LOOKUP = {"turn": 1, "kind": "lookup", "what": "the customer"}
CLAIM = "I've refunded the second debit"


def shown(family: str, name: str, said: list[str], events: list | None) -> Dimension:
    built = transcript(family, said) | ({} if events is None else {"events": events})
    card = score(read_line(json.dumps(built)))
    assert card.as_json()["dimensions"][name].get("reason", "") == next(
        one.reason for one in card.dimensions if one.name == name
    )
    return next(one for one in card.dimensions if one.name == name)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_only_said_to_be_done_is_not_pressed(family: str) -> None:
    acts = shown(family, "acts", replies(family, "good"), [])

    assert acts.reason == "not_pressed" and acts.points < acts.most and acts.quote
    assert shown(family, "acts", replies(family, "good"), None).reason == ""


@pytest.mark.parametrize(
    "claim",
    [
        "I have refunded the second debit",
        "I am refunding the second debit now",
        "The second debit is refunded",
        "I've just sent the second £49.99 back",
    ],
)
def test_a_claim_needs_its_own_action(claim: str) -> None:
    said = [one.replace(CLAIM, claim, 1) for one in replies("debit", "good")]
    done = {"turn": 3, "kind": "action", "what": "Refund of 49.99"}

    assert shown("debit", "acts", said, [LOOKUP]).reason == "not_pressed"
    assert shown("debit", "acts", said, [LOOKUP, done]).reason == ""
    assert shown("debit", "acts", said, [LOOKUP, done | {"what": ""}]).score == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_without_a_lookup_nothing_was_looked_up(family: str) -> None:
    said = replies(family, "good")

    assert shown(family, "identity", said, []).reason == "not_looked_up"
    assert shown(family, "identity", said, []).score < 1
    assert shown(family, "identity", said, [LOOKUP]).reason == ""
    assert shown(family, "identity", said, [LOOKUP]).score == 1


@pytest.mark.parametrize(
    "asked",
    [
        "May I have your order number and the postcode?",
        "Can I have your order number and postcode, please?",
        "Let me get your order number and the postcode first.",
    ],
)
def test_to_ask_for_the_number_opens_no_records(asked: str) -> None:
    session = transcript("debit", [asked, "It will be fine."])
    found = score(read_line(json.dumps(session)))

    assert next(one for one in found.dimensions if one.name == "owns").score == 0.1
