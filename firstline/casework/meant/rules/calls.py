"""Calls that never came, and the page that failed beside them."""

from __future__ import annotations

from firstline.casework.meant.issues import CALL
from firstline.casework.meant.known import Known
from firstline.casework.meant.rules.rule import reads_as


@reads_as(CALL)
def was_not_called(known: Known) -> bool:
    return known.calls.was_not_called


@reads_as(CALL)
def page_showed_an_error(known: Known) -> bool:
    return known.ours.is_an_error()
