"""What is flagged in a draft, where, and what is spared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.training.guard import KINDS, flags
from firstline.training.guard.card import of_case
from firstline.training.truth import of_facts

FACTS = {
    "family": "debit",
    "finding": "DUP_CAPTURE",
    "fault": "ours",
    "now": "2026-10-10T09:00:00+00:00",
    "truth": {
        "cause": "our checkout took the payment twice",
        "amount": "49.99",
        "currency": "GBP",
        "dates": ["2026-10-03", "2026-10-05"],
        "card_tail": "4421",
    },
    "do": ["refund the second debit"],
    "follow_up": {"owner": "Priya Nair", "latest": "2026-10-12T10:00:00+00:00"},
    "goodwill_limit": "25.00",
}
TRUTH = of_facts(FACTS)


def kinds(text, truth=None):
    return [one.kind for one in flags(text, truth)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("That's impossible, it can't have happened.", "DENIAL"),
        ("You should have read the confirmation.", "BLAME"),
        ("Calm down, please.", "COMMAND"),
        ("It's against company policy and there is nothing I can do.", "POLICY"),
        ("It's no big deal, it's only a few pounds.", "MINIMISE"),
        ("We apologise for any inconvenience caused.", "FAKE"),
        ("Someone will get back to you shortly.", "VAGUE"),
        ("With all due respect, that's not true.", "CONTRADICT"),
        ("I guarantee it will definitely be there.", "OVERPROMISE"),
    ],
)
def test_each_class_is_flagged_with_a_reason_and_a_better_line(text, kind):
    found = {one.kind: one for one in flags(text)}
    assert found[kind].why and found[kind].instead
    assert "{" not in found[kind].instead


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "I won't tell you to calm down.",
        "You said our engineer told you to calm down, and he shouldn't have.",
        'The e-mail said "we apologise for any inconvenience", and that isn\'t good enough.',
        "Could you read me the postcode, please?",
        "Please unplug it now and don't use it again.",
        "The rule is 30 days; because we sent the wrong part, I can take it back at any time.",
        "Don't worry about the second payment: it went back to your card at 10:14.",
        "Priya Nair will ring you on Tuesday at 16:00.",
        "You should have been told before we moved it.",
        "You couldn't have known about it.",
        "You did not cancel it, we did.",
        "It isn't just a number when it looks like someone else's card.",
        "We sent the wrong part.",
        "Nobody should have to wait in three times.",
        "Our policy allows me to refund that in full today.",
        "The terms entitle you to a new one, so I've ordered it.",
        "Our policy covers the second visit as well.",
        "It's not a small thing to be forty dollars short.",
        "You can never be sure with pending lines, so I looked it up.",
        "The engineer wrote 'customer was not at home', but his van's log shows he never left.",
        "My colleague noted that you hung up, yet the phone record shows our line went dead.",
        "His note says nobody was in, but his own tracker has him in another town.",
        "You did everything you were supposed to.",
        "None of this is your fault.",
        "That can't have been easy.",
    ],
)
def test_a_near_miss_is_spared(text):
    assert flags(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("As I already told you twice, it is the order number.", "COMMAND"),
        ("As I explained three times now, it is the order number.", "COMMAND"),
        ("Like I told you before, it comes on Friday.", "COMMAND"),
        ("It must be something at your bank's end.", "BLAME"),
        ("It'll be something on your side, I should think.", "BLAME"),
        ("That will be your phone's doing, not ours.", "BLAME"),
        ("Our policy allows only thirty days, and that's final.", "POLICY"),
        ("You say nobody came, but his log shows he was there.", "DENIAL"),
        ("We never charged you twice.", "DENIAL"),
    ],
)
def test_what_resembles_a_near_miss_is_flagged(text, kind):
    assert kind in kinds(text)


def test_a_kind_beginning_does_not_spare_what_follows():
    assert "BLAME" in kinds("I believe you, but you should have read the confirmation.")


def test_markup_around_it_does_not_hide_an_order():
    assert [(one.kind, one.quote) for one in flags("<img src=x onerror=alert(1)> Calm down.")] == [
        ("COMMAND", "Calm down")
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "😀",
                "é",
                "“",
                "Calm down. ",
                "You should have called.\n",
                "\r\n",
                "\t",
                "ok. ",
                "it’s ",
            ]
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=40, deadline=None)
def test_a_quote_is_what_stands_at_its_span(text):
    for one in flags(text, TRUTH):
        assert one.kind in KINDS
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    ("text", "quote", "true"),
    [
        ("We took £59.99 twice and I can see both.", "59.99", "49.99"),
        ("The refund goes back to your card ending 9917.", "9917", "4421"),
    ],
)
def test_a_figure_that_the_records_contradict_is_flagged_and_put_right(text, quote, true):
    (found,) = [one for one in flags(text, TRUTH) if one.kind == "CONTRADICT"]
    assert quote in found.quote
    assert true in found.instead
    assert quote not in found.instead


def test_what_the_records_bear_out_is_not_flagged():
    assert (
        flags("We took £49.99 twice, on 3 and 5 October, from your card ending 4421.", TRUTH) == ()
    )


def test_a_gesture_over_the_agent_s_limit_is_flagged():
    assert "OVERPROMISE" in kinds("I'll give you a £100 voucher as a gesture of goodwill.", TRUTH)
    assert kinds("I'll give you a £20 voucher as a gesture of goodwill.", TRUTH) == []


def test_a_better_line_uses_the_facts_of_the_case():
    (found,) = flags("That's impossible.", TRUTH)
    assert "£49.99" in found.instead


def test_where_no_phrase_is_known_the_clause_is_marked_and_not_the_whole_sentence():
    text = (
        "It's the third time, and people who wait till the last day have only themselves to thank."
    )
    (found,) = flags(text)
    assert "people who wait" in found.quote
    assert "third time" not in found.quote


def test_what_another_record_of_the_customer_holds_is_no_contradiction():
    card = {"finding": "DUP_CAPTURE", "family": "debit", "say": ["We took £49.99 twice."]}
    older = {"say": ["Your order of £312.40 went to the card ending 7776."]}
    now = TRUTH.now
    assert (
        kinds("We took £312.40 from your card ending 7776.", of_case([card, older], None, now))
        == []
    )
    alone = kinds("We took £312.40 from your card ending 7776.", of_case([card], None, now))
    assert "CONTRADICT" in alone
