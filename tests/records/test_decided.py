"""Which decisions did the same thing before."""

from __future__ import annotations

import pytest

from firstline.records.decided import Decided
from tests.casework.records import NOW

EARLIER = frozenset({"orders/1", "charges/a", "charges/b"})


def made(step="refund_duplicate", effect="makes_good", records=EARLIER):
    return Decided(step, records, "D-1", "done", NOW, "demo", effect=effect)


@pytest.mark.parametrize(
    ("records", "is_again"),
    [
        ({"orders/1", "charges/a", "charges/b", "charges/z"}, True),
        ({"orders/1", "charges/c", "charges/d"}, False),
        ({"orders/2", "charges/b"}, True),
    ],
)
def test_another_pair_of_charges_of_the_same_order_is_another_matter(records, is_again):
    assert made().does_again("makes_good", records) is is_again
    assert made().is_about("refund_duplicate", records) is is_again


def test_a_step_of_another_name_that_makes_good_does_it_again_but_is_not_that_step():
    assert made().does_again("makes_good", {"charges/b"})
    assert not made().is_about("refund_duplicates", {"charges/b"})


def test_what_does_not_make_good_is_once_by_its_own_name():
    ticket = made("open_payment_ticket", "open_payment_ticket")
    assert ticket.does_again("open_payment_ticket", EARLIER)
    assert not ticket.does_again("makes_good", EARLIER)
