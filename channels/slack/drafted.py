"""A step on its way, in the form in which the JSON interface has it."""

from __future__ import annotations

from typing import Any

from channels.drafting import Drafted


def draft_of(drafted: Drafted) -> dict[str, Any]:
    doing = drafted.doing
    asks = [
        {
            "name": one.field.name,
            "type": one.field.type,
            "given": one.value,
            "options": [vars(option) for option in one.field.options],
            "more": [vars(option) for option in one.field.more],
            "currency": one.field.currency,
            "example": one.field.example,
            "label": one.label,
        }
        for one in drafted.fields
    ]
    return {
        "draft": drafted.draft or None,
        "key": drafted.key or None,
        "what": doing.what,
        "lines": [*doing.lines, *([drafted.said] if drafted.said else [])],
        "asks": asks,
        "consent": doing.consent or None,
        "case": drafted.case_id,
        "customer": drafted.customer,
        "clock": drafted.clock,
    }
