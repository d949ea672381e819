"""Sheets of patterns: what is heard, line by line."""

from __future__ import annotations

import re

import pytest

from firstline.casework import patterns
from firstline.casework.patterns import read_patterns
from firstline.casework.sheets import BadWording


@pytest.fixture
def sheet(tmp_path):
    def write(text: str):
        file = tmp_path / "call.txt"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_any_line_of_a_heading_is_heard_in_any_case(sheet):
    drops = read_patterns(sheet("[drops]\ncut off\nline dead\n"), "drops")["drops"]
    assert drops.search("I was CUT OFF") and drops.search("the line dead")
    assert not drops.search("cut, off")


def test_a_part_may_use_those_above_it(sheet):
    file = sheet("[parts]\nit = (?:call|line)\nmy = my <it>\n[drops]\n<my> died\n")
    assert read_patterns(file, "drops")["drops"].pattern == "my (?:call|line) died"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[drops]\ncut off\n(line\n", "call.txt line 3: is no pattern"),
        ("[parts]\nit\n[drops]\ncut\n", "call.txt line 2: write it as: name = pattern"),
        ("[parts]\nit = line\n", "[drops] has no line"),
        ("[calls]\ncut\n", "call.txt line 1: no heading [calls]"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_where_and_why(sheet, text, told):
    with pytest.raises(BadWording, match=re.escape(told)):
        read_patterns(sheet(text), "drops")


def test_what_lines_begin_with_alike_is_looked_for_once(sheet):
    parts = "[parts]\nwho = (?:man|driver)\n"
    heard = read_patterns(
        sheet(f"{parts}[told]\n\\b<who> left\nstole it\n\\b<who>s? shouted\n\\b<who> hit\n"), "told"
    )["told"]
    assert heard.pattern.count("man") == 1
    assert [found[0] for found in heard.finditer("driver left, MAN hit, drivers shouted")] == [
        "driver left",
        "MAN hit",
        "drivers shouted",
    ]
    assert heard.search("stole it") and not heard.search("woman left")


def test_a_sheet_is_read_when_it_is_first_looked_into(monkeypatch, sheet):
    file = sheet("[cut]\ncut off\n[rest]\nhm\n")
    monkeypatch.setattr(patterns, "FOLDER", file.parent)
    heard = patterns.Sheet(file.name, ["rest"])
    is_cut = heard.of("cut")
    assert is_cut("I was Cut Off") and not is_cut("hm")
    assert heard.pattern("rest").search("hm")
