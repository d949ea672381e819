"""The table of rules: each has its place, and of several that hold the first decides."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from itertools import combinations

import pytest

from firstline.casework.meant import issues, readings, rules
from firstline.casework.meant.known import Known
from firstline.casework.meant.reading import read
from firstline.casework.meant.rules.rule import Rule, all_read, deciding
from tests.casework.meant.asked import asked

ISSUES = {value for name, value in vars(issues).items() if name.isupper()}
TABLES = {
    **readings.SOUNDS_LIKE,
    "not understood": readings.NOT_UNDERSTOOD,
    "talk": readings.TALK,
    "beside": readings.BESIDE,
}
PARTS = readings.PART_SOUNDS_LIKE
EVERY = [one for table in (*TABLES.values(), *PARTS.values()) for one in table]
WRITTEN = [
    one
    for found in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
    for one in vars(importlib.import_module(found.name)).values()
    if isinstance(one, Rule)
]


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda one: one.name)
def test_every_rule_has_its_place(rule):
    assert rule in EVERY


def test_every_rule_has_a_name_of_its_own():
    assert [name for name, times in Counter(one.name for one in WRITTEN).items() if times > 1] == []


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda one: one.name)
def test_a_rule_reads_issues_that_there_are(rule):
    assert {*rule.reads} <= ISSUES


def test_a_rule_is_asked_for_what_there_is():
    assert {*readings.SOUNDS_LIKE, *PARTS, *readings.IS_PART_OF, *readings.BELONGS_TO} <= ISSUES


@pytest.mark.parametrize(("sounds", "table"), TABLES.items())
def test_a_rule_is_asked_once(sounds, table):
    assert len({*table}) == len(table)


@pytest.mark.parametrize(("sounds", "table"), TABLES.items())
def test_what_is_told_more_closely_is_asked_first(sounds, table):
    for before, behind in combinations(table, 2):
        assert not behind.name.startswith(before.name + "_"), f"{before.name} hides {behind.name}"


def rule(name, holds, *reads):
    return Rule(name, lambda known: holds, reads)


def test_of_several_rules_that_hold_the_first_decides():
    table = (rule("no", False, "a"), rule("first", True, "b"), rule("second", True, "c"))
    known = Known(asked("hm"))
    assert deciding(table, known).name == "first"
    assert deciding(table[:1], known) is None
    assert all_read(table, known) == ("b", "c")


def test_a_rule_is_not_asked_once_another_decided():
    def fails(known):
        raise AssertionError("asked")

    assert deciding((rule("first", True, "b"), Rule("second", fails, ())), Known(asked("hm")))


@pytest.mark.parametrize("issue", sorted(ISSUES))
def test_where_no_rule_holds_it_is_what_it_sounds_like(issue):
    assert read(Known(asked("hm")), issue) == (issue,)
