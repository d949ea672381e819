"""What she bought and complains of, and what she wants to give back."""

from __future__ import annotations

from firstline.casework.meant.issues import ITEM, ORDER, TWICE
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as


@reads_as(ITEM)
def is_faulty(known: Known) -> bool:
    return known.goods.are_faulty


@reads_as(ORDER)
def goes_back_without_a_fault(known: Known) -> bool:
    return known.returns.is_without_a_fault


@reads_as(ITEM)
def goes_back_for_it_is_another(known: Known) -> bool:
    return known.returns.is_another_thing


@reads_as(TWICE)
def goes_back_for_it_came_twice(known: Known) -> bool:
    return known.returns.is_one_of_two


@reads_as(ORDER)
def goes_back(known: Known) -> bool:
    return known.returns.is_of_what_came


@reads_as(ITEM)
def is_faulty_by_a_part(known: Known) -> bool:
    return known.faults.are_told


@reads_as(ITEM)
def is_faulty_by_the_sound_of_a_part(known: Known) -> bool:
    return ITEM in known.hints and known.faults.are_likely


@reads_as(ITEM)
def is_another_than_she_ordered(known: Known) -> bool:
    return known.faults.is_another
