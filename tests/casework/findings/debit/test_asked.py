"""What she names chooses the matter; what our books do not hold is looked for and not denied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firstline.casework.findings.debit import FAMILY, find
from firstline.casework.said import Said
from firstline.casework.said.claim import Claim
from firstline.casework.said.mention import Amount, Day
from tests.casework.findings.debit.books import (
    AGAIN,
    FIRST,
    TWICE,
    ago,
    capture,
    codes,
    found,
    order,
    plan,
    refund,
    renewal,
)
from tests.casework.records import NOW, snapshot

OTHER = (
    order("O-5", "19.00"),
    order("O-6", "19.00"),
    capture("CH-5", "19.00", ago(4.5), order_id="O-5"),
    capture("CH-6", "19.00", ago(4.4), order_id="O-6"),
)


def claimed(kind, *records, text=""):
    said = Said(text=text or kind, claims=(Claim(kind, kind, 0, len(kind)),))
    return [finding.code for finding in find(snapshot(*records), said, NOW)]


def test_the_sum_she_names_goes_first():
    assert codes(*TWICE, *OTHER)[0] == "DUP_CAPTURE"
    assert codes(*TWICE, *OTHER, text="two debits of $19.00") == ["TWO_ORDERS", "DUP_CAPTURE"]


def test_the_sum_of_both_is_understood_too():
    assert codes(*TWICE, *OTHER, text="you took $38.00 in all")[0] == "TWO_ORDERS"


def test_the_day_she_names_goes_first():
    day = Day(date(2026, 11, 6), "6 November", 0, 10)
    said = Said(text="6 November twice", days=(day,))
    older = [
        replace(row, created_at=ago(40 - n), settled_at=ago(39)) for n, row in enumerate(TWICE[1:])
    ]
    assert find(snapshot(TWICE[0], *older, *OTHER), said, NOW)[0].code == "TWO_ORDERS"


def test_a_sum_in_another_currency_is_another_sum():
    assert codes(*TWICE, text="two debits of €80.00")[0] == "NOT_OUR_DEBIT"


def test_any_dollar_may_be_meant_by_its_sign():
    canada = [replace(row, currency="CAD") for row in TWICE]
    assert codes(*canada, text="two debits of $80.00") == ["DUP_CAPTURE"]


def test_figures_in_two_currencies_that_she_names_cannot_be_told():
    abroad = (order("O-2", currency="EUR"), replace(AGAIN, order_id="O-2", currency="EUR"))
    assert codes(order(), FIRST, *abroad, text="two debits of 80.00") == ["UNCLEAR"]


# NOT_OUR_DEBIT


def test_one_debit_of_the_sum_she_names_is_shown_and_the_second_not_denied():
    finding = found(order(), FIRST, text="cust sees 2 debits of $80.00")[0]
    assert (finding.code, finding.certainty) == ("NOT_OUR_DEBIT", "likely")
    assert [proof.record for proof in finding.evidence] == ["charges/CH-1"]
    assert [proof.phrase for proof in finding.ruled_out] == ["no_second_debit"]


def test_a_sum_that_the_books_do_not_hold_at_all_is_unknown():
    finding = found(order(), FIRST, text="debited twice, $55.00")[0]
    assert (finding.code, finding.certainty) == ("NOT_OUR_DEBIT", "unknown")


def test_nothing_said_and_nothing_double_finds_nothing():
    assert codes(order(), FIRST) == []


def test_words_about_something_else_name_no_debit():
    assert codes(order(), FIRST, text="where is my parcel") == []


def test_a_double_of_another_sum_comes_behind_the_one_she_names():
    assert codes(*TWICE, text="two debits of $55.00") == ["NOT_OUR_DEBIT", "DUP_CAPTURE"]


def test_a_debit_that_our_books_should_lack_is_looked_up_first():
    assert claimed("not_in_books", *TWICE) == ["DUP_CAPTURE"]
    assert claimed("not_in_books", order(), FIRST) == ["NOT_OUR_DEBIT"]
    renewals = (plan(), renewal("R-1", ago(10)), renewal("R-2", ago(3)))
    assert claimed("not_in_books", *renewals) == ["NOT_OUR_DEBIT", "RENEWAL"]


# UNAUTHORISED


def test_two_orders_that_she_did_not_make_are_unauthorised():
    assert claimed("made_neither", *OTHER) == ["UNAUTHORISED"]


def test_a_denied_claim_changes_nothing():
    said = Said(text="x", claims=(Claim("made_neither", "x", 0, 1, denied=True),))
    assert find(snapshot(*OTHER), said, NOW)[0].code == "TWO_ORDERS"


def test_a_duplicate_stays_one_and_her_word_stands_behind_it():
    assert claimed("made_neither", *TWICE) == ["DUP_CAPTURE", "UNAUTHORISED"]


def test_her_word_alone_is_enough():
    said = Said(text="neither payment is mine", claims=(Claim("made_neither", "x", 0, 1),))
    finding = find(snapshot(), said, NOW)
    assert [(one.code, one.certainty) for one in finding] == [("UNAUTHORISED", "likely")]


def test_her_word_about_something_else_than_a_debit_raises_no_alarm():
    said = Said(text="never had such an account", claims=(Claim("made_neither", "x", 0, 1),))
    assert find(snapshot(), said, NOW) == ()


# Precedence and what is found before anything was said


def test_without_a_word_no_finding_rests_on_a_claim():
    back = refund("CH-R", "CH-6", "19.00", order_id="O-6")
    for books in (TWICE, OTHER, (*OTHER, back), (order(), FIRST)):
        found_codes = codes(*books)
        assert not {"NOT_OUR_DEBIT", "UNAUTHORISED"} & set(found_codes)
        assert set(found_codes) <= set(FAMILY.checks)


def test_money_she_is_out_of_leads_and_explanations_follow():
    hold = replace(
        capture("CH-H", "19.00", ago(4), order_id="O-5"), kind="authorisation", status="pending"
    )
    weekly = (plan(), renewal("R-1", ago(10)), renewal("R-2", ago(3)))
    assert codes(*TWICE, *OTHER, *weekly, hold) == [
        "DUP_CAPTURE",
        "AUTH_HOLD",
        "TWO_ORDERS",
        "RENEWAL",
    ]


@pytest.mark.parametrize("currency", [None, "USD"])
def test_a_quoted_sum_counts_when_there_is_no_other(currency):
    amount = Amount(FIRST.amount, currency, "80.00", 0, 5, quoted=True)
    said = Said(text="80.00 debited twice", amounts=(amount,))
    assert find(snapshot(*TWICE, *OTHER), said, NOW)[0].code == "DUP_CAPTURE"
