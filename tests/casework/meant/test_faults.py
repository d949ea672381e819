"""A thing of hers that is wrong by a part of a message that is about something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.casework.findings.call.cases import line, order, parcel
from tests.casework.meant.test_meant import REPAIR, SOLD, read

TWICE, ITEM, PARTS = "debited_twice", "item_wrong", "parts_missing"
OVEN = order(), line(description="Alder built-in oven"), parcel()
TOWELS = (
    order(),
    replace(
        line(description="Bath towel set, sage"),
        sku="TW-SAGE",
        sent_sku="TW-SLATE",
        sent_description="Bath towel set, slate",
    ),
    parcel(),
)


@pytest.mark.parametrize(
    "text",
    [
        "when do you have the drum bearing, and by the way the filter cartridges are cracked",
        "bearing in? filter cartridges broken",
        "One of the filter cartridges was cracked. Is the bearing of my washer in stock?",
    ],
)
def test_a_fault_of_what_she_bought_stands_beside_what_is_repaired(text):
    assert read(text, PARTS, of=(*SOLD, *REPAIR)) == (PARTS, ITEM)


@pytest.mark.parametrize(
    "text",
    [
        "You took 80 twice, and my oven trips the fuse each time",
        "2x 80.00; oven door hangs crooked somehow",
        "Charged twice. The oven makes everything soggy inside.",
    ],
)
def test_what_sounds_like_a_fault_of_a_thing_that_is_named_is_one(text):
    assert read(text, TWICE, of=OVEN, hints=(ITEM,)) == (TWICE, ITEM)
    assert read(text, TWICE, of=SOLD, hints=(ITEM,)) == (TWICE,)


@pytest.mark.parametrize(
    "text",
    [
        "You took 80 twice, and I bought one oven",
        "2x 80.00; the oven itself is fine",
        "Charged twice. The oven for 80.00.",
        "charged twice, my neighbour has the same oven you know",
        "charged twice and where is the oven",
    ],
)
def test_a_thing_that_is_named_without_a_fault_has_none(text):
    assert read(text, TWICE, of=OVEN, hints=(ITEM,)) == (TWICE,)


def test_what_never_came_has_no_fault_yet():
    under_way = order(status="shipped"), OVEN[1]
    text = "You took 80 twice, and my oven trips the fuse each time"
    assert read(text, TWICE, of=under_way, hints=(ITEM,)) == (TWICE,)


@pytest.mark.parametrize(
    "text",
    [
        "charged twice, and slate arrived where I ordered sage",
        "slate set came, sage ordered. 80.00 2x",
        "You took 80 twice for sage, and these are slate.",
    ],
)
def test_what_was_sent_beside_what_was_ordered_is_another_thing(text):
    assert read(text, TWICE, of=TOWELS) == (TWICE, ITEM)


@pytest.mark.parametrize("text", ["charged twice for slate towels", "80 twice for the sage set"])
def test_one_of_both_names_tells_of_no_other_thing(text):
    assert read(text, TWICE, of=TOWELS) == (TWICE,)


@pytest.mark.parametrize(
    "text",
    [
        "Mei did not ring, and my oven is fine",
        "your phone went dead. the oven works",
        "nobody rang",
    ],
)
def test_a_telephone_or_a_line_that_failed_is_no_fault_of_a_thing(text):
    assert read(text, TWICE, of=OVEN) == (TWICE,)
