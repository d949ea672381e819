"""Plots: well-formed, told in words, and what they show is where it should be."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.training.plots import Point, bar, course, spark
from firstline.training.plots.course import FATAL, NOT_PASSED, PASSED

marks = st.sampled_from([PASSED, NOT_PASSED, FATAL])
points = st.builds(Point, st.floats(0, 100), st.text(max_size=12).filter(str.isprintable), marks)


def drawn(svg):
    return ElementTree.fromstring(svg)


@given(st.lists(points, max_size=30))
def test_whatever_the_tries_were_the_plot_is_whole_and_within_its_frame(tries):
    found = drawn(course("totals", "Totals of <demo>", "all & every", tries, (80,)))
    assert found.find("title").text == "Totals of <demo>"
    assert found.find("desc").text == "all & every"
    assert found.get("aria-labelledby") == "totals-title totals-desc"
    assert found.get("role") == "img"
    for circle in found.iter("circle"):
        assert 0 <= float(circle.get("cx")) <= 560 and 0 <= float(circle.get("cy")) <= 210


def test_better_tries_stand_higher_and_later_ones_further_right():
    tries = [Point(40, "1"), Point(90, "2", PASSED)]
    first, second = drawn(course("t", "t", "d", tries)).findall("circle")
    assert float(second.get("cy")) < float(first.get("cy"))
    assert float(second.get("cx")) > float(first.get("cx"))


def test_what_was_passed_not_passed_and_fatal_differs_in_shape():
    tries = [Point(40), Point(90, mark=PASSED), Point(90, mark=FATAL)]
    found = drawn(course("t", "t", "d", tries))
    assert [one.get("class") for one in found.findall("circle")] == ["not-passed", "passed"]
    assert [one.get("class") for one in found.findall("path")] == ["fatal"]


def test_many_tries_are_labelled_with_room_between_and_the_last_one_always():
    labels = [str(number) for number in range(40)]
    found = drawn(course("t", "t", "d", [Point(50, label) for label in labels]))
    below = [one.text for one in found.findall("text") if one.get("text-anchor") == "middle"]
    assert len(below) <= 8 and below[-1] == "39"


def test_a_dimension_that_was_not_in_play_leaves_a_gap_and_no_point():
    found = drawn(spark("s", "t", "d", [None, 0.5, None]))
    assert found.find("polyline") is None and len(found.findall("circle")) == 1
    assert drawn(spark("s", "t", "d", [None])).find("circle") is None


@pytest.mark.parametrize(("share", "width"), [(0.0, 0), (0.25, 50), (1.0, 200), (1.7, 200)])
def test_a_bar_is_as_long_as_its_share(share, width):
    ground, filled = drawn(bar(share)).findall("rect")
    assert float(filled.get("width")) == width and float(ground.get("width")) == 200


def test_what_was_not_in_play_is_no_bar():
    assert drawn(bar(None)).find("rect") is None
    assert drawn(bar(None)).get("aria-hidden") == "true"
