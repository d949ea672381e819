"""A sum of her own records raises the issue that the words around it name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.named_sums import REFUND, TWICE, issues
from tests.casework.records import CREDIT, ORDER, PAID, VISA, said, snapshot

DEBIT = replace(PAID, amount=Decimal("219.00"))
OWED = replace(CREDIT, amount=Decimal("180.00"))
RECORDS = snapshot(VISA, ORDER, DEBIT, OWED)


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("right seal came but 219 twice", (TWICE,)),
        ("2x 219.00 on stmt", (TWICE,)),
        ("why 219 again", (TWICE,)),
        ("nobody has explained the two 219.00s", (TWICE,)),
        ("wants both 219s back", (TWICE,)),
        ("219 on oct 29 and again nov 3", (TWICE,)),
        ("You took $219 from my card two times!!", (TWICE,)),
        ("219.00 pending next to 219.00 booked", (TWICE,)),
        ("219 taken after I cancelled", (TWICE,)),
        ("did the 219 come back?", (TWICE,)),
        ("still no 180", (REFUND,)),
        ("the 180 arrived", (REFUND,)),
        ("cust: where is 180", (REFUND,)),
        ("when will the 180 dollars for the old washer reach her", (REFUND,)),
        ("and my 180?", (REFUND,)),
        ("219 twice and the 180 never came", (TWICE, REFUND)),
        ("10447776 is NOT mine", (TWICE,)),
    ],
)
def test_her_sum_and_its_words_name_the_issue(text, raised):
    assert issues(RECORDS, said(text)) == raised


@pytest.mark.parametrize(
    "text",
    [
        "220 twice",  # no sum of hers
        "I paid 219 for the fridge and it does not cool",
        "waiting 180 minutes, nobody there",
        "219 days and still here",
        "the 220s",
        "parcel 219sx",
        "I paid 219 and it broke again",
        "called twice about my order",
        "10447776 is mine",
        "last order was on october 20, $219.00",
        "",
    ],
)
def test_other_numbers_and_other_words_raise_none(text):
    assert issues(RECORDS, said(text)) == ()


@given(st.text(max_size=120))
def test_records_without_a_sum_never_raise_one(text):
    assert issues(snapshot(), said(text)) == ()
