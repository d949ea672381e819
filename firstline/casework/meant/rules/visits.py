"""Visits that she asks for, by their day or by who comes."""

from __future__ import annotations

from firstline.casework.meant.issues import ORDER, VISIT
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as


@reads_as(VISIT)
def is_asked_for(known: Known) -> bool:
    return known.visits.is_asked_for


@reads_as(VISIT)
def no_order_is_asked_for(known: Known) -> bool:
    return known.visits.is_asked_for and ORDER not in known.topics


@reads_as(VISIT)
def takes_longer(known: Known) -> bool:
    return known.visits.takes_longer


@reads_as(VISIT)
def has_a_new_day(known: Known) -> bool:
    return ORDER not in known.topics and known.visits.has_a_new_day


@reads_as(VISIT)
def by_an_engineer_she_names(known: Known) -> bool:
    return known.ours.is_an_engineer()


@reads_as(VISIT)
def was_not_opened(known: Known) -> bool:
    return known.visits.was_not_opened()


@reads_as(VISIT)
def told_by_name(known: Known) -> bool:
    return known.visits.is_told_by_name
