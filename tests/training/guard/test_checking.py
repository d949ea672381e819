"""`firstline check`."""

from __future__ import annotations

import json

from click.testing import CliRunner

from firstline.cli import cli


def run(given, *options):
    done = CliRunner().invoke(cli, ["check", *options], input=given)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def test_a_draft_is_read_as_a_whole():
    ((answer),) = run("Thank you.\n😀 Calm down, please.\n")
    (found,) = answer["flags"]
    assert set(found) == {"class", "start", "end", "quote", "why", "instead"}
    assert (found["class"], found["start"]) == ("COMMAND", 13)


def test_an_empty_draft_has_no_flags():
    assert run("") == [{"flags": []}]


def test_a_bad_line_is_answered_with_an_error_and_the_rest_goes_on():
    given = (
        '{"id": 1, "text": "Calm down."}\nnonsense\n\n{"id": "b"}\n[]\n{"id": "c", "text": "ok"}\n'
    )
    first, second, third, fourth, fifth = run(given, "--jsonl")
    assert (first["id"], first["flags"][0]["class"]) == (1, "COMMAND")
    assert (second["line"], third["id"], fourth["line"]) == (2, "b", 5)
    assert all("error" in one for one in (second, third, fourth))
    assert fifth == {"id": "c", "flags": []}


def test_half_a_character_does_not_stop_the_rest():
    first, second = run(
        '{"id": 1, "text": "\\ud800 Calm down."}\n{"id": 2, "text": "ok"}\n', "--jsonl"
    )
    assert first["flags"][0]["class"] == "COMMAND"
    assert second == {"id": 2, "flags": []}
