"""Parcels that are overdue, on their way or came after all."""

from __future__ import annotations

from firstline.casework.meant.issues import CHANGE, ORDER, REFUND, VISIT
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as
from firstline.casework.said.claim import DEFECTIVE, NOT_RECEIVED, WRONG_ITEM


@reads_as(ORDER)
def came_after_all(known: Known) -> bool:
    return known.parcels.came_after_all


@reads_as(ORDER)
def never_came(known: Known) -> bool:
    """A thing that she names, and nothing is told to be wrong with it."""
    said = known.asked.said
    is_wrong = said.claimed(DEFECTIVE) or said.claimed(WRONG_ITEM)
    return bool(said.claimed(NOT_RECEIVED)) and not is_wrong and known.goods.are_named


@reads_as(ORDER)
def is_sought(known: Known) -> bool:
    return known.parcels.is_sought


@reads_as(ORDER)
def is_to_be_sent_or_paid_back(known: Known) -> bool:
    return known.parcels.is_owed(True)


@reads_as(ORDER)
def is_to_be_paid_back(known: Known) -> bool:
    return known.parcels.is_owed(False)


@reads_as(ORDER)
def is_likely_owed(known: Known) -> bool:
    return bool({CHANGE, REFUND, ORDER} & known.likely) and known.parcels.is_owed(True)


@reads_as(ORDER)
def is_asked_for(known: Known) -> bool:
    return known.parcels.is_asked_for()


@reads_as(ORDER)
def is_missed(known: Known) -> bool:
    return known.parcels.is_missed()


@reads_as(REFUND)
def is_money_that_did_not_come(known: Known) -> bool:
    return ORDER not in known.topics and known.parcels.is_money()


@reads_as(VISIT)
def is_somebody_who_did_not_come(known: Known) -> bool:
    return ORDER not in known.topics and known.parcels.is_somebody()
