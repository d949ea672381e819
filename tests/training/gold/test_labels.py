"""The gold set is whole: every family, every kind, every label with its reason."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from benchmarks.gold import BAD, GOOD, replies
from firstline.training.scoring import read_line
from firstline.training.scoring.model import DIMENSIONS
from firstline.training.truth.model import FAMILIES
from tests.training.scoring.families import FAMILIES as MATCHED
from tests.training.scoring.families import replies as matched

EVERY = replies()


def test_each_family_has_six_replies_of_each_kind() -> None:
    counted = Counter((one.family, one.kind) for one in EVERY)

    assert counted == {(family, kind): 6 for family in FAMILIES for kind in (GOOD, *BAD)}
    assert len({one.id for one in EVERY}) == len(EVERY) == 240


def test_every_reply_says_why_it_is_labelled_so() -> None:
    assert all(one.why.strip() for one in EVERY)


def test_labels_are_shares_or_not_in_play() -> None:
    for one in EVERY:
        assert set(one.labels) == set(DIMENSIONS)
        assert all(mark is None or 0 <= mark <= 1 for mark in one.labels.values()), one.id


def test_a_third_is_held_back_in_every_family() -> None:
    held = Counter(one.family for one in EVERY if one.held)

    assert held == dict.fromkeys(FAMILIES, 16)


def test_no_two_replies_are_the_same_and_none_is_one_of_the_scorers_own() -> None:
    texts = [one.text for one in EVERY]
    own = {
        text
        for family in MATCHED
        for kind in (GOOD, "cold", "vague")
        for text in matched(family, kind)
    }

    assert len(set(texts)) == len(texts)
    assert not own & set(texts)


@pytest.mark.parametrize("one", [one for one in EVERY if one.kind == GOOD], ids=lambda one: one.id)
def test_a_good_reply_is_labelled_above_every_other_of_its_scene(one) -> None:
    def worth(reply) -> float:
        marks = [mark for mark in reply.labels.values() if mark is not None]
        return sum(marks) / len(marks)

    others = [other for other in EVERY if other.scene == one.scene and other.kind != GOOD]
    assert all(worth(other) < worth(one) for other in others)


def test_every_context_is_a_transcript_that_can_be_scored() -> None:
    for one in EVERY:
        read = read_line(json.dumps(one.transcript, default=str))
        assert read.turns[-1].text == one.text
