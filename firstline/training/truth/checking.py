"""What of a `facts` object cannot be used, told by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from firstline.settings import PROJECT
from firstline.training.truth.causes import findings
from firstline.training.truth.figures import figured
from firstline.training.truth.leaves import leaves
from firstline.training.truth.model import FAMILIES, FAULTS, ROUTES
from firstline.training.truth.moments import moments

KEYS = (
    *("family", "finding", "fault", "now", "customer", "verify_with", "asked_about", "truth", "do"),
    *("follow_up", "goodwill_limit", "mandatory_route", "references_created", "approvals"),
)
_SUM = re.compile(r"^(?:amounts?|sum|\w+_amount)$")
_DAY = re.compile(r"^(?:dates?|days?|\w+_date)$")
_FACTOR = re.compile(
    r"order|booking|job|work|case|ticket|account|customer|client|reference|contract|policy|invoice"
    r"|member|loyalty|post|zip|name|mail|phone|mobile|tel|birth|dob|date|amount|total|sum|price"
    r"|address|street|house|city|code|word|question|last|regist|plate|serial|vin|card|tail|number|id$"
)


class BadFacts(ValueError):
    """`facts` cannot be used; the message names the field and what to do."""


def check(facts: Mapping) -> None:
    """Raises BadFacts at the first key nobody reads and at the first value that means nothing."""
    for key in facts:
        _one_of(str(key), KEYS, "facts", "no such key")
    _family(facts.get("family"))
    if facts.get("finding"):
        _one_of(
            str(facts["finding"]).upper(),
            (*findings(), *_others()),
            "facts.finding",
            "no finding",
        )
    if facts.get("fault"):
        _one_of(str(facts["fault"]).lower(), FAULTS, "facts.fault", "not a fault")
    route = str(facts.get("mandatory_route") or "none").lower()
    _one_of(route, (*ROUTES, "none"), "facts.mandatory_route", "no route")
    _factors(facts)
    _truth(facts.get("truth"))


@cache
def _others() -> tuple[str, ...]:
    """The codes of playbooks, those without a cause that could be told among them."""
    files = sorted((PROJECT / "data" / "playbooks").glob("*.yml"))
    shape = re.compile(r"^  ([A-Z][A-Z_0-9]{3,}):", re.MULTILINE)
    return tuple(code for file in files for code in shape.findall(file.read_text("utf-8")))


def _one_of(given: str, known: Iterable[str], where: str, what: str) -> None:
    names = tuple(known)
    if given in names:
        return
    near = get_close_matches(given, names, 1)
    told = f"did you mean {near[0]}?" if near else f"write one of {', '.join(names[:14])}"
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
            raise BadFacts(f"facts.truth.{leaf.key}: {text[:40]} is no sum; write it as 25.00")
        if _DAY.match(leaf.key) and not (
            re.search(r"\d", text) or any(True for _ in moments(figured(text), None))
        ):
            raise BadFacts(f"facts.truth.{leaf.key}: {text[:40]} is no day; write it as 2026-11-03")
