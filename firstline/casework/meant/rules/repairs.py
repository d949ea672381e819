"""Things in the workshop, or that are to be."""

from __future__ import annotations

from firstline.casework.meant.issues import VISIT, WORKSHOP
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as
from firstline.casework.wishes import asks_of_today


@reads_as(WORKSHOP)
def is_meant(known: Known) -> bool:
    return known.repairs.is_meant


@reads_as(WORKSHOP)
def is_asked_for(known: Known) -> bool:
    return known.repairs.is_asked_for


@reads_as(WORKSHOP)
def may_not_be_used(known: Known) -> bool:
    return known.repairs.may_not_be_used


@reads_as(WORKSHOP)
def bought_here_waits_for_a_part(known: Known) -> bool:
    return _bought_here(known) and known.repairs.waits_for_a_part


@reads_as(VISIT)
def bought_here_has_a_visit(known: Known) -> bool:
    return _bought_here(known) and known.repairs.has_a_visit


@reads_as()
def bought_here(known: Known) -> bool:
    return _bought_here(known)


@reads_as(WORKSHOP)
def lacks_a_part(known: Known) -> bool:
    """She speaks of a part, or that nobody ordered one, and a repair of hers waits for it."""
    is_told = WORKSHOP in known.topics and WORKSHOP not in known.intents
    return is_told and not known.goods.are_named and known.repairs.waits_for_a_part


@reads_as(WORKSHOP)
def is_spoken_of(known: Known) -> bool:
    """What waits in the workshop may stand beside what she bought."""
    return known.repairs.is_spoken_of and known.repairs.waits_for_a_part


@reads_as(VISIT, WORKSHOP)
def its_visit_waits_for_a_part(known: Known) -> bool:
    return known.repairs.waits_for_a_part


@reads_as(VISIT)
def its_visits_failed(known: Known) -> bool:
    return not known.repairs.waits_for_a_part and known.ours.is_failing_again()


@reads_as(VISIT)
def is_over_and_a_visit_awaited(known: Known) -> bool:
    return not known.repairs.is_open and known.visits.is_awaited


@reads_as(WORKSHOP)
def is_awaited_today(known: Known) -> bool:
    """Whether it is ready, or begins, on a day that is near; she names nothing else of hers."""
    return _near(known) and known.repairs.is_open


@reads_as(VISIT)
def a_visit_is_awaited_today(known: Known) -> bool:
    return _near(known) and not known.repairs.is_open and known.visits.is_awaited


def _near(known: Known) -> bool:
    is_of_it = known.topics <= {WORKSHOP, VISIT} and not known.goods.are_named
    return asks_of_today(known.text) and is_of_it and not known.asked.said.amounts


def _bought_here(known: Known) -> bool:
    """Where a thing is that we repair, or that it still does not work, is a matter of its job."""
    return known.repairs.is_meant_or_bought and not known.goods.are_dangerous
