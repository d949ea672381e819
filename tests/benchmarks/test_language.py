"""The figures of the language benchmark are counted right; the public sets need not be there."""

from __future__ import annotations

import json

import numpy as np
import pytest
from click.testing import CliRunner

from benchmarks.language import measures, scores, sets
from benchmarks.language.__main__ import main
from benchmarks.language.remembered import Remembered
from firstline.language.encoder import DIMENSIONS
from firstline.language.understanding import Understanding


def got(*ranking: str, issues: tuple[str, ...] = ()) -> Understanding:
    ranked = tuple((name, 0.9) for name in ranking)
    return Understanding(ranking[0], 0.9, ranked, tuple((name, 0.9) for name in issues))


class CountingEncoder:
    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def knows(self, word: str) -> bool:
        return True

    def encode_together(self, texts) -> np.ndarray:
        self.asked.append(list(texts))
        return np.full((len(texts), DIMENSIONS), len(texts[0]), dtype=np.float32)


def test_the_right_intent_may_stand_among_the_first_three():
    answers = [("a", got("a", "b")), ("a", got("b", "c", "a")), ("a", got("b", "c", "d", "a"))]
    assert scores.right(answers) == scores.Share(1, 3)
    assert scores.right(answers, among=3) == scores.Share(2, 3)


def test_shares_are_counted_for_each_group():
    answers = [("typos", "a", got("a")), ("typos", "a", got("b")), ("plain", "a", got("a"))]
    assert scores.by_group(answers) == {
        "plain": scores.Share(1, 1),
        "typos": scores.Share(1, 2),
    }


def test_what_was_confused_most_stands_first():
    answers = [("a", got("b")), ("c", got("a")), ("c", got("a")), ("a", got("a"))]
    assert scores.confused(answers) == [(("c", "a"), 2), (("a", "b"), 1)]


def test_auroc_is_the_share_of_pairs_in_the_right_order():
    inside, outside = [0.4, 0.6, 0.8, 0.9], [0.1, 0.4, 0.7]
    pairs = [(i > o) + (i == o) / 2 for i in inside for o in outside]
    assert scores.out_of_scope(inside, outside).auroc == pytest.approx(np.mean(pairs))


def test_recall_out_of_scope_leaves_19_of_20_in_scope():
    inside = [number / 100 for number in range(1, 101)]
    assert scores.out_of_scope(inside, [0.01, 0.05, 0.5, 0.99]).recall == 0.5


def test_issues_are_counted_over_all_messages_together():
    answers = [(("a", "b"), got("a", issues=("a",))), ((), got("c", issues=("c",)))]
    assert scores.issues(answers) == (scores.Share(1, 2), scores.Share(1, 2))


def test_the_same_seed_draws_the_same_examples():
    rows = [(f"{intent} {number}", intent) for intent in "ab" for number in range(30)]
    drawn = sets.few(rows, 10, seed=1)
    assert drawn == sets.few(rows, 10, seed=1) != sets.few(rows, 10, seed=2)
    assert [intent for _, intent in drawn] == ["a"] * 10 + ["b"] * 10


def test_public_sets_are_read_as_they_are_published(tmp_path):
    (tmp_path / "banking77").mkdir()
    for part in ("train", "test"):
        file = tmp_path / "banking77" / f"{part}.csv"
        file.write_text('text,category\n"one, two",card\n', encoding="utf-8")
    (tmp_path / "clinc150").mkdir()
    parts = {"test": [["hello", "greeting"]]}
    (tmp_path / "clinc150" / "data_full.json").write_text(json.dumps(parts), encoding="utf-8")
    assert sets.banking(tmp_path) == ([("one, two", "card")], [("one, two", "card")])
    assert sets.clinc(tmp_path) == {"test": [("hello", "greeting")]}


def test_vectors_are_kept_for_the_next_time(tmp_path):
    first, second = CountingEncoder(), CountingEncoder()
    for encoder in (first, second):
        remembered = Remembered(encoder, tmp_path)
        vectors = remembered.encode_together(["one", "two"])
        assert vectors.shape == (2, DIMENSIONS) and (vectors == 3).all()
        remembered.keep()
    assert first.asked == [["one", "two"]] and second.asked == []


def test_our_own_tuning_is_that_of_the_product():
    tuning = measures.own_tuning()
    assert "greet" in tuning.courtesies and "debited_twice" in tuning.issues


def test_a_missing_set_is_told_and_nothing_fails(tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    done = CliRunner().invoke(main, ["--only", "banking", "--data", str(tmp_path / "none")])
    assert done.exit_code == 0
    assert "not measured" in done.output and "--data" in done.output
