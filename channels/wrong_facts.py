"""Where a trainee's reply was not as the records say, in the words in which it is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from firstline.casework.facts import Day
from firstline.casework.formats import formats
from firstline.workplace import Workplace

_DAY = re.compile(r"\b20\d\d-[01]\d-[0-3]\d\b")


def wrong_facts(place: Workplace, score: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    """{"said", "true"} of each in a score."""
    return tuple(
        {"said": one["said"], "true": _written(one["true"], place)} for one in score["wrong_facts"]
    )


def _written(true: str, place: Workplace) -> str:
    """With its days as the agents write them."""
    reader = formats(place.company, None, None)
    return _DAY.sub(lambda day: reader.text(Day(date.fromisoformat(day[0]))), true)
