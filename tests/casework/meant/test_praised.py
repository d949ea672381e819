"""A thing that she praises is no matter beside another."""

from __future__ import annotations

import pytest

from firstline.casework.meant import meant
from firstline.casework.meant.issues import EXPLAIN, ITEM, TWICE
from tests.casework.meant.test_deciding import NOW, known, records

__all__ = ["records"]


def read(records, text, *intents):
    asked = known(records, "CU-1024", text).asked
    return meant(asked.snapshot, asked.said, intents, NOW)


@pytest.mark.parametrize(
    "text",
    [
        "The towels are lovely by the way, it is just the 64.80.",
        "I love the towels, but 64.80??",
        "64.80 please. The bath towels are really nice",
    ],
)
def test_a_sum_beside_a_thing_that_is_praised_is_the_matter(records, text):
    assert read(records, text, ITEM) == (TWICE,)


@pytest.mark.parametrize(
    "text",
    [
        "the towels are not nice, and 64.80",
        "the towels are lovely but slate",
        "I like the towels, only they came torn, and 64.80",
        "64.80 for towels",
    ],
)
def test_a_thing_that_is_not_praised_or_is_faulty_stays_a_matter(records, text):
    assert ITEM in read(records, text, ITEM)


@pytest.mark.parametrize("text", ["happy with the towels, what is 4187", "4187? towels are great"])
def test_a_thing_that_is_praised_is_put_aside(records, text):
    assert read(records, text, ITEM, EXPLAIN) == (EXPLAIN,)
