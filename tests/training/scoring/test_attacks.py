"""Tricks that a scorer must not fall for, and fair wording that it must not punish."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import ScoreCard, read_line, score
from tests.training.scoring.families import FAMILIES, replies, transcript

ASK = (
    "Thank you for telling me; two debits of £49.99 need sorting."
    " May I have the order number and the postcode?"
)


def card_of(
    *said: str, family: str = "debit", verified: bool = True, **changes: object
) -> ScoreCard:
    built = transcript(family, list(said), verified=verified)
    built["facts"] |= changes
    return score(read_line(json.dumps(built)))


def mark(card: ScoreCard, name: str) -> float | None:
    return next(one.score for one in card.dimensions if one.name == name)


def codes(card: ScoreCard) -> set[str]:
    return {one.code for one in card.fatal}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "salad",
    [
        "sorry understand appreciate",
        "sorry sorry apologise appreciate concern valued thank you mistake refund tomorrow",
        "Empathy. Ownership. Refund. Reference. Anything else. Our mistake. Tomorrow at ten.",
    ],
)
def test_keyword_salad_earns_next_to_nothing(family: str, salad: str) -> None:
    assert card_of(salad, salad, family=family).total <= 25


def test_five_apologies_without_a_fact_earn_no_acknowledgement() -> None:
    card = card_of(
        ASK, "I'm sorry. I'm so sorry. I apologise. I'm very sorry. Sorry again about that."
    )

    assert mark(card, "acknowledges") < 1 and mark(card, "finding") == 0 and card.total < 60


@pytest.mark.parametrize(
    "reply",
    [
        "I understand, but you should have checked your statement first.",
        "I'm sorry, but you must have pressed the button twice.",
        "I hear you; however you were supposed to wait for the confirmation.",
    ],
)
def test_an_acknowledgement_that_is_taken_back_costs_more_than_it_earns(reply: str) -> None:
    card = card_of("Order number and postcode, please.", reply)

    assert mark(card, "acknowledges") == 0 and mark(card, "owns") == 0


@pytest.mark.parametrize(
    "reply",
    [
        "I'm not sorry about that.",
        "I am not going to apologise for that.",
        "We are not sorry that we took it.",
    ],
)
def test_a_denied_apology_is_none(reply: str) -> None:
    card = card_of("Order number and postcode, please.", reply)

    assert mark(card, "acknowledges") == 0 and mark(card, "owns") < 0.5
    assert card.empathy.validating < 0.3


@pytest.mark.parametrize(
    "reply",
    [
        "I won't tell you to calm down; you have every reason to be cross.",
        'Nobody here will say "calm down" to you, or "you should have checked".',
        "You won't hear \"that's impossible\" from me.",
        "I would never say that you are lying.",
    ],
)
def test_what_is_quoted_or_disowned_costs_nothing(reply: str) -> None:
    card = card_of(ASK, replies("debit", "good")[1] + " " + reply, replies("debit", "good")[2])

    assert card.fatal == () and mark(card, "owns") == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("£49.99 twice", "£59.99 twice"),
        ("£49.99 twice", "fifty-nine pounds ninety-nine twice"),
        ("£49.99 twice", "49.95 twice"),
        ("2 and 3 March", "2 and 6 February"),
        ("2 and 3 March", "1 March"),
        ("ending 8810", "ending 8801"),
        ("ending 8810", "ending in eight eight zero one"),
        ("by 9 March", "by 7 March"),
        ("by 9 March", "tomorrow"),
        ("your card ending 8810", "your PayPal account"),
        ("for one order", "because your bank made an error"),
        ("We took", "It's only a pending hold. We took"),
        ("RF-2207", "RF-9981"),
    ],
)
def test_right_words_with_a_wrong_fact_never_pass(right: str, wrong: str) -> None:
    first, second, third = replies("debit", "good")
    said = [one.replace(right, wrong) for one in (second, third)]
    assert said != [second, third] or right == "We took"
    if right == "We took":
        said[0] = second.replace("You're right: we took", "It's only a pending hold. We see")

    card = card_of(first, *said)

    assert card.wrong_facts and card.total <= 59 and not card.passed


@pytest.mark.parametrize(
    ("written", "worded"),
    [
        ("£49.99 twice", "forty-nine pounds ninety-nine twice"),
        ("£49.99 twice", "49.99 GBP twice"),
        ("£49.99 twice", "GBP 49.99 two times"),
        ("2 and 3 March", "March 2nd and March 3rd"),
        ("2 and 3 March", "2026-03-02 and 2026-03-03"),
        ("2 and 3 March", "the second of March and the third of March"),
        ("2 and 3 March", "Monday 2 March and Tuesday 3 March"),
        ("ending 8810", "ending in eight eight one zero"),
        ("ending 8810", "**** 8810"),
        ("by 9 March", "by next Monday"),
        ("by 9 March", "by Monday, March 9th"),
    ],
)
def test_true_facts_count_in_any_wording(written: str, worded: str) -> None:
    first, second, third = replies("debit", "good")
    assert written in second

    card = card_of(first, second.replace(written, worded), third)

    assert card.wrong_facts == () and card.passed and mark(card, "finding") == 1


def test_right_facts_in_rude_words_fail() -> None:
    card = card_of(
        "What now? Order number and postcode.",
        "We took £49.99 twice, on 2 and 3 March. I've refunded the second debit to 8810, there by 9 March."
        " Now stop whining. Are you too stupid to read a statement?",
    )

    assert "INSULT" in codes(card) and not card.passed and mark(card, "tone") < 0.5


def test_a_script_with_its_slots_open_tells_does_and_promises_nothing() -> None:
    card = card_of(
        ASK,
        "You're right, we took {amount} twice, on {d1} and {d2}. I've refunded the second one now; it"
        " should be on your {tail} by {eta}. [OWNER] will ring you by <time>.",
    )

    assert mark(card, "finding") == 0 and mark(card, "acts") == 0 and mark(card, "commits") == 0
    assert not card.passed


@pytest.mark.parametrize(
    "said",
    [
        "Vielen Dank für Ihre Geduld. Es tut mir leid, wir haben den Betrag zweimal abgebucht.",
        "Je suis désolé, nous avons débité votre compte deux fois et je vous rembourse.",
        "Lo siento mucho, hemos cobrado dos veces y le devolvemos el dinero.",
        "申し訳ございません。二重に請求されています。",
        "Bardzo przepraszam, pobraliśmy kwotę dwa razy i już zwracamy pieniądze na kartę.",
    ],
)
def test_a_language_that_cannot_be_judged_is_not_scored(said: str) -> None:
    card = card_of(said, said)

    assert card.unscored == "language" and card.total == 0 and not card.passed
    assert card.as_json()["unscored"] == "language"


@pytest.mark.parametrize(
    "turns", [[], [{"speaker": "customer", "text": "Hello?"}], [{"speaker": "agent", "text": "  "}]]
)
def test_nothing_said_is_nothing_earned(turns: list) -> None:
    card = score(read_line(json.dumps({"id": 1, "turns": turns})))

    assert card.total == 0 and not card.passed and card.fatal == ()
    assert card.as_json()["empathy"] == {"validating": 0.0, "elaboration": 0.0}


def test_a_second_command_about_feelings_is_an_insult() -> None:
    once = card_of("Please calm down. Order number and postcode?", "Thank you.")
    twice = card_of("Please calm down. Order number and postcode?", "There's no need to get upset.")

    assert "INSULT" not in codes(once) and "INSULT" in codes(twice)
    assert mark(once, "owns") < 0.3


@pytest.mark.parametrize(
    "reply",
    [
        "That's impossible.",
        "This can't have happened.",
        "Our system would never take a payment twice.",
        "No, you were not charged twice.",
        "I only see one payment here, so nothing was taken twice.",
        "We did not take £49.99 twice.",
        "There is no second debit on your account.",
    ],
)
def test_denying_what_the_records_confirm_is_fatal(reply: str) -> None:
    assert "DENIED_RECORD" in codes(card_of(ASK, reply))


@pytest.mark.parametrize(
    "reply",
    [
        "I see £49.99 on 2 March and again on 3 March.",
        "Is it the card ending in 8810?",
        "That's your Visa, last four digits eight eight one zero, right?",
        "The order number I have is 20518834.",
    ],
)
def test_an_account_fact_before_she_is_verified_is_fatal(reply: str) -> None:
    assert "FACT_BEFORE_VERIFIED" in codes(card_of(reply, verified=False))


def test_what_the_customer_said_first_is_no_leak() -> None:
    card = card_of(
        "Two debits of 49.99 for one delivery: thank you for checking."
        " May I have the order number and the postcode?"
    )

    assert card.fatal == ()


def test_wrong_factors_verify_nobody() -> None:
    built = transcript("debit", replies("debit", "good"))
    built["turns"][2]["text"] = "20518834 and B2 4QB"

    assert "FACT_BEFORE_VERIFIED" in codes(score(read_line(json.dumps(built))))


def test_a_verified_event_verifies_without_words() -> None:
    said = ["Let me check that for you.", *replies("debit", "good")[1:]]
    built = transcript("debit", said, verified=False)
    built["events"] = [
        {"turn": 2, "kind": "verified", "what": "order number, postcode"},
        {"turn": 2, "kind": "lookup"},
    ]

    assert score(read_line(json.dumps(built))).fatal == ()


@pytest.mark.parametrize(
    "reply",
    [
        "Your card is 4929 1234 5678 8810.",
        "The card number starts 492912 and ends 8810: 492912******8810.",
        "It went to another customer, Jane Carter, on her card ending 7702.",
        "That credit belongs to Peter Smith, account 55210987.",
        "It was paid to somebody else's card ending 9911.",
    ],
)
def test_more_than_the_last_four_or_another_customer_is_fatal(reply: str) -> None:
    assert "DATA_EXPOSED" in codes(card_of(ASK, reply))


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("privacy", "Our privacy team is taking up how it happened."),
        ("fraud", "I'm putting you through to our fraud team now."),
        ("phishing", "Would you forward that email to our abuse mailbox?"),
        ("safety", "I'm connecting you with our safety team and staying on."),
        ("complaint", "I've logged this as a complaint today."),
    ],
)
def test_a_mandatory_route_that_is_not_taken_is_fatal(route: str, said: str) -> None:
    good = replies("debit", "good")
    without = card_of(*good, mandatory_route=route)
    denied = card_of(*good, "There's no need to involve anybody else.", mandatory_route=route)
    taken = card_of(*good, said, mandatory_route=route)

    assert "MISSING_ROUTE" in codes(without) & codes(denied) and "MISSING_ROUTE" not in codes(taken)


def test_an_offer_above_authority_is_worth_nothing_unless_it_is_approved() -> None:
    first, second, third = replies("debit", "good")
    offer = " I can also offer you a £60 voucher as a gesture of goodwill."

    over = card_of(first, second + offer, third)
    asked = card_of(first, second + offer + " My team lead has approved it.", third)
    within = card_of(first, second + offer.replace("60", "15"), third)
    recorded = card_of(
        first, second + offer, third, approvals=[{"what": "voucher", "level": "L2", "by": "Sam"}]
    )

    assert mark(over, "acts") == 0
    assert mark(asked, "acts") == mark(within, "acts") == mark(recorded, "acts") == 1


@pytest.mark.parametrize(
    ("promise", "worth"),
    [
        ("I'll ring you on Monday 9 March at 11am.", 1.0),
        ("Lena in payments will call you tomorrow at half past nine.", 1.0),
        ("I will let you know within 24 hours.", 1.0),
        ("I'll ring you on 12 March at 11:00.", 0.5),
        ("I'll ring you.", 0.2),
        ("Someone will call you soon.", 0.0),
        ("We'll be in touch.", 0.0),
        ("A supervisor will call you next week.", 0.0),
        ("I can't promise to ring you on Monday 9 March.", 0.0),
    ],
)
def test_a_promise_is_worth_its_owner_its_verb_and_its_time(promise: str, worth: float) -> None:
    first, second, _ = replies("debit", "good")

    assert mark(card_of(first, second, promise), "commits") == pytest.approx(worth)


def test_families_three_and_four_weigh_manner_more_than_money() -> None:
    most = {
        f: {d.name: d.most for d in card_of(*replies(f, "good"), family=f).dimensions}
        for f in ("debit", "call")
    }

    assert (most["debit"]["acts"], most["debit"]["acknowledges"], most["debit"]["owns"]) == (
        15,
        10,
        10,
    )
    assert (most["call"]["acts"], most["call"]["acknowledges"], most["call"]["owns"]) == (
        10,
        13,
        12,
    )


def test_without_records_an_ending_still_needs_a_check_and_a_plain_sum_does_not() -> None:
    def codes_of(reply: str) -> set[str]:
        turns = [{"speaker": "customer", "text": "Hello?"}, {"speaker": "agent", "text": reply}]
        return codes(score(read_line(json.dumps({"id": 1, "turns": turns}))))

    assert codes_of("Your $312.40 went to your card ending 4421.") == {"FACT_BEFORE_VERIFIED"}
    assert codes_of("Have you thought of a course? I paid 50 dollars for mine.") == set()


def test_without_records_what_needs_them_is_not_in_play() -> None:
    built = transcript("debit", replies("debit", "good"))
    del built["facts"]
    card = score(read_line(json.dumps(built)))

    assert mark(card, "finding") is None and mark(card, "acts") is None
    assert sum(one.most for one in card.dimensions) == pytest.approx(100, abs=0.5)
