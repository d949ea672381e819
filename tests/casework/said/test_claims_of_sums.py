"""A sum that came or did not is money: no parcel, and no visit."""

from __future__ import annotations

import pytest

from firstline.casework.said.claim import MONEY_CAME, NOT_RECEIVED, RECEIVED, WAS_VISITED
from tests.casework.records import said

GOODS = {NOT_RECEIVED, RECEIVED, WAS_VISITED}


def kinds(text):
    return {claim.kind for claim in said(text).claims}


@pytest.mark.parametrize(
    "text",
    ["the 180 never came", "180.00 not arrived", "The 180 has arrived.", "My 180 NEVER came!"],
)
def test_a_sum_is_only_money(text):
    assert MONEY_CAME in kinds(text)
    assert not kinds(text) & GOODS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the parcel never came", NOT_RECEIVED),
        ("the parcel of order 10451385 never came", NOT_RECEIVED),
        ("the 180 never came, and the parcel never came", NOT_RECEIVED),
        ("the engineer never came", WAS_VISITED),
    ],
)
def test_what_is_no_sum_stays_what_it_is(text, kind):
    assert kind in kinds(text)
