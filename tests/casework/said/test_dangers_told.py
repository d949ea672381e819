"""Dangers in the words that people use for them, and words that only sound like one."""

from __future__ import annotations

import pytest

from firstline.casework.said.claim import DANGER
from firstline.casework.said.peril import peril_of
from tests.casework.records import said

HEARD = """
it whiffs of gas
a funny rotten egg smell by the hob
hob hisses when it's off
we keep the window open because of the smell
the burner gave me a headache all evening
cooker gave me a belt when I touched the knob
water all round the fridge and the socket is in it
the oven won't switch off
kettle lead was frayed
the blade came loose and went across the kitchen
my boy is allergic to nuts and there were nuts in the box
he's in A&E
whole family was sick after the pantry box
found glass in the harvest box salad
air purifier makes my asthma worse
it scratched my hand badly
""".strip().splitlines()
NOT = """
this whole thing gives me a headache
I was sick so I missed the visit
my mother works at the hospital
glass in the box was broken, the picture frame
the washing machine leaks water
the dishwasher won't switch on
I'm allergic to waiting
carl scratched my floor with the dryer
your man scratched the wall when he left
""".strip().splitlines()
PERILS = """
i just want it all to end
she wishes it all to stop
i'm setting the dog on him
""".strip().splitlines()
NO_PERILS = """
I want this subscription to end
she wants it to end today
the dog was barking at the driver
""".strip().splitlines()


def dangers(text):
    return [one for one in said(text).claims if one.kind == DANGER and one.is_plain]


@pytest.mark.parametrize("text", HEARD)
def test_a_danger_is_heard(text):
    assert dangers(text)


@pytest.mark.parametrize("text", NOT)
def test_what_only_sounds_like_one_is_none(text):
    assert not dangers(text)


@pytest.mark.parametrize("text", PERILS)
def test_a_peril_is_heard(text):
    assert any(peril_of(one.written) for one in dangers(text))


@pytest.mark.parametrize("text", NO_PERILS)
def test_an_end_or_a_dog_alone_is_no_peril(text):
    assert not dangers(text)
