"""She says it was one debit after all, or that both are hers: what the books prove stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.findings.debit import find
from firstline.casework.said import Said
from firstline.casework.said.claim import Claim
from tests.casework.findings.debit.books import (
    AGAIN,
    FIRST,
    TWICE,
    ago,
    capture,
    order,
    refund,
)
from tests.casework.records import NOW, snapshot

EQUAL = (order(), order("O-2"), FIRST, replace(AGAIN, order_id="O-2"))
LOOSE = (replace(FIRST, order_id=None), replace(AGAIN, order_id=None))
TODAY = (order(), *(capture(f"CH-{n}", at=ago(hours=n), status="pending") for n in (1, 2)))


def after(*records, text="charged only once after all", **claim):
    made = Claim("charged_once", text, 0, len(text), **claim)
    return find(snapshot(*records), Said(text=text, claims=(made,)), NOW)


def test_a_duplicate_that_was_not_refunded_stands_as_what_we_found():
    finding = after(*TWICE)[0]
    assert finding.code == "DUP_CAPTURE"
    assert "withdrawn" in finding.facts


def test_a_duplicate_that_went_back_is_told_as_that():
    assert [one.code for one in after(*TWICE, refund("CH-R", "CH-2"))] == ["REFUND_SENT"]


def test_both_orders_are_hers_and_the_case_closes():
    finding = after(*EQUAL, text="I made both")[0]
    assert finding.code == "TWO_ORDERS"
    assert "withdrawn" in finding.facts


@pytest.mark.parametrize("books", [(order(), FIRST), LOOSE])
def test_by_her_words_alone_nothing_leads(books):
    assert after(*books) == ()


def test_what_may_yet_settle_twice_is_still_told():
    assert [one.code for one in after(*TODAY)] == ["UNCLEAR"]


@pytest.mark.parametrize("how", [{"denied": True}, {"hedged": True}, {"reported": True}])
def test_a_claim_that_is_not_plain_takes_nothing_back(how):
    assert [one.code for one in after(*LOOSE, **how)] == ["UNCLEAR"]


def test_words_that_also_say_the_contrary_take_nothing_back():
    text = "the other charge came back, the second was not refunded though"
    back = Claim("charged_once", "other charge came back", 4, 26)
    not_back = Claim("charged_once", "second was not refunded", 32, 55, denied=True)
    found = find(snapshot(*LOOSE), Said(text=text, claims=(back, not_back)), NOW)
    assert [one.code for one in found] == ["UNCLEAR"]
