"""Lines that cannot be scored are told by what is wrong in them, and the rest goes on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.cli.scoring import answers
from firstline.training.scoring import BadTranscript, read_line
from tests.training.scoring.families import line

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{", "JSON"),
        ("[1]", "JSON"),
        ('{"id": 1}', "turns"),
        ('{"id": 1, "turns": [3]}', r"turns\[0\]"),
        ('{"id": 1, "turns": [{"speaker": "bot", "text": ""}]}', "speaker"),
        ('{"id": 1, "turns": [{"speaker": "agent", "text": 5}]}', "text"),
        ('{"id": 1, "turns": [], "facts": 3}', "facts"),
        ('{"id": 1, "turns": [], "scenario": "NOPE"}', "NOPE"),
        ('{"id": 1, "turns": [], "events": [{"turn": 0, "kind": "dance"}]}', "kind"),
        ('{"id": 1, "turns": [], "events": [{"turn": "x", "kind": "note"}]}', "turn"),
        ("[" * 100_000, "JSON"),
        (
            json.dumps({"id": 1, "turns": [{"speaker": "agent", "text": "Sorry. " * 20_000}]}),
            r"turns\[0\].*140,000.*8,000.*split",
        ),
    ],
)
def test_a_wrong_line_says_what_to_change(given: str, told: str) -> None:
    with pytest.raises(BadTranscript, match=told):
        read_line(given)


def test_every_line_is_answered_in_order_and_wrong_ones_by_id_or_line() -> None:
    given = [line("debit", "good"), "{bad", "", '{"id": "x", "turns": 1}', line("parts", "cold")]

    read = [json.loads(one) for one in answers(one.encode() for one in given)]

    assert [one.get("id") for one in read] == ["debit good", None, "x", "parts cold"]
    assert read[1]["line"] == 2 and "error" in read[1] and "turns" in read[2]["error"]


def test_an_answer_has_the_shape_that_others_rely_on() -> None:
    (answer,) = (json.loads(one) for one in answers([line("number", "wrong").encode()]))

    assert set(answer) == {
        *("id", "total", "passed", "fatal", "wrong_facts", "dimensions", "empathy", "not_judged"),
    }
    assert list(answer["dimensions"]) == [
        *("identity", "restates", "acknowledges", "owns", "finding", "acts", "commits", "tone"),
        "closes",
    ]
    for one in answer["dimensions"].values():
        assert (
            {"score", "points", "of", "quote", "better"}
            <= set(one)
            <= {
                *("score", "points", "of", "quote", "better", "reason"),
            }
        )
    assert set(answer["wrong_facts"][0]) == {"turn", "said", "true"}


def test_quotes_stand_in_the_turn_as_it_was_written() -> None:
    curly = json.loads(line("debit", "denying").replace("'", "’"))

    (answer,) = (json.loads(one) for one in answers([json.dumps(curly).encode()]))

    assert answer["fatal"]
    for one in answer["fatal"]:
        assert one["quote"] in curly["turns"][one["turn"]]["text"]


@given(
    turns=st.lists(
        st.tuples(st.sampled_from(["agent", "customer"]), st.text(max_size=120)), max_size=6
    ),
    facts=JSON,
)
def test_whatever_is_given_is_answered(turns: list, facts: object) -> None:
    spoken = [{"speaker": who, "text": text} for who, text in turns]
    given = json.dumps({"id": 1, "turns": spoken, "facts": {"truth": {"x": facts}, "do": facts}})

    (answer,) = (json.loads(one) for one in answers([given.encode()]))

    assert answer["id"] == 1 and ("error" in answer or 0 <= answer["total"] <= 100)
