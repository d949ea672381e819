"""What keeps a session from passing is told with its sentence; what was not done in the tool bars it."""

from __future__ import annotations

import json

import pytest

from channels import practising
from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.test_barring import _DATA, card_of, good

SCENE = "theirs"


def played(said: list[str], events: list | None) -> ScoreCard:
    scene = _DATA["scenes"][SCENE]
    turns = [
        {"speaker": speaker, "text": text}
        for asked, answered in zip(scene["customer"], said, strict=True)
        for speaker, text in (("customer", asked), ("agent", answered))
    ]
    built = {"id": 1, "facts": scene["facts"], "turns": turns}
    return score(read_line(json.dumps(built if events is None else built | {"events": events})))


def rules(card: ScoreCard) -> set[str]:
    return {one.rule for one in card.barred}


DONE = [
    {"turn": 2, "kind": "lookup", "what": "the customer"},
    {"turn": 2, "kind": "verified", "what": "order_number"},
    {"turn": 5, "kind": "action", "what": "send the teapot again"},
    {"turn": 7, "kind": "note", "what": "sent again"},
]


@pytest.mark.parametrize(
    "line",
    [
        "You could have chased it.",
        "For a birthday you'd have been wiser to order a bit earlier.",
        "You could at least have rung us about it.",
        "You might have done better to ask first.",
    ],
)
def test_blame_is_told_with_its_rule_and_sentence(line: str) -> None:
    said = good("theirs")
    said[1] = f"{said[1]} {line}"
    card = card_of("theirs", said)

    assert ("blame", line) in {(one.rule, one.quote) for one in card.barred}
    assert card.total < 80 and card.as_json()["barred"][0]["turn"] == 3


@pytest.mark.parametrize(
    "line",
    [
        "From the notes: your teapot has a lid that jams, and Jonas Reed was to tell you how it opens.",
        "I see in our notes that your teapot was for a birthday.",
        "The notes say your parcel came back because the flat number was missing.",
        "We could have chased it.",
        "It would have been better to tell you at once.",
    ],
)
def test_the_notes_and_our_own_doings_are_no_blame(line: str) -> None:
    said = good("theirs")
    said[2] = f"{line} {said[2]}"

    assert "blame" not in rules(card_of("theirs", said))


def test_every_rule_has_words() -> None:
    told = practising.words("bars")

    assert {"must_commits", "blame", "policy", "not_verified", "not_pressed"} <= set(told)
    assert all(told.values())


def test_nothing_verified_and_nothing_done_does_not_pass() -> None:
    assert played(good(SCENE), None).passed
    assert played(good(SCENE), DONE).passed
    card = played(good(SCENE), [])

    assert not card.passed and rules(card) == {"not_verified", "not_pressed"}
    assert all(one.quote for one in card.barred)


@pytest.mark.parametrize(
    ("left_out", "rule"), [("verified", "not_verified"), (("action", "note"), "not_pressed")]
)
def test_each_of_the_two_bars_alone(left_out: str | tuple, rule: str) -> None:
    card = played(good(SCENE), [one for one in DONE if one["kind"] not in left_out])

    assert not card.passed and rules(card) == {rule}


@pytest.mark.parametrize(
    ("line", "is_early"),
    [
        ("It's the porcelain teapot Lady Grey in blue, I see.", True),
        ("Jane Orwell packed that one.", True),
        ("Somebody of ours, Jane Orwell, had it in hand.", True),
        ("I'm Jane Orwell, hello.", False),
        ("Your teapot, and on a birthday.", False),
        ("Who packed it I'll find out.", False),
    ],
)
def test_names_and_things_of_the_records_are_early(line: str, is_early: bool) -> None:
    scene = json.loads(json.dumps(_DATA["scenes"][SCENE], default=str))
    scene["facts"]["truth"] |= {"agent": "Jane Orwell", "model": "porcelain Lady Grey"}
    turns = [
        {"speaker": "customer", "text": "My teapot is not here and it's for a birthday!"},
        {"speaker": "agent", "text": f"{line} May I have the order number and your postcode?"},
    ]
    card = score(read_line(json.dumps({"id": 1, "facts": scene["facts"], "turns": turns})))

    assert ("FACT_BEFORE_VERIFIED" in {one.code for one in card.fatal}) == is_early
