from __future__ import annotations

import pytest

from firstline.asking import BadQuestion, ask, text_of
from firstline.desk.opening import CustomerAmbiguous, CustomerNotFound
from firstline.language.understanding import Understanding
from tests.asking.conftest import NOW

MARIA = "maria.lopez@example.com"
EXPLAIN = Understanding("explain_number", 0.9, (("explain_number", 0.9), ("inform", 0.05)))
UNSURE = Understanding("nlu_fallback", 0.1, (("debited_twice", 0.1), ("order_status", 0.1)))


def test_the_card_is_that_of_a_fresh_case(at_demo):
    card = ask(at_demo, MARIA, "what is 7776?", lambda _: EXPLAIN, "jo", NOW).card

    assert (card["finding"], card["identity"]) == ("ORDER_TAIL", "claimed")
    assert card["customer"] == {"id": "CU-1001", "name": "Maria Lopez"}
    assert "312.40" not in " ".join(card["say"])


def test_factors_in_the_text_verify_her(at_demo):
    text = "what is 7776? my order is 10447776, postcode 10025"

    card = ask(at_demo, MARIA, text, lambda _: EXPLAIN, "jo", NOW).card

    assert card["identity"] == "verified"
    assert "$312.40" in " ".join(card["say"])


def test_an_order_number_that_finds_her_is_a_factor_like_in_the_panel(at_demo):
    card = ask(
        at_demo, "10447776", "what is 7776? postcode 10025", lambda _: EXPLAIN, "jo", NOW
    ).card

    assert card["identity"] == "verified"


def test_what_is_not_sure_is_asked_back(at_demo):
    reply = ask(at_demo, MARIA, "hm", lambda _: UNSURE, "jo", NOW)

    assert reply.card is None and len(reply.choices) == 2


def test_without_a_customer_the_text_may_name_her(at_demo):
    named = ask(at_demo, "", f"{MARIA} what is 7776?", lambda _: EXPLAIN, "jo", NOW)
    nobody = ask(at_demo, "", "what is 7776?", lambda _: EXPLAIN, "jo", NOW)

    assert named.card["finding"] == "ORDER_TAIL"
    assert (nobody.card, nobody.response) == (None, "utter_ask_customer")


def test_another_customer_in_the_text_is_kept_out(at_demo):
    reply = ask(
        at_demo, MARIA, "and m.lopez@example.com, what is 7776?", lambda _: EXPLAIN, "jo", NOW
    )

    assert (reply.card, reply.response) == (None, "utter_other_customer")


def test_a_customer_who_is_unknown_or_not_the_only_one_is_told(at_demo):
    with pytest.raises(CustomerNotFound):
        ask(at_demo, "nobody@example.com", "what is 7776?", lambda _: EXPLAIN, "jo", NOW)
    with pytest.raises(CustomerAmbiguous) as several:
        ask(at_demo, "Maria Lopez", "what is 7776?", lambda _: EXPLAIN, "jo", NOW)
    assert len(several.value.candidates) == 2


def test_nothing_is_written_to_the_desk(at_demo, demo_home):
    ask(at_demo, MARIA, "what is 7776?", lambda _: EXPLAIN, "jo", NOW)

    assert not (demo_home / "desk.db").exists()
    assert sorted(file.name for file in demo_home.iterdir() if file.suffix == ".db") == [
        "records.db"
    ]


def test_card_numbers_are_taken_out_of_the_text():
    assert "4111" not in text_of("my card 4111 1111 1111 1111 was charged")


@pytest.mark.parametrize("raw", ["", "  \n", "\u200b", "x" * 16_001])
def test_what_is_no_message_is_told(raw):
    with pytest.raises(BadQuestion):
        text_of(raw)
