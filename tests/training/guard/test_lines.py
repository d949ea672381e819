"""The labelled lines, and what the guard makes of those held back and of our own playbooks."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.guard.counting import held_back
from benchmarks.guard.labelled import filled, lines
from firstline.training.guard import KINDS, flags
from firstline.training.guard.judging import FLAGGED_AS, FREE
from tests.casework.test_playbook_phrases import SPOKEN

ENOUGH, ENOUGH_CLEAN = 60, 400


def test_there_are_enough_lines_of_each_class():
    counts = Counter(one.label for one in lines("lines"))
    for label, kind in FLAGGED_AS.items():
        counts[kind] += counts.pop(label)
    assert set(counts) == {*KINDS, *FREE}
    assert min(counts[kind] for kind in KINDS) >= ENOUGH
    assert sum(counts[label] for label in FREE) >= ENOUGH_CLEAN


def test_no_line_is_both_fitted_and_held_back():
    fitted = {one.text.casefold() for one in lines("lines")}
    assert not fitted & {one.text.casefold() for one in lines("held_back")}


def test_lines_that_were_never_fitted_are_told_apart():
    any_flag, _ = held_back()
    assert 2 * any_flag.right / (2 * any_flag.right + any_flag.false + any_flag.missed) >= 0.87


@pytest.mark.parametrize("file", sorted({file for file, _ in SPOKEN}))
def test_nothing_that_our_playbooks_say_is_flagged(file):
    said = [filled(text) for name, text in SPOKEN if name == file]
    assert [(text, found) for text in said if (found := flags(text))] == []
