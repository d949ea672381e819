"""YAML with lines."""

from __future__ import annotations

import io

import pytest
import rasa.shared.utils.io  # noqa: F401  # teaches ruamel its own ways
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firstline.settings import PROJECT
from firstline.yaml_lines import load

FILES = sorted((PROJECT / "data" / "playbooks").glob("*.yml")) + [PROJECT / "company.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_reads_as_a_slower_reader_reads_it(file):
    text = file.read_text(encoding="utf-8")
    assert load(text) == YAML(typ="safe", pure=True).load(text)


def test_keys_and_items_know_their_lines():
    found = load("a: 1\n\nb:\n  - x\n  # a comment\n  - {c: 2,\n     d: 3}\n")
    assert found.lines == {"a": 1, "b": 3}
    assert found["b"].lines == [4, 6]
    assert found["b"][1].lines == {"c": 6, "d": 7}


def test_a_key_twice_is_no_yaml():
    with pytest.raises(YAMLError, match="duplicate key 'a'"):
        load("a: 1\na: 2\n")


def test_what_is_merged_in_gives_way_to_a_key_of_its_own():
    found = load("base: &base {x: 1, y: 2}\nown:\n  <<: *base\n  x: 3\n")
    assert found["own"] == {"x": 3, "y": 2}
    assert found["own"].lines == {"x": 4}


@pytest.mark.parametrize("text", ["a: [", "a: {", "\t- a", "a: 'b", "a: b: c"])
def test_broken_yaml_is_an_error(text):
    with pytest.raises(YAMLError):
        load(text)


def test_an_empty_file_is_nothing():
    assert load("# only a comment\n") is None


@settings(deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1), st.integers() | st.booleans() | st.text("xy ")))
def test_whatever_is_written_is_read(wanted):
    out = io.StringIO()
    YAML(typ="safe").dump(wanted, out)
    assert load(out.getvalue()) == wanted


def test_a_sum_in_braces_stays_as_it_is_written_where_rasa_puts_environment_variables():
    assert load("say: It is ${amount} twice.")["say"] == "It is ${amount} twice."
