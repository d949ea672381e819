"""Money that was taken, went astray or comes back."""

from __future__ import annotations

from firstline.casework.meant.issues import EXPLAIN, ORDER, REFUND, TWICE
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as


@reads_as(ORDER)
def a_single_debit(known: Known) -> bool:
    return known.ours.is_a_debit()


@reads_as(TWICE)
def taken_beside_praise(known: Known) -> bool:
    """What she praises is no matter: the sum is."""
    return known.faults.is_praised and known.ours.is_a_sum_taken_twice()


@reads_as(EXPLAIN)
def went_elsewhere(known: Known) -> bool:
    return known.ours.is_money_elsewhere()


@reads_as(EXPLAIN)
def is_for_another_card(known: Known) -> bool:
    return known.ours.is_money_for_another_card()


@reads_as(TWICE)
def one_of_two_sent_back(known: Known) -> bool:
    return known.ours.is_second_sent_back()


@reads_as(TWICE)
def of_a_cancelled_order_alone(known: Known) -> bool:
    return known.named.only_of_a_cancelled_order()


@reads_as(TWICE)
def of_a_cancelled_order(known: Known) -> bool:
    return known.named.tells_of_a_cancelled_order()


@reads_as(ORDER)
def a_guarantee(known: Known) -> bool:
    return known.ours.is_a_guarantee()


@reads_as(REFUND)
def of_a_sum_that_was_promised(known: Known) -> bool:
    return known.named.gives_a_sum_that_was_promised()


@reads_as(TWICE)
def of_a_sum_that_was_kept(known: Known) -> bool:
    return known.named.gives_a_sum_that_was_kept()
