"""Plans that are to end, and those that have ended, which is a matter of their visits."""

from __future__ import annotations

from firstline.casework.meant.issues import CHANGE, PLAN, VISIT
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as


@reads_as(PLAN)
def is_called_off(known: Known) -> bool:
    return known.plans.ends()


@reads_as(PLAN)
def is_likely_called_off(known: Known) -> bool:
    return bool({CHANGE, PLAN} & known.likely) and known.plans.ends()


@reads_as(VISIT)
def ended(known: Known) -> bool:
    return known.plans.asks_of_an_end()


@reads_as(VISIT)
def ended_by_its_name(known: Known) -> bool:
    """As `ended`, where what she says sounds like a plan already."""
    return known.plans.asks_of_an_end(True)


@reads_as(VISIT)
def ended_without_a_call(known: Known) -> bool:
    return known.plans.is_named_as_ended() and not known.calls.was_not_called


@reads_as(VISIT)
def charged_after_its_end(known: Known) -> bool:
    return known.plans.is_charged_after_its_end()


@reads_as(VISIT)
def left_alone(known: Known) -> bool:
    return known.plans.left_alone()
