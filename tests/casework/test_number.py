"""Every code of the confusing number: a case where it holds, one that only looks like it, one that tries
to fool it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from firstline.casework.findings.number import find
from firstline.records import rows
from tests.casework.records import (
    CREDIT,
    MESSAGE,
    NOW,
    ORDER,
    PAID,
    TEMPLATE,
    VISA,
    said,
    snapshot,
)

USUAL = (VISA, ORDER, PAID, CREDIT, TEMPLATE, MESSAGE)
EMAIL = "customer got an email: account ending 7776"
DEVICE = rows.Instrument("PM-9", "CU-1", "wallet_device", "Apple Pay", "7776", "active", "PM-1")
OWN_7776 = rows.Instrument("PM-8", "CU-1", "card", "Visa", "7776", "active")
TRADE_IN = rows.Reference("CU-1", "trade_in", "TI-60007776", "Old washer")


def code(records, *texts):
    found = find(records, said(*texts or ("7776",)), NOW)
    return found[0].code if found else None


def phrases(proofs):
    return [proof.phrase for proof in proofs]


# ORDER_TAIL


def test_digits_that_end_her_order_number_are_the_order_number():
    finding = find(snapshot(*USUAL), said(EMAIL), NOW)[0]

    assert (finding.code, finding.certainty) == ("ORDER_TAIL", "certain")
    assert phrases(finding.evidence) == [
        "order_ends",
        "message_printed",
        "slot_swapped",
        "credit_posted",
    ]
    assert "no_card_ends" in phrases(finding.ruled_out)


def test_an_order_that_holds_the_digits_elsewhere_than_at_its_end_is_no_match():
    other = replace(ORDER, order_id="77761044", order_number="77761044")
    assert code(snapshot(VISA, other)) == "SOURCE_UNKNOWN"


def test_the_order_of_another_customer_never_explains_the_digits():
    assert (
        code(snapshot(VISA, replace(ORDER, order_id="1", order_number="10440001"))) != "ORDER_TAIL"
    )


def test_an_order_number_that_the_ledger_repeats_as_its_reference_is_one_thing():
    ledger = replace(CREDIT, reference="10447776")
    assert code(snapshot(VISA, ORDER, PAID, ledger), "7776") == "ORDER_TAIL"


def test_two_orders_with_the_same_end_are_shown_as_a_tie():
    second = replace(ORDER, order_id="10557776", order_number="10557776")
    finding = find(snapshot(VISA, ORDER, second), said("7776"), NOW)[0]

    assert finding.code == "ORDER_TAIL"
    assert [proof.record for proof in finding.evidence] == ["orders/10447776", "orders/10557776"]


def test_without_a_credit_the_money_is_left_out():
    finding = find(snapshot(VISA, ORDER), said("7776"), NOW)[0]

    assert finding.code == "ORDER_TAIL"
    assert not {"amount", "credited_on", "card_tail"} & finding.facts.keys()


def test_a_template_that_rightly_prints_the_order_is_no_defect():
    right = rows.Template("credit_sent", "7", "account_tail", "order.order_number")
    finding = find(snapshot(VISA, ORDER, PAID, CREDIT, right, MESSAGE), said("7776"), NOW)[0]

    assert finding.code == "ORDER_TAIL"
    assert "slot_defect" not in finding.facts


# REF_TAIL


def test_digits_that_end_her_trade_in_reference_are_the_reference():
    finding = find(snapshot(VISA, TRADE_IN), said("ending 7776"), NOW)[0]

    assert finding.code == "REF_TAIL"
    assert finding.facts["reference"].text == "TI-60007776"


def test_a_reference_with_other_digits_does_not_explain_them():
    assert code(snapshot(VISA, replace(TRADE_IN, value="TI-60007767"))) == "SOURCE_UNKNOWN"


def test_a_gift_card_of_hers_is_a_reference_of_hers():
    gift = rows.Instrument("GC-1", "CU-1", "gift_card", None, "7776", "active")
    assert code(snapshot(gift)) == "REF_TAIL"


# OWN_WALLET


def test_the_number_of_her_device_stands_for_her_card():
    finding = find(snapshot(VISA, DEVICE), said("7776"), NOW)[0]

    assert finding.code == "OWN_WALLET"
    assert finding.facts["device_card_tail"].text == "4421"


def test_a_replaced_card_stands_for_the_one_that_replaced_it():
    old = replace(OWN_7776, status="replaced", parent_instrument_id="PM-1")
    finding = find(snapshot(VISA, old), said("7776"), NOW)[0]

    assert finding.code == "OWN_WALLET"
    assert finding.facts["device_card_tail"].text == "4421"


def test_an_active_card_is_no_device():
    assert code(snapshot(VISA, OWN_7776)) == "OWN_CARD"


def test_cards_that_name_each_other_as_their_successor_do_not_hang_the_search():
    one = replace(OWN_7776, status="replaced", parent_instrument_id="PM-7")
    two = replace(OWN_7776, instrument_id="PM-7", last4="1", status="replaced")
    assert code(snapshot(one, replace(two, parent_instrument_id="PM-8"))) == "OWN_WALLET"


# SENT_NO_MATCH and SOURCE_UNKNOWN


def test_what_we_sent_and_cannot_explain_is_not_guessed_at():
    odd = replace(MESSAGE, slots={"account_tail": "5083"})
    finding = find(snapshot(VISA, ORDER, PAID, CREDIT, TEMPLATE, odd), said("5083"), NOW)[0]

    assert (finding.code, finding.certainty) == ("SENT_NO_MATCH", "unknown")


def test_an_amount_that_ends_in_the_digits_is_not_the_number_we_sent():
    bill = replace(MESSAGE, slots={"amount": "$50.83"})
    assert code(snapshot(VISA, bill), "5083") == "SOURCE_UNKNOWN"


def test_digits_without_a_match_or_a_source_ask_where_she_read_them():
    finding = find(snapshot(VISA, ORDER), said("5083"), NOW)[0]

    assert finding.code == "SOURCE_UNKNOWN"
    assert finding.asks.kind == "source"


def test_the_answer_where_she_read_it_is_not_asked_again():
    records = snapshot(VISA, log_as_of=None)
    finding = find(records, said("5083", "in an email"), NOW)[0]

    assert (finding.code, finding.asks) == ("SOURCE_UNKNOWN", None)


# OWN_CARD


def test_her_own_active_card_rightly_printed_is_her_own_card():
    here = replace(CREDIT, destination_instrument_id="PM-8")
    paid = replace(PAID, instrument_id="PM-8")
    finding = find(snapshot(OWN_7776, paid, here, TEMPLATE, MESSAGE), said(EMAIL), NOW)[0]

    assert finding.code == "OWN_CARD"
    assert "slot_defect" not in finding.facts


def test_a_closed_card_is_told_as_closed():
    finding = find(snapshot(replace(OWN_7776, status="closed")), said("7776"), NOW)[0]

    assert finding.code == "OWN_CARD"
    assert "closed" in finding.facts


# AMBIGUOUS


def test_an_order_and_a_card_with_the_same_end_are_a_tie():
    finding = find(snapshot(OWN_7776, ORDER), said("7776"), NOW)[0]

    assert finding.code == "AMBIGUOUS"
    assert phrases(finding.evidence) == ["card_ends", "order_ends"]


def test_a_tie_stays_a_tie_when_one_of_the_two_is_the_card_really_credited():
    here = replace(CREDIT, destination_instrument_id="PM-8")
    paid = replace(PAID, instrument_id="PM-8")
    assert code(snapshot(OWN_7776, ORDER, paid, here)) == "AMBIGUOUS"


def test_a_card_and_its_own_device_are_no_tie():
    assert code(snapshot(OWN_7776, replace(DEVICE, parent_instrument_id="PM-8"))) == "OWN_CARD"


# What is asked, and about which money


def test_the_card_she_calls_her_own_is_not_what_she_asks_about():
    records = snapshot(*USUAL)
    assert code(records, "it says account 7776 but my card ends 4421") == "ORDER_TAIL"


def test_each_of_several_digits_gets_its_finding():
    found = find(snapshot(*USUAL), said("what are 7776 and 5083?"), NOW)
    assert [finding.code for finding in found] == ["ORDER_TAIL", "SOURCE_UNKNOWN"]


def test_nothing_is_found_without_digits():
    assert find(snapshot(*USUAL), said("she is confused by our email"), NOW) == ()


def test_the_newest_digits_come_first():
    found = find(snapshot(*USUAL), said("5083", "7776"), NOW)
    assert found[0].facts["digits"].text == "7776"


def test_two_credits_that_nothing_tells_apart_are_not_guessed_between():
    other = replace(CREDIT, credit_id="CR-2", amount=Decimal("30.00"), reference=None)
    first = replace(CREDIT, reference=None)
    finding = find(snapshot(VISA, ORDER, PAID, first, other), said("7776"), NOW)[0]
    assert "amount" not in finding.facts


def test_the_amount_she_names_tells_which_credit_is_meant():
    other = replace(CREDIT, credit_id="CR-2", amount=Decimal("30.00"), reference=None)
    first = replace(CREDIT, reference=None)
    records = snapshot(VISA, ORDER, PAID, first, other)
    finding = find(records, said("$30.00 to account ending 7776"), NOW)[0]
    assert finding.facts["amount"].amount == Decimal("30.00")
