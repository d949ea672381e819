"""What asserts nothing that the records could hold is no wrong fact, however it is said."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest

from firstline.training.scoring import read_line, score
from firstline.training.truth.periods import periods_in
from tests.training.truth.test_closed_world import FACTS, wrong


def wrong_of(said: str, more: dict, do: list[str] | None = None, **others: object) -> set[str]:
    facts = {**FACTS, "truth": {**FACTS["truth"], **more}, **others}
    facts |= {"do": do} if do else {}
    turns = [{"speaker": "agent", "text": said}]
    return {
        one.said
        for one in score(read_line(json.dumps({"facts": facts, "turns": turns}))).wrong_facts
    }


@pytest.mark.parametrize(
    "said",
    [
        "You may ask a neighbour to open the door for the engineer.",
        "A friend can let him in if you are out.",
        "Your employer may want a note about the lost day.",
        "If your landlord lets him in, that is fine.",
        "Ask your husband to be there, please.",
    ],
)
def test_people_whose_help_is_advised_are_no_wrong_names(said: str) -> None:
    assert wrong(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "A neighbour took it in on the day.",
        "Your employer paid it back.",
        "Your husband cancelled the order.",
        "The landlord opened the door.",
    ],
)
def test_what_people_of_hers_did_is_wrong_where_nobody_spoke_of_them(said: str) -> None:
    assert wrong(said)


@pytest.mark.parametrize(
    "said",
    [
        "Your bank charged nothing for it.",
        "The courier lost nothing, I asked.",
        "Your bank charged you no fee for it.",
        "The manufacturer charged you only once.",
        "The shop charged you nothing else.",
    ],
)
def test_what_others_did_not_do_is_no_cause(said: str) -> None:
    assert wrong(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Your bank charged it twice on the same day.",
        "The courier swapped it on the way.",
        "Another shop charged the order twice.",
    ],
)
def test_what_others_are_said_to_have_done_is_a_wrong_cause(said: str) -> None:
    assert wrong(said)


@pytest.mark.parametrize(
    "said",
    [
        "Our planners go through all visits every week.",
        "We pay our engineers weekly.",
        "The bill run goes through every week, which costs time.",
        "I'll check your plan every day.",
    ],
)
@pytest.mark.parametrize("plan", [{}, {"plan": "coffee plan"}])
def test_a_habit_of_ours_is_no_rhythm_of_her_plan(said: str, plan: dict) -> None:
    assert wrong_of(said, plan, ["extend it by one month"]) == set()


@pytest.mark.parametrize(
    "said",
    ["It renews every week.", "Your plan is billed weekly.", "You are charged every week for it."],
)
def test_another_rhythm_of_her_plan_is_wrong(said: str) -> None:
    assert wrong_of(said, {"plan": "coffee plan"}, ["extend it by one month"])
    assert not wrong_of(said, {}, ["extend the guarantee by one month"])
    assert not wrong_of(said.replace("week", "month"), {"plan": "monthly plan"})


@pytest.mark.parametrize(
    "said",
    [
        "Good morning Noor, Sam here.",
        "Hello, Tobias speaking, how can I help?",
        "Lena Fox and Omar from payments looked at it together.",
        "Good day, Odile from customer care.",
    ],
)
def test_who_speaks_or_works_beside_us_is_known_by_the_name(said: str) -> None:
    assert wrong(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "The money went to Tobias.",
        "Our lead, Odile, from payments has it.",
        "Lena Fox and Omar have the money.",
    ],
)
def test_a_strange_name_is_wrong_still(said: str) -> None:
    assert wrong(said)


def test_who_has_spoken_is_known_afterwards() -> None:
    turns = ["Good morning, Tobias here.", "You took it twice.", "It stays with Tobias."]
    said = [
        {"speaker": who, "text": text}
        for who, text in zip(("agent", "customer", "agent"), turns, strict=True)
    ]

    def found(told: list[dict]) -> bool:
        return bool(score(read_line(json.dumps({"facts": FACTS, "turns": told}))).wrong_facts)

    assert not found(said) and found(said[1:])


@pytest.mark.parametrize(
    "said",
    [
        "I can't give you £30 as a gesture, but £10.",
        "As a gesture £30 is too much, I fear; £10 it is.",
        "A voucher of £30 isn't mine to give, but £8 it can be.",
    ],
)
def test_the_sum_that_is_allowed_stands_beside_the_one_that_is_refused(said: str) -> None:
    assert not wrong_of(said, {}, goodwill_limit="10.00") & {"£10", "£8"}
    assert "£29" in wrong_of(re.sub("£(?:10|8)", "£29", said), {}, goodwill_limit="10.00")


@pytest.mark.parametrize(
    "said",
    [
        "Anything above £85 my lead must agree to.",
        "The visit is free; otherwise it would cost £85.",
        "The visit would have cost £85.",
        "The part is worth £85.",
    ],
)
def test_a_sum_that_nobody_gives_is_no_wrong_one(said: str) -> None:
    facts = {
        key: value for key, value in FACTS["truth"].items() if key not in ("amount", "currency")
    }

    def found(text: str) -> bool:
        turns = [{"speaker": "agent", "text": text}]
        whole = {**FACTS, "truth": facts}
        return bool(score(read_line(json.dumps({"facts": whole, "turns": turns}))).wrong_facts)

    assert not found(said) and found("I'm sending you £85.") and found("We charged you £85.")


@pytest.mark.parametrize(
    "said",
    [
        "We will have it repaired within a month at the latest.",
        "It will be ready within 2 months.",
        "Carl will come back in a month for the yearly check.",
    ],
)
def test_a_span_from_today_holds_the_days_in_it(said: str) -> None:
    assert wrong_of(said, {"eta": "2026-03-09", "engineer": "Carl Winters"}) == set()


@pytest.mark.parametrize(
    "said",
    [
        "I'll ring you within 2 months.",
        "I'll come back to you in a month.",
        "It will be ready in 2 months.",
    ],
)
def test_a_span_or_a_month_that_ends_too_late_is_wrong(said: str) -> None:
    assert wrong_of(said, {"eta": "2026-03-09"})


@pytest.mark.parametrize("day", ["2026-12-20", "2027-01-15", "2027-02-20"])
def test_this_winter_began_in_december(day: str) -> None:
    (found,) = periods_in("this winter", datetime.fromisoformat(day))

    assert found.first == date(2026, 12, 1)
