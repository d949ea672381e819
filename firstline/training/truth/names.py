"""Words that look like names."""

from __future__ import annotations

import re

NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "This That These Those Somebody Someone Nobody They Then Our Your The She Who Which What Here"
        " There Finance Payments Billing Complaints Support Privacy Security Safety Field Workshop Sales"
        " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
        " July August September October November December Everyone Anybody One You And But Also Good Thank",
    )
)
