"""One scenario file, every mistake in it told with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from firstline.training.scenarios.model import DIFFICULTIES, PERSONAS, STORIES, Scenario, Speech
from firstline.training.scenarios.rows import rows_of
from firstline.training.scenarios.spoken import lines
from firstline.yaml_file import BadFile, Node, read

_REQUIRED = (
    *("title", "story", "difficulty", "persona", "customer", "facts", "records", "speaks"),
)
_KEYS = (*_REQUIRED, "called", "temper", "values", "hidden", "wrong_factors")
_SPEAKS = ("opening", "restate", "told", "mistaken", "interrupts")
_FACTS = (
    *("finding", "fault", "customer", "verify_with", "asked_about", "truth", "do", "follow_up"),
    *("goodwill_limit", "mandatory_route", "references_created", "approvals"),
)
_FACTS_REQUIRED = ("finding", "fault", "customer", "truth")
_ID = re.compile(r"[\w-]{1,80}")
CALMEST, HANGS_UP = 0, 4


class ScenarioError(BadFile):
    """A scenario cannot be used; the message is "file, line n: what is wrong; what to do"."""


def read_scenario(file: Path, topics: Collection[str]) -> Scenario:
    """`topics`: what customers can be asked about. Raises ScenarioError."""
    root = read(file, ScenarioError)
    if not _ID.fullmatch(file.stem):
        raise root.wrong("name the file with letters, digits, - and _ only")
    keys = root.mapping(_KEYS, _REQUIRED)
    facts = _facts(keys["facts"])
    values = _values(keys.get("values"), facts)
    records = rows_of(keys["records"])
    hidden = _patterns(keys.get("hidden"))
    customer = keys["customer"].text()
    if customer not in {row.get("customer_id") for row in records.get("customers", ())}:
        raise keys["customer"].wrong(f"records.customers has no row {customer}; add it")
    return Scenario(
        id=file.stem,
        story=keys["story"].choice(*STORIES),
        difficulty=keys["difficulty"].choice(*DIFFICULTIES),
        title=keys["title"].text(),
        called=_texts(keys.get("called")),
        persona=keys["persona"].choice(*PERSONAS),
        temper=keys["temper"].whole(CALMEST, HANGS_UP - 1) if "temper" in keys else 1,
        customer_id=customer,
        speech=_speech(keys["speaks"], frozenset(values), topics, hidden),
        written_values=values,
        written_facts=facts,
        written_records=records,
        wrong_factors=_factors(keys.get("wrong_factors"), facts),
        hidden=hidden,
    )


def _facts(node: Node) -> dict[str, Any]:
    keys = node.mapping(_FACTS, _FACTS_REQUIRED)
    keys["finding"].text()
    keys["fault"].choice("ours", "none", "theirs")
    for name in ("customer", "truth"):
        keys[name].mapping()
    return {name: _plain(one.value) for name, one in keys.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _values(node: Node | None, facts: Mapping[str, Any]) -> dict[str, str]:
    """Of `values`, of the customer and of what she asks about; the first name by itself."""
    customer = {name: str(value) for name, value in facts["customer"].items()}
    asked = {
        name: str(value)
        for name, value in (facts.get("asked_about") or {}).items()
        if not isinstance(value, list | dict)
    }
    own = {name: one.written() for name, one in node.mapping().items()} if node else {}
    first = customer.get("name", "").split(" ")[0]
    return {"first_name": first, **asked, **customer, **own}


def _speech(
    node: Node, names: frozenset[str], topics: Collection[str], hidden: tuple[re.Pattern[str], ...]
) -> Speech:
    keys = node.mapping(_SPEAKS, ("opening", "restate"))

    def said(one: Node) -> tuple[str, ...]:
        for each in one.entries():
            _unrevealing(each, hidden)
        return lines(one, names)

    def by_topic(one: Node | None) -> dict[str, tuple[str, ...]]:
        return {name: said(each) for name, each in one.mapping(topics).items()} if one else {}

    return Speech(
        opening=said(keys["opening"]),
        restate=said(keys["restate"]),
        told=by_topic(keys.get("told")),
        mistaken=by_topic(keys.get("mistaken")),
        interrupts=said(keys["interrupts"]) if "interrupts" in keys else (),
    )


def _unrevealing(line: Node, hidden: tuple[re.Pattern[str], ...]) -> None:
    for pattern in hidden:
        if found := pattern.search(line.text()):
            raise line.wrong(f"gives away {found[0]!r}, which is hidden; say it without")


def _factors(node: Node | None, facts: Mapping[str, Any]) -> dict[str, str]:
    known = [name for name in facts["customer"] if name != "name"]
    return {name: one.written() for name, one in node.mapping(known).items()} if node else {}


def _patterns(node: Node | None) -> tuple[re.Pattern[str], ...]:
    found = []
    for one in node.entries() if node else ():
        try:
            found.append(re.compile(one.text(), re.IGNORECASE))
        except re.error as wrong:
            raise one.wrong(f"is no pattern: {wrong}; see Python's re") from None
    return tuple(found)


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(one.text() for one in node.entries()) if node else ()
