"""The better line speaks of what was flagged, with the facts of the case where they belong to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.training.guard import KINDS, Rewriting, flags
from firstline.training.guard.matters import TOPICS
from firstline.training.guard.rewriting import ANY
from firstline.training.guard.wording import worded
from firstline.training.truth import of_facts
from tests.training.guard.test_flags import FACTS, TRUTH

EXAMPLES = {
    "amount": "£49.99",
    "days": "3 October and 5 October",
    "cause": "our checkout took the payment twice",
    "step": "refund the second debit",
    "owner": "Priya Nair",
    "by": "12 October at 10:00",
    "limit": "£25.00",
}
LINES = sorted(
    {one for kind in KINDS for lines in worded(kind)["instead"].values() for one in lines}
)


def better(text, truth=None, rewrite=None):
    return {one.kind: one.instead for one in flags(text, truth, rewrite)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_has_a_line_that_needs_no_fact(kind):
    lines = worded(kind)["instead"]
    assert set(lines) <= {*TOPICS, ANY}
    assert "{" not in lines[ANY][-1]


@pytest.mark.parametrize("line", LINES)
def test_no_better_line_is_flagged_itself(line):
    assert flags(line.format_map(EXAMPLES)) == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We have never debited anybody twice.", "DENIAL", "entry"),
        ("Our phones don't drop calls.", "DENIAL", "call"),
        ("Our engineers don't miss appointments.", "DENIAL", "booked"),
        ("You gave us the wrong address.", "BLAME", "on file"),
        ("You should have read the small print.", "BLAME", "missed"),
        ("You should have told us sooner.", "BLAME", "telling me now"),
        ("Calm down.", "COMMAND", "angry"),
        ("As I already told you, it is on hold.", "COMMAND", "another way"),
        ("You need to call your bank.", "COMMAND", "ask them"),
        ("Someone will call you soon.", "VAGUE", "day and hour suit"),
        ("This will never happen again, I promise you that.", "OVERPROMISE", "doing now"),
    ],
)
def test_the_better_line_speaks_of_the_same_thing(text, kind, words):
    assert words in better(text)[kind]


@pytest.mark.parametrize("text", ["That's impossible.", "We never charge anybody twice."])
def test_a_denial_of_the_case_s_matter_is_answered_with_its_facts(text):
    assert "£49.99 on 3 October and 5 October" in better(text, TRUTH)["DENIAL"]


@pytest.mark.parametrize(
    "text", ["Our phones don't drop calls.", "Our engineers don't miss appointments."]
)
def test_a_denial_of_something_else_is_not(text):
    told = better(text, TRUTH)["DENIAL"]
    assert "49.99" not in told and "checkout" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Someone will get back to you soon.",
        "The technician will come soon.",
        "They'll ring shortly.",
    ],
)
def test_what_is_vague_gets_the_owner_and_the_time_of_the_case(text):
    told = better(text, TRUTH)["VAGUE"]
    assert "Priya Nair" in told and "12 October at 10:00" in told


def test_a_role_is_no_name():
    nameless = of_facts(FACTS | {"follow_up": {**FACTS["follow_up"], "owner": "agent"}})
    told = better("Someone will get back to you soon.", nameless)["VAGUE"]
    assert "agent" not in told and "12 October at 10:00" in told


@pytest.mark.parametrize(
    "text", ["Someone will get back to you soon.", "The van will be there at some point."]
)
def test_without_facts_nothing_is_made_up(text):
    told = better(text)["VAGUE"]
    assert not any(letter.isdigit() for letter in told)


def test_what_she_may_not_be_told_yet_stands_in_no_better_line():
    words = Rewriting.of(TRUTH, told=False)
    told = [
        *better("That's impossible.", TRUTH, words).values(),
        *better("Someone will get back to you soon.", TRUTH, words).values(),
        *better("It's only a few pounds.", TRUTH, words).values(),
        *better("We took £38.10 twice.", TRUTH, words).values(),
        *better("It was taken on 9 October.", TRUTH, words).values(),
    ]
    assert not any("49.99" in one or "October and" in one or "checkout" in one for one in told)
    assert any("12 October" in one for one in told)


def test_a_step_that_is_written_for_the_agent_is_not_said():
    internal = of_facts(FACTS | {"do": ["Ask finance why it was debited", "Refund £49.99"]})
    assert "refund £49.99" in better("My hands are tied.", internal)["POLICY"]


def test_no_line_is_given_twice_while_another_is_left():
    told = [one.instead for one in flags("They will do it soon. They will see soon.")]
    assert len(told) == len(set(told)) == 2


def test_the_follow_up_of_a_card_says_by_when():
    words = Rewriting.of_card(
        replace(TRUTH, latest=None),
        {"follow_up": {"owner": "agent", "due_at": "2026-10-14T16:00:00+00:00", "done": None}},
        told=True,
    )
    assert words.facts["by"] == "14 October at 16:00"


def test_a_day_the_records_correct_is_written_as_it_is_said():
    (found,) = [one for one in flags("We took it on 9 October.", TRUTH) if one.kind == "CONTRADICT"]
    assert "3 October" in found.instead and "2026-" not in found.instead


def test_days_and_hours_are_written_as_her_country_writes_them():
    dollars = of_facts(FACTS | {"truth": FACTS["truth"] | {"currency": "USD"}})
    assert "October 3 and October 5" in better("That's impossible.", dollars)["DENIAL"]
    assert "October 12 at 10:00 AM" in better("Someone will call you soon.", dollars)["VAGUE"]


@pytest.mark.parametrize(
    "text", ["Honestly it was your own fault.", "You brought it on yourself.", "That's on you."]
)
def test_a_matter_that_only_the_case_names_is_spoken_of_by_its_facts_alone(text):
    about = "our message printed the end of the order number"
    assert "message" not in better(text, TRUTH, Rewriting({}, about))["BLAME"]
