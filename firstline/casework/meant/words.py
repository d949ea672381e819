"""Words by which the records tell what is meant."""

from __future__ import annotations

from firstline.casework.patterns import Sheet

_CODE = "code"
_MEANT = Sheet("meant.txt", [_CODE])

speaks_of_several = _MEANT.of("several")
names_a_cancelled_order = _MEANT.of("cancelled order")
names_other_money = _MEANT.of("other money")
names_a_plan = _MEANT.of("plan")
names_a_part = _MEANT.of("part")
says_who_comes = _MEANT.of("comes")
says_it = _MEANT.of("it")
praises = _MEANT.of("praise")


def error_codes(text: str) -> frozenset[str]:
    """In lower case."""
    return frozenset(found.lower() for found in _MEANT.pattern(_CODE).findall(text))
