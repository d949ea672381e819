"""One scenario file, every mistake in it told with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from firstline.training.scenarios.model import DIFFICULTIES, PERSONAS, STORIES, Scenario
from firstline.training.scenarios.rows import exact, rows_of
from firstline.training.scenarios.speech import speech_of
from firstline.yaml_file import BadFile, Node, read

_REQUIRED = (*("title", "story", "difficulty", "persona", "customer", "facts", "records"),)
_KEYS = (*_REQUIRED, "called", "temper", "values", "hidden", "wrong_factors", "speaks", "minted")
_FACTS = (
    *("finding", "fault", "customer", "verify_with", "asked_about", "truth", "do", "follow_up"),
    *("goodwill_limit", "mandatory_route", "references_created", "approvals"),
)
_FACTS_REQUIRED = ("finding", "fault", "customer", "truth")
_ID = re.compile(r"[\w-]{1,80}")
CALMEST, HANGS_UP = 0, 4


class ScenarioError(BadFile):
    """A scenario cannot be used; the message is "file, line n: what is wrong; what to do"."""


def read_scenario(file: Path) -> Scenario:
    """The same object for as long as the file stays the same; raises ScenarioError."""
    try:
        found = file.stat()
    except OSError:
        raise ScenarioError(file, 1, "is not there; name another") from None
    return _scenario(file, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=256)
def _scenario(file: Path, changed_at: int, size: int) -> Scenario:
    root = read(file, ScenarioError)
    if not _ID.fullmatch(file.stem):
        raise root.wrong("name the file with letters, digits, - and _ only")
    keys = root.mapping(_KEYS, _REQUIRED)
    facts = _facts(keys["facts"])
    values = _values(keys.get("values"), facts)
    records = rows_of(keys["records"])
    story = keys["story"].choice(*STORIES)
    hidden = _patterns(keys.get("hidden"))
    customer = keys["customer"].text()
    if customer not in {row.get("customer_id") for row in records.get("customers", ())}:
        raise keys["customer"].wrong(f"records.customers has no row {customer}; add it")
    return Scenario(
        id=file.stem,
        story=story,
        difficulty=keys["difficulty"].choice(*DIFFICULTIES),
        title=keys["title"].text(),
        called=_texts(keys.get("called")),
        persona=keys["persona"].choice(*PERSONAS),
        temper=keys["temper"].whole(CALMEST, HANGS_UP - 1) if "temper" in keys else 1,
        customer_id=customer,
        speech=speech_of(
            keys.get("speaks"), root, story, str(facts["finding"]), frozenset(values), hidden
        ),
        written_values=values,
        written_facts=facts,
        written_records=records,
        wrong_factors=_factors(keys.get("wrong_factors"), facts),
        hidden=hidden,
        minted=_plain(keys["minted"]) if "minted" in keys else {},
    )


def _facts(node: Node) -> dict[str, Any]:
    keys = node.mapping(_FACTS, _FACTS_REQUIRED)
    keys["finding"].text()
    keys["fault"].choice("ours", "none", "theirs")
    for one in keys["customer"].mapping().values():
        if not isinstance(one.value, str):
            raise one.wrong(f"write {one.value} in quotes")
    keys["truth"].mapping()
    return {name: _plain(one) for name, one in keys.items()}


def _plain(node: Node) -> Any:
    if node.is_mapping:
        return {name: _plain(one) for name, one in node.mapping().items()}
    if node.is_list:
        return [_plain(one) for one in node.items()]
    if node.value is None or isinstance(node.value, bool | int):
        return node.value
    return exact(node)


def _values(node: Node | None, facts: Mapping[str, Any]) -> dict[str, str]:
    """Of `values`, of the customer and of what she asks about; the first name by itself."""
    customer = {name: str(value) for name, value in facts["customer"].items()}
    asked = {
        name: str(value)
        for name, value in (facts.get("asked_about") or {}).items()
        if not isinstance(value, list | dict)
    }
    own = {name: exact(one) for name, one in node.mapping().items()} if node else {}
    first = customer.get("name", "").split(" ")[0]
    return {"first_name": first, **asked, **customer, **own}


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
