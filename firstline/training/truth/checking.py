"""What of a `facts` object cannot be used, told by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from firstline.training.truth.causes import findings
from firstline.training.truth.figures import figured
from firstline.training.truth.leaves import leaves
from firstline.training.truth.model import FAMILIES, FAULTS, ROUTES
from firstline.training.truth.moments import moments

KEYS = (
    *("family", "finding", "fault", "now", "customer", "verify_with", "asked_about", "truth", "do"),
    *("follow_up", "goodwill_limit", "mandatory_route", "references_created", "approvals"),
)
_FEW = 14  # names that a message can list
_SUM = re.compile(r"^(?:amounts?|sum|\w+_amount)$")
_DAY = re.compile(r"^(?:dates?|days?|\w+_date)$")
_FACTOR = re.compile(
    r"(?:^|_)(?:order|booking|job|work|case|ticket|account|customer|client|reference|contract|policy|invoice"
    r"|member\w*|loyalty|post|postcode|postal|zip\w*|\w*name|e?mail|phone|telephone|mobile|tel|birth\w*|dob|date"
    r"|amount|total|sum|price|address|street|house|city|code|passcode|word|password|question|last"
    r"|regist\w*|plate|serial|vin|card|tail|number|id)(?:_|$)"
)


class BadFacts(ValueError):
    """`facts` cannot be used; the message names the field and what to do."""


def check(facts: Mapping) -> None:
    """Raises BadFacts at the first key nobody reads and at the first value that means nothing."""
    for key in facts:
        _one_of(str(key), KEYS, "facts", "no such key")
    _family(facts.get("family"))
    if facts.get("finding"):
        _finding(str(facts["finding"]).upper())
    if facts.get("fault"):
        _one_of(str(facts["fault"]).lower(), FAULTS, "facts.fault", "not a fault")
    route = str(facts.get("mandatory_route") or "none").lower()
    _one_of(route, (*ROUTES, "none"), "facts.mandatory_route", "no route")
    _factors(facts)
    _truth(facts.get("truth"))


def _finding(code: str) -> None:
    if code not in findings():
        _one_of(code, (*findings(), *_others()), "facts.finding", "no finding")


@cache
def _others() -> tuple[str, ...]:
    """The codes of every finding, those without a cause that could be told among them."""
    # Here, for it takes a second and few transcripts need it.
    from firstline.casework.findings import families

    return tuple(code for family in families() for code in family.codes)


def _one_of(given: str, known: Iterable[str], where: str, what: str) -> None:
    names = tuple(known)
    if given in names:
        return
    near = get_close_matches(given, names, 1)
    few = names if len(names) <= _FEW else ()
    told = f"did you mean {near[0]}?" if near else f"write one of {', '.join(few)}"
    told = told if near or few else "see data/playbooks for them"
    raise BadFacts(f"{where}: {what} {given[:60]}; {told}")


def _family(given: object) -> None:
    text = str(given or "").strip().lower()
    if text and not (text.isdigit() and 1 <= int(text) <= len(FAMILIES)):
        _one_of(text, FAMILIES, "facts.family", "no family")


def _factors(facts: Mapping) -> None:
    given = facts.get("verify_with") or []
    customer = facts.get("customer")
    known = customer if isinstance(customer, Mapping) else {}
    for name in given if isinstance(given, list) else [given]:
        if str(name) not in known and not _FACTOR.search(str(name).lower()):
            raise BadFacts(
                f"facts.verify_with: nobody is verified by {str(name)[:60]};"
                " name keys of the customer, such as order_number and postcode"
            )


def _truth(given: object) -> None:
    for leaf in leaves("truth", given) if isinstance(given, Mapping) else ():
        text = str(leaf.value).strip()
        if _SUM.match(leaf.key) and not re.search(r"\d", figured(text).text):
            raise BadFacts(f"facts.truth.{leaf.key}: no sum stands there; write it as 25.00")
        if _DAY.match(leaf.key) and not (
            re.search(r"\d", text) or any(True for _ in moments(figured(text), None))
        ):
            raise BadFacts(f"facts.truth.{leaf.key}: no day stands there; write it as 2026-11-03")
