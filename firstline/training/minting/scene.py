"""A scenario's file, from records in disguise and the finding that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from firstline.casework.facts import Account, Day, Deadline, Fact, Given, Moment, Money, Plain, Tail
from firstline.casework.finding import Finding
from firstline.desk import called
from firstline.records.tables import FILES
from firstline.training.minting.disguising import Cells
from firstline.training.minting.proving import Shown
from firstline.training.minting.telling_time import Seen
from firstline.training.minting.wording import words
from firstline.training.truth.causes import findings
from firstline.training.wording import sheet

Scene = dict[str, Any]
Rows = Mapping[str, list[Cells]]

_TAIL_LIKE = re.compile(r"tail|last_?four|ending|digits|card|account|instrument")
_SILENT = {"opening": ["Hello."], "restate": ["Hello."]}
# What the company shares is not of the case; any other table without a row is known to hold none.
_SHARED = {"teams", "slots", "templates"}
_TABLES = [str(name) for name in FILES]
_FACTORS = ("order_number", "postcode")
_FIRST_LEVEL = "25.00"  # what an agent may give alone, where the scenario knows no better
_OURS = ("agent", "company", "abuse_address", "direct_line", "owner_line")


def scene(finding: str, family: str, rows: Rows, shown: Shown | None, seen: Seen) -> Scene:
    """`shown`: what the records lead to, None while that is not known yet."""
    lead = shown.lead if shown else None
    truth = dict(_truth(lead.facts, seen)) if lead else {}
    asked = dict(_asked(lead.facts, truth)) if lead else {}
    known = findings().get(finding)
    customer = rows["customers"][0]
    facts = {
        "finding": finding,
        "fault": known.fault if known else "none",
        "customer": dict(_customer(rows, lead)),
        "verify_with": [one for one in _FACTORS if one in dict(_customer(rows, lead))],
        "asked_about": asked,
        "truth": {"cause": words()["causes"].get(finding, called.finding(finding)), **truth},
        "do": list(shown.steps) if shown else [],
        "follow_up": {"owner": "agent", "latest": "+3 business days 17:00"},
        "goodwill_limit": _FIRST_LEVEL,
        "mandatory_route": words()["routes"].get(finding),
    }
    content = {
        "title": _called(family, finding),
        "story": family,
        "difficulty": "normal",
        "persona": "formal",
        "customer": customer["customer_id"],
        "facts": facts,
        "records": {
            table: rows.get(table, []) for table in _TABLES if table in rows or table not in _SHARED
        },
    }
    return content if lead else {**content, "speaks": _SILENT}


def _called(family: str, finding: str) -> str:
    """Its story: the finding is what the trainee is to find."""
    return sheet("practice")["stories"].get(family) or called.finding(finding)


def _customer(rows: Rows, lead: Finding | None) -> Iterator[tuple[str, str]]:
    """Who she is, with the factors that she can give."""
    customer, orders = rows["customers"][0], rows.get("orders", [])
    yield "name", customer.get("name", "Customer")
    named = lead.facts.get("order_number") if lead else None
    number = getattr(named, "text", "") or next(
        (row["order_number"] for row in orders if "order_number" in row), ""
    )
    if number:
        yield "order_number", number
    if "postcode" in customer:
        yield "postcode", customer["postcode"]


def _truth(facts: Mapping[str, Fact], seen: Seen) -> Iterator[tuple[str, str]]:
    for name, fact in facts.items():
        if isinstance(fact, Money):
            yield name, f"{fact.amount:f}"
            yield "currency", fact.currency
        elif isinstance(fact, Day):
            yield name, seen.day(fact.day)
        elif isinstance(fact, Moment | Deadline):
            yield name, seen.deadline(fact.at)
        elif isinstance(fact, Tail):
            yield (name if _TAIL_LIKE.search(name) else f"{name}_tail"), fact.text
        elif isinstance(fact, Plain | Account) and name not in _OURS:
            yield name, fact.text


def _asked(facts: Mapping[str, Fact], truth: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What she comes with: digits that she read, or a sum."""
    given = next((fact.text for fact in facts.values() if isinstance(fact, Given)), "")
    if given:
        yield "digits", given
    amount = truth.get("amount") or next(
        (f"{fact.amount:f}" for fact in facts.values() if isinstance(fact, Money)), ""
    )
    if amount:
        yield "amount", amount
