"""Several flags in one sentence: each at its own clause, and clean clauses beside it left alone."""

from __future__ import annotations

import pytest

from firstline.training.guard import flags


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We never charge twice, so calm down.", {"DENIAL": "never charge", "COMMAND": "calm"}),
        (
            "That can't have happened, and if you had read the mail you'd know it.",
            {"DENIAL": "can't have", "BLAME": "you had read"},
        ),
        (
            "Someone will call you soon, but you should have told us earlier.",
            {"VAGUE": "Someone", "BLAME": "should have"},
        ),
        (
            "I guarantee it will be there on Friday, so stop complaining.",
            {"OVERPROMISE": "guarantee", "COMMAND": "stop complaining"},
        ),
        (
            "You typed the wrong address, and there's nothing I can do.",
            {"BLAME": "wrong address", "POLICY": "nothing I can do"},
        ),
        (
            "I hear you, but that's simply wrong, and my hands are tied.",
            {"CONTRADICT": "wrong", "POLICY": "tied"},
        ),
        (
            "We don't lose calls, so it must have been your phone.",
            {"DENIAL": "lose", "BLAME": "phone"},
        ),
    ],
)
def test_each_clause_has_its_own_flag(text, wanted):
    found = {one.kind: one for one in flags(text)}
    assert set(found) == set(wanted)
    assert all(words in found[kind].quote for kind, words in wanted.items())
    ordered = sorted(found.values(), key=lambda one: one.start)
    assert all(one.end <= two.start for one, two in zip(ordered, ordered[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The refund of $86.40 went out this morning, and next time read the mail first.", "BLAME"),
        ("I've booked Tuesday at 10:00 for you, but honestly it was your own fault.", "BLAME"),
        ("I can see the second payment, and somebody will sort it out at some point.", "VAGUE"),
        ("Lena Ortiz rings you on Thursday at 16:30, so quit shouting.", "COMMAND"),
    ],
)
def test_a_good_beginning_hides_nothing(text, kind):
    assert [one.kind for one in flags(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Your visit is booked for Friday at 10:00; I'll check myself that it goes ahead.",
        "The line dropped on our side, and I have the notes, so there's no need to start over.",
        "You were promised a call and it didn't happen; I'm sorry, and I'm ringing the depot now.",
        "I won't tell you to calm down, and I won't say it can't have happened.",
        "He said the second one was your fault, and he shouldn't have.",
        "You may refuse it at the door or send it back; either way it costs you nothing.",
    ],
)
def test_clauses_that_are_clean_together_are_not_flagged_alone(text):
    assert flags(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It's only one afternoon.", "It's only one afternoon"),
        ("You should have waited.", "You should have"),
    ],
)
def test_a_quote_ends_with_a_word(text, quote):
    (found,) = flags(text)
    assert found.quote == quote


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sorry for any inconvenience, somebody will get back to you soon.", {"FAKE", "VAGUE"}),
        ("We don't miss visits, stop shouting.", {"DENIAL", "COMMAND"}),
        ("The engineer was there; you didn't open the door.", {"DENIAL", "BLAME"}),
    ],
)
def test_a_comma_or_a_half_stop_hides_no_second_fault(text, wanted):
    assert {one.kind for one in flags(text)} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "You're welcome, Mr Brandt.",
        "Until Wednesday at three.",
        "Dana is my name.",
        "You didn't leave it too late, the window closes on Friday.",
        "Our couriers should always ring, and this one didn't.",
        "If the bell doesn't work, write your number here and she'll call you.",
    ],
)
def test_courtesies_and_what_is_granted_to_her_are_spared(text):
    assert flags(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You left it too late.", "BLAME"),
        ("You aren't late, but you should have called.", "BLAME"),
        ("If the bell is broken, that's your own fault.", "BLAME"),
    ],
)
def test_what_resembles_a_courtesy_is_flagged(text, kind):
    assert kind in {one.kind for one in flags(text)}
