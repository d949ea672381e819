"""Names that the truth holds, and words that look like names."""

from __future__ import annotations

import re

from firstline.training.truth.model import Truth

NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "This That These Those Somebody Someone Nobody They Then Our Your The She Who Which What Here"
        " There Finance Payments Billing Complaints Support Privacy Security Safety Field Workshop Sales"
        " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
        " July August September October November December Everyone Anybody One You And But Also Good Thank",
    )
)


def all_names(truth: Truth) -> str:
    approvals = (one.by for one in truth.approvals)
    people = (person.name for person in truth.people)
    parts = (*people, *truth.texts.values(), *truth.customer.values(), truth.follow_up_owner)
    return " ".join((*parts, *approvals, *truth.do, *truth.asked_about.values()))
